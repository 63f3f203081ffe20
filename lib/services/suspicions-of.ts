import type { LockedShipment } from '@/lib/db/shipment-state';
import { collisionsIn } from '@/lib/tracking/collision';
import type { ShipmentFacts } from '@/lib/tracking/facts';
import { foreignLabel, postageReview } from '@/lib/tracking/label';
import type { Suspicion } from '@/lib/tracking/suspicion';
import type { Uses } from '@/lib/tracking/uses';
import type { IngestItem } from './apply-updates';

/**
 * All that a person should look at about a parcel, worked out anew from everything known of it, so that what
 * loses its evidence goes. Only whose label it is cannot be told from events: that stays as an account that
 * was asked last left it.
 */
export function suspicionsOf(
  { trackingNumber, suspicions }: Pick<LockedShipment, 'trackingNumber' | 'suspicions'>,
  { own, suspicion: reuse }: Uses,
  facts: ShipmentFacts,
  items: readonly Pick<IngestItem, 'ownMailerId'>[],
): Suspicion[] {
  const asked = items.findLast(({ ownMailerId }) => ownMailerId !== undefined);
  const label = asked
    ? foreignLabel(trackingNumber, asked.ownMailerId ?? null)
    : (suspicions.find(({ kind }) => kind === 'foreign_label') ?? null);
  const found = [
    ...collisionsIn(own, facts.destination?.value ?? null),
    reuse,
    postageReview(own, facts),
    label,
  ];
  return found.filter((one) => one !== null);
}
