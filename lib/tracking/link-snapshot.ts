import { dropPlaceOf } from './drop-place';
import { maskNames } from './mask-names';
import type { ShipmentSnapshot } from './view';

/**
 * What whoever has a link may see of a parcel's state: that somebody signed, not who; where it was left if that is
 * a spot known to us ("Front Door"), as other words may hold a name or a house number; no names in the carrier's
 * words. The rest is for who has proved to be the buyer (`lib/services/get-proof.ts`).
 */
export function linkSnapshot(snapshot: ShipmentSnapshot): ShipmentSnapshot {
  const { signedBy, deliveredTo, events } = snapshot;
  return {
    ...snapshot,
    events: events.map((entry) => ({ ...entry, carrierText: maskNames(entry.carrierText, signedBy) })),
    deliveredTo: deliveredTo !== null && dropPlaceOf(deliveredTo) ? deliveredTo : null,
    signedBy: null,
    ...(signedBy !== null && { isSigned: true }),
  };
}
