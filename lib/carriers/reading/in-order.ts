import type { TrackingEvent } from '@/lib/tracking/event';
import { sortTimes } from '@/lib/tracking/event-time';

/**
 * The events of one answer as they happened. Handed in oldest first, as far as the carrier's list tells, which
 * decides between equal times.
 */
export function inOrder(events: readonly TrackingEvent[]): TrackingEvent[] {
  const times = sortTimes(events);
  return events
    .toSorted((one, other) => (times.get(one) ?? 0) - (times.get(other) ?? 0))
    .map((event, sequence) => ({ ...event, sequence }));
}
