import { isNotice } from './milestones';
import type { Estimate, ShipmentSnapshot, TimelineEntry } from './view';

/** What an agent on the phone asks for first. Times are wall clocks of the places. */
export interface KeyDates {
  /** First scan by which the carrier has the parcel; null while it has none. */
  handedOver: TimelineEntry | null;
  lastScan: TimelineEntry | null;
  /** As the carrier gave it, also where it has passed: it is what the call is about. */
  expected: Estimate | null;
}

/** The dates of a parcel that matter in a call, from what the carrier itself reported. */
export function keyDatesOf({ events, estimate, status }: ShipmentSnapshot): KeyDates {
  const scans = events.filter(
    ({ meaning, origin }) =>
      origin === 'carrier' && !isNotice(meaning) && !/^(label_created|pending|cancelled)\./.test(meaning),
  );
  const isOver = status === 'delivered' || status === 'returned' || status === 'cancelled';
  return {
    handedOver: scans.at(-1) ?? null,
    lastScan: scans[0] ?? null,
    expected: isOver ? null : estimate,
  };
}
