import type { Meaning } from '@/lib/tracking/milestones';
import { relayedMeaning } from '../reading/relayed-words';
import { shippoActions, shippoSentences, shippoStatuses } from './statuses';

export interface ShippoCodes {
  status: string;
  /** '' where there is none. */
  substatus: string;
  isActionRequired: boolean;
}

/**
 * What Shippo's codes mean: the pair, made finer by the words. A substatus that is new leaves the status, a new
 * status `unknown.unmapped`. `carrier` is ours.
 */
export function shippoMeaning(
  codes: ShippoCodes,
  text: string,
  carrier: string | null,
): { meaning: Meaning; rule: string } {
  const known = byCodes(codes) ?? null;
  const told = relayedMeaning({ text, carrier, hasCoarseCodes: true }, known?.meaning ?? null);
  if (told) return { meaning: told.meaning, rule: `shippo.${told.rule}` };
  const isCoarse = codes.substatus === '' && (codes.status === 'TRANSIT' || codes.status === 'UNKNOWN');
  const sentence = isCoarse ? shippoSentences.find(([, pattern]) => pattern.test(text)) : undefined;
  if (sentence) return { meaning: sentence[2], rule: `shippo.text:${sentence[0]}` };
  return known ?? { meaning: 'unknown.unmapped', rule: 'shippo.unmapped' };
}

function byCodes({ status, substatus, isActionRequired }: ShippoCodes) {
  const pair = `${status}/${substatus}`;
  const action = isActionRequired ? shippoActions.get(pair) : undefined;
  if (action) return { meaning: action, rule: `shippo.action:${pair}` };
  for (const key of [pair, `${status}/`]) {
    const meaning = shippoStatuses.get(key);
    if (meaning) return { meaning, rule: `shippo.status:${key}` };
  }
  return null;
}
