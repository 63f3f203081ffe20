import type { Meaning } from '@/lib/tracking/milestones';
import { uspsTextMeaning } from '../usps/texts';

const backWithSender =
  /^delivered\b|\b(has been|was) (returned|delivered)( back)? to (the )?(original )?(sender|shipper)\b/i;

/**
 * What a carrier's own words say beyond an aggregator's status: customs, a postage stop, where it was left, that
 * a return has arrived. `known` is what the status means, null when it means nothing to us. Words alone are read
 * only where they are USPS's, the one carrier whose phrases we know, and where the status says no more than "in
 * transit"; from any other carrier they only sharpen. The rule comes without a prefix.
 */
export function meaningOfWords(
  text: string,
  known: Meaning | null,
  carrier: string | null,
): { meaning: Meaning; rule: string } | null {
  if (known?.startsWith('returning.') && backWithSender.test(text)) {
    return { meaning: 'returned.returned', rule: 'text:back_with_sender' };
  }
  if (known === null && carrier !== 'usps') {
    // Told whoever the carrier is: what is at stake is the shop's good name (R4.1).
    const stop = uspsTextMeaning(text, 'exception.other');
    return stop?.meaning === 'exception.postage_review' ? plain(stop) : null;
  }
  const isCoarse = known === 'in_transit.moving' && carrier === 'usps';
  const found = uspsTextMeaning(text, known) ?? (isCoarse ? uspsTextMeaning(text, null) : null);
  return found && plain(found);
}

function plain({ meaning, rule }: { meaning: Meaning; rule: string }) {
  return { meaning, rule: rule.replace(/^usps\./, '') };
}
