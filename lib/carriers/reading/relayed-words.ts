import type { Meaning } from '@/lib/tracking/milestones';
import { uspsTextMeaning } from '../usps/texts';

/** What a shared code says may be less than what USPS's phrase says beside it; a finer code stays. */
const coarseMeanings: ReadonlySet<Meaning> = new Set<Meaning>([
  'label_created.label_created',
  'in_transit.accepted',
  'in_transit.arrived',
  'in_transit.moving',
  'attempt_failed.attempted',
  'exception.address_problem',
  'exception.delayed',
  'exception.other',
]);

const sayingNothing: Meaning = 'in_transit.moving';

/**
 * What a carrier's own words add where an aggregator with fine codes relays them, given what its code means
 * (null: nothing to us); null: they add nothing. USPS's words are read as in its own answers: only they tell
 * "awaiting delivery scan" from "in transit", or a locker from a mailbox. Of other carriers' words only a postage
 * stop is (R4.1), unless the parcel has arrived all the same. The rule comes without a prefix.
 */
export function relayedMeaning(
  carrier: string | null,
  text: string,
  known: Meaning | null,
): { meaning: Meaning; rule: string } | null {
  const found = carrier === 'usps' ? uspsMeaning(text, known) : postageStop(text, known);
  return found && { meaning: found.meaning, rule: found.rule.replace(/^usps\./, '') };
}

function uspsMeaning(text: string, known: Meaning | null) {
  const sharper = uspsTextMeaning(text, known);
  if (sharper || (known !== null && !coarseMeanings.has(known))) return sharper;
  const phrase = uspsTextMeaning(text, null);
  return phrase?.meaning === sayingNothing && known !== null ? null : phrase;
}

/** Told whoever the carrier is: what is at stake is the shop's good name. */
function postageStop(text: string, known: Meaning | null) {
  if (known?.startsWith('delivered.') || known?.startsWith('returned.')) return null;
  const found = uspsTextMeaning(text, 'exception.other');
  return found?.meaning === 'exception.postage_review' ? found : null;
}
