import type { Meaning } from '../milestones';
import { standingEstimate } from '../standing-estimate';
import type { ShipmentSnapshot } from '../view';
import { businessDaysAfter, type Calendar } from './calendar';
import type { Clock } from './clock';
import { dayOf, endOfDay } from './day';
import type { ZoneSpan } from './zones';

type Parcel = Pick<ShipmentSnapshot, 'status' | 'milestone' | 'events' | 'estimate'>;

/** The last day on which the parcel is expected, as a number; null where no date stands. */
export function lastExpectedDay(parcel: Parcel): number | null {
  const estimate = standingEstimate(parcel);
  if (!estimate) return null;
  const day = dayOf(estimate.lastDate ?? estimate.date);
  return Number.isFinite(day) ? day : null;
}

/** Is that day over wherever the parcel may be going, or did something happen on a later one? */
export function isPast(lastDay: number, { events }: Parcel, zones: ZoneSpan, clock: Clock): boolean {
  const newest = events[0] ? dayOf(events[0].localTime) : Number.NEGATIVE_INFINITY;
  return newest > lastDay || clock.hasPassed(endOfDay(lastDay, zones.west));
}

/** What the carrier says of a parcel that is or will be late: then it is late for a reason. */
const reasons: ReadonlySet<Meaning> = new Set<Meaning>([
  'exception.delayed',
  'exception.weather',
  'exception.missorted',
  'exception.customs_held',
  'exception.security',
  'exception.postage_review',
  'exception.info_needed',
  'exception.payment_needed',
  'exception.address_problem',
  'in_transit.customs_started',
  'in_transit.forwarded',
  'in_transit.scheduled',
  'out_for_delivery.awaiting_scan',
  'out_for_delivery.appointment',
  'attempt_failed.no_recipient',
  'attempt_failed.no_safe_place',
  'attempt_failed.no_access',
  'attempt_failed.business_closed',
  'attempt_failed.redelivery_needed',
  'attempt_failed.redelivery_scheduled',
  'attempt_failed.attempted',
  'notice.date_changed',
  'notice.change_requested',
  'notice.change_confirmed',
  'notice.hold_requested',
]);
/** After so many business days a storm or a detour explains nothing any more. */
const reasonHoldsDays = 5;

/** Has the carrier said why it is late? What holds now is a reason; what held is one for some days more. */
export function hasReason({ milestone, events }: Parcel, calendar: Calendar, zones: ZoneSpan, clock: Clock) {
  if (reasons.has(milestone)) return true;
  const told = events.find(({ meaning }) => reasons.has(meaning));
  if (!told) return false;
  const lastDay = businessDaysAfter(calendar, dayOf(told.localTime), reasonHoldsDays);
  return !clock.hasPassed(endOfDay(lastDay, zones.west));
}
