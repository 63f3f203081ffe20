import { awaitingScanDue } from '../awaiting-scan';
import type { TrackingEvent } from '../event';
import type { ShipmentFacts } from '../facts';
import { buildSnapshot } from '../snapshot';
import type { ShipmentSnapshot } from '../view';
import { answerOf } from './answer-of';

/** What of the shipment itself its answer hangs on. */
export interface AnsweredShipment {
  carrier: string;
  trackingNumber: string;
  /** `YYYY-MM-DD` */
  shipDateStart: string;
}

/**
 * The snapshot with its answer, and from when on time alone may change either (`shipments.reconsider_at`; null:
 * never). Depends on the set of events, the facts, the shipment and `now`.
 */
export function answeredSnapshot(
  shipment: AnsweredShipment,
  facts: ShipmentFacts,
  known: readonly TrackingEvent[],
  now: Date,
): { snapshot: ShipmentSnapshot & { answer: object }; reconsiderAt: Date | null } {
  const { carrier, trackingNumber, shipDateStart } = shipment;
  const snapshot = buildSnapshot(facts, known, now, trackingNumber);
  const { answer, validUntil } = answerOf({ snapshot, carrier, shipDateStart }, now);
  const scanDue = snapshot.milestone === 'out_for_delivery.out_for_delivery' ? awaitingScanDue(known) : null;
  const [reconsiderAt = null] = [validUntil, scanDue]
    .filter((instant) => instant !== null && instant > now)
    .sort((a, b) => Number(a) - Number(b));
  return { snapshot: { ...snapshot, answer }, reconsiderAt };
}
