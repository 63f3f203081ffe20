import { isNotice, type Meaning, type Status, statusOf } from '@/lib/tracking/milestones';
import { broadCodes, exactCodes } from './codes';
import { dhlPhrases, negation } from './phrases';

/** What DHL says of one event, or of the whole parcel. Absent fields are ''. */
export interface DhlSaid {
  /** Division: "express", "parcel-de". */
  service: string;
  /** "pre-transit", "transit", "delivered", "failure", "unknown"; many Express events have none. */
  statusCode: string;
  /** A code of the division, or a sentence once more. */
  status: string;
  /** DHL's sentences, most telling first. */
  texts: readonly string[];
}

/**
 * The main status decides what an event can mean at all, the words how fine: DHL keeps "transit" while the
 * parcel is out for delivery, held, or back in the depot. What it rules out: a delivery that DHL does not count
 * as one, a parcel under way before DHL has it, and good news under "failure".
 */
const impossible: ReadonlyMap<string, readonly Status[]> = new Map<string, readonly Status[]>([
  [
    'pre-transit',
    ['in_transit', 'out_for_delivery', 'available_for_pickup', 'delivered', 'returning', 'returned'],
  ],
  ['transit', ['delivered']],
  ['delivered', ['label_created', 'out_for_delivery', 'in_transit']],
  ['failure', ['label_created', 'in_transit', 'out_for_delivery', 'delivered']],
]);

/** The main status alone. `unknown` says nothing of the parcel: what was known stays (and its words are shown). */
const coarse: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['pre-transit', 'label_created.label_created'],
  ['transit', 'in_transit.moving'],
  ['delivered', 'delivered.delivered'],
  ['failure', 'exception.other'],
  ['unknown', 'notice.information'],
]);

export interface DhlMeaning {
  meaning: Meaning;
  rule: string;
}

/**
 * What it means, and by which rule: R4.1's words, the division's exact code, known turns of phrase within what
 * the main status allows, codes that only name a kind, the main status. Else `unknown.unmapped`.
 */
export function dhlMeaning({ service, statusCode, status, texts }: DhlSaid): DhlMeaning {
  const said = texts.map((text) => text.toLowerCase());
  const stop = said.map(phraseOf(['postage'])).find((found) => found !== null);
  if (stop) return stop;
  const code = status.toUpperCase();
  const exact = exactCodes.get(service)?.get(code);
  if (exact) return { meaning: exact, rule: `dhl.code:${service}/${code}` };
  const phrase = said.map(phraseOf(null, statusCode)).find((found) => found !== null);
  if (phrase) return phrase;
  const broad = broadCodes.get(service)?.get(code);
  if (broad && isPossible(broad, statusCode)) return { meaning: broad, rule: `dhl.code:${service}/${code}` };
  const main = coarse.get(statusCode);
  if (main) return { meaning: main, rule: `dhl.statusCode:${statusCode}` };
  return { meaning: 'unknown.unmapped', rule: 'dhl.unmapped' };
}

/** What a sentence alone says; null when none of the known turns of phrase is in it. */
export function dhlTextMeaning(text: string): DhlMeaning | null {
  return phraseOf(null)(text.toLowerCase());
}

/** May an event mean this under DHL's main status? */
export function isPossible(meaning: Meaning, statusCode: string): boolean {
  return isNotice(meaning) || !(impossible.get(statusCode) ?? []).includes(statusOf(meaning));
}

function phraseOf(ids: readonly string[] | null, statusCode = '') {
  return (text: string): DhlMeaning | null => {
    const isNegated = negation.test(text);
    const rule = dhlPhrases.find(
      ([id, meaning, pattern]) =>
        (ids?.includes(id) ?? true) &&
        !(isNegated && saysDone(meaning)) &&
        // Handed to another carrier for the last mile is the end of DHL's own journey only.
        (isPossible(meaning, statusCode) || id === 'final_mile') &&
        pattern.test(text),
    );
    return rule ? { meaning: rule[1], rule: `dhl.text:${rule[0]}` } : null;
  };
}

const doneStatuses: readonly Status[] = [
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'delivered',
];

/** A "not" beside these does not turn them round. */
const notTurned: readonly Meaning[] = ['in_transit.customs_started', 'out_for_delivery.awaiting_scan'];

/** Good news, which a "not" in the sentence turns round. */
function saysDone(meaning: Meaning): boolean {
  return !isNotice(meaning) && !notTurned.includes(meaning) && doneStatuses.includes(statusOf(meaning));
}
