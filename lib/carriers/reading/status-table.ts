import type { TrackingEvent } from '@/lib/tracking/event';
import type { Meaning } from '@/lib/tracking/milestones';

/** A carrier's status codes: what each means, and the words that the carrier publishes for it. */
export type StatusTable = ReadonlyMap<string, { meaning: Meaning; text: string }>;

export function statusTable(rows: readonly (readonly [code: string, Meaning, text: string])[]): StatusTable {
  return new Map(rows.map(([code, meaning, text]) => [code, { meaning, text }]));
}

/**
 * Reads one status by its exact code. `said` is what the answer itself says, where it says anything; else
 * the words of the table stand for it, and a code that the table does not have stands for itself.
 * `rulePrefix`: "ghn.status".
 */
export function readStatus(
  table: StatusTable,
  rulePrefix: string,
  { code, said = '' }: { code: string; said?: string },
): Pick<TrackingEvent, 'meaning' | 'rule' | 'carrierCode' | 'carrierText'> {
  const known = table.get(code);
  return {
    meaning: known?.meaning ?? 'unknown.unmapped',
    rule: known ? `${rulePrefix}:${code}` : `${rulePrefix}.unmapped`,
    carrierCode: code,
    carrierText: said || known?.text || code,
  };
}
