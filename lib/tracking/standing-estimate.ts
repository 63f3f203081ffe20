import { concernOf } from './concern';
import type { Status } from './milestones';
import type { Estimate, ShipmentSnapshot } from './view';

/** Statuses after which the day the parcel was once expected says nothing any more. */
const forgetsEstimate: ReadonlySet<Status> = new Set<Status>([
  'available_for_pickup',
  'delivered',
  'returning',
  'returned',
  'cancelled',
]);

type Parcel = Pick<ShipmentSnapshot, 'status' | 'milestone' | 'events' | 'estimate'>;

/** The carrier's date, unless what has happened since makes it an empty promise. It may be past. */
export function standingEstimate({ status, milestone, events, estimate }: Parcel): Estimate | null {
  if (!estimate || forgetsEstimate.has(status)) return null;
  const concern = concernOf(milestone);
  if (concern && concern !== 'delay') return null;
  const day = events.find(({ meaning }) => meaning === milestone)?.localTime.slice(0, 10);
  if (!day) return estimate;
  const lastDay = estimate.lastDate ?? estimate.date;
  // The driver has it that day: another date was only not moved.
  const isOnTheVan = milestone === 'out_for_delivery.out_for_delivery';
  if (isOnTheVan && (day < estimate.date || day > lastDay)) return null;
  // Tried in vain on that very day.
  if (status === 'attempt_failed' && day >= lastDay) return null;
  return estimate;
}
