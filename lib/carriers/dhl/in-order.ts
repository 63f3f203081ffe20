import type { TrackingEvent } from '@/lib/tracking/event';
import { sortTimes } from '@/lib/tracking/event-time';

/** Oldest first, whatever way round they were listed; events of equal times stay in the order given. */
export function inOrder(events: readonly TrackingEvent[]): TrackingEvent[] {
  const times = sortTimes(events);
  return events
    .toSorted((one, other) => (times.get(one) ?? 0) - (times.get(other) ?? 0))
    .map((event, sequence) => ({ ...event, sequence }));
}
