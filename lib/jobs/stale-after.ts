import { type Status, statuses } from '@/lib/tracking/milestones';

const minute = 60_000;

/**
 * How old the last check may be while somebody looks at the page. Much shorter than the polling interval: an
 * open page is the one place where news is wanted now.
 */
const staleAfter: Record<Status, number> = {
  out_for_delivery: 10 * minute,
  attempt_failed: 20 * minute,
  exception: 20 * minute,
  available_for_pickup: 30 * minute,
  in_transit: 30 * minute,
  unknown: 30 * minute,
  pending: 15 * minute,
  label_created: 60 * minute,
  returning: 120 * minute,
  delivered: 360 * minute,
  returned: 1_440 * minute,
  cancelled: 1_440 * minute,
};

/** One refresh per parcel in this time, however many pages of it are open. */
export const leastBetweenRefreshesMs = 10 * minute;

/** Milliseconds by status; `scale` as in `nextPoll`. Never below the time between two refreshes. */
export function staleAfterMs(scale: number): [status: Status, ms: number][] {
  return statuses.map((status) => [status, Math.max(staleAfter[status], leastBetweenRefreshesMs) * scale]);
}
