import { decodeNumber } from '@/lib/numbers/decode';
import type { TrackingEvent } from './event';
import type { ShipmentFacts } from './facts';
import { fingerprint } from './fingerprint';
import type { Suspicion } from './suspicion';

const review = 'exception.postage_review';

/** The carrier stopped the parcel for its postage (R4.1): the merchant is told at once, and it stays on record. */
export function postageReview(events: readonly TrackingEvent[], facts: ShipmentFacts): Suspicion | null {
  const stops = events.filter(({ meaning }) => meaning === review);
  const summary = facts.summary?.value.milestone === review ? facts.summary.value : null;
  const words = stops[0]?.carrierText ?? summary?.carrierText;
  if (words === undefined) return null;
  return { kind: 'postage_review', eventIds: stops.map(fingerprint), details: { words } };
}

/**
 * Was the label made under another USPS customer's Mailer ID (R4.3)? Null too where the number does not
 * certainly hold one, or the shop's own is not known.
 */
export function foreignLabel(trackingNumber: string, ownMailerId: string | null): Suspicion | null {
  const decoded = decodeNumber(trackingNumber);
  if (ownMailerId === null || decoded?.kind !== 'usps_impb') return null;
  const { mailerId, isMailerIdCertain } = decoded;
  if (mailerId === null || !isMailerIdCertain || mailerId === ownMailerId) return null;
  return { kind: 'foreign_label', eventIds: [], details: { mailerId, own: ownMailerId } };
}
