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

const backWithSender =
  /^delivered\b|\b(has been|was) (returned|delivered)( back)? to (the )?(original )?(sender|shipper)\b/i;

/**
 * What a carrier's own words add where an aggregator relays them, given what its code means (null: nothing to us);
 * null: they add nothing. USPS's words are read as in its own answers: only they tell "awaiting delivery scan" from
 * "in transit", or a locker from a mailbox. Of other carriers' words those of a postage stop (R4.1), unless the
 * parcel has arrived all the same, and that it is back with its sender. `hasCoarseCodes`: an API without codes for
 * customs or lockers, whose codes any carrier's words sharpen. The rule comes without a prefix.
 */
export function relayedMeaning(
  { text, carrier, hasCoarseCodes = false }: RelayedWords,
  known: Meaning | null,
): { meaning: Meaning; rule: string } | null {
  if (known?.startsWith('returning.') && backWithSender.test(text)) {
    return { meaning: 'returned.returned', rule: 'text:back_with_sender' };
  }
  const mayBeSharper = hasCoarseCodes && known !== null;
  const found =
    carrier === 'usps'
      ? uspsMeaning(text, known)
      : mayBeSharper
        ? uspsTextMeaning(text, known)
        : postageStop(text, known);
  return found && { meaning: found.meaning, rule: found.rule.replace(/^usps\./, '') };
}

export interface RelayedWords {
  text: string;
  /** Ours, of the carrier whose words they are; null where nobody says. */
  carrier: string | null;
  hasCoarseCodes?: boolean;
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
