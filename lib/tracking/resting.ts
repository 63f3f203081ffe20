import type { Status } from './milestones';

/** Statuses after which nothing is expected to happen any more. */
const restingStatuses: ReadonlySet<Status> = new Set<Status>(['delivered', 'returned', 'cancelled']);

/** Whether a parcel has come to rest, so that looking for news again and again brings nothing. */
export function isResting(status: Status): boolean {
  return restingStatuses.has(status);
}
