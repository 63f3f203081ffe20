import type { Meaning } from '@/lib/tracking/milestones';
import { relayedMeaning } from '../reading/relayed-words';
import { easypostDetails, easypostRefinements, easypostReturns, easypostStatuses } from './statuses';

/**
 * What EasyPost's pair of codes means, made finer by the carrier's own words ("Processed through customs"):
 * EasyPost has no codes for customs. `carrier` is ours. A pair that neither table knows is `unknown.unmapped`.
 */
export function easypostMeaning(
  { status, detail, text }: { status: string; detail: string; text: string },
  carrier: string | null,
): { meaning: Meaning; rule: string } {
  const known = byCodes(status, detail);
  const told = relayedMeaning({ text, carrier, hasCoarseCodes: true }, known?.meaning ?? null);
  if (told) return { meaning: told.meaning, rule: `easypost.${told.rule}` };
  return known ?? { meaning: 'unknown.unmapped', rule: 'easypost.unmapped' };
}

function byCodes(status: string, detail: string): { meaning: Meaning; rule: string } | null {
  const finer = (status === 'return_to_sender' ? easypostReturns : easypostDetails).get(detail);
  const mayRefine = easypostRefinements.get(status);
  if (finer && mayRefine?.some((prefix) => finer.startsWith(prefix))) {
    return { meaning: finer, rule: `easypost.detail:${status}/${detail}` };
  }
  const coarse = easypostStatuses.get(status);
  return coarse ? { meaning: coarse, rule: `easypost.status:${status}` } : null;
}
