import type { TrackingEvent } from './event';
import { sortTimes } from './event-time';
import { fingerprint } from './fingerprint';
import { currentState } from './state';
import type { Suspicion } from './suspicion';
import { orderEvents } from './timeline';

const dayMs = 86_400_000;
/**
 * Carriers correct a parcel's end within days, and returns begin within a month; none gives a number out again
 * within three (USPS: 120 days). A new label between the two, closer to the first, is taken for a new use.
 */
export const newUseAfterDays = 42;

const startsUse = /^(label_created\.|in_transit\.(accepted|picked_up)$)/;
const isOver: ReadonlySet<string> = new Set(['delivered', 'returned', 'cancelled']);

export interface Uses {
  /** Events of the parcel itself. */
  own: TrackingEvent[];
  /** Events of a parcel that had the number afterwards. */
  later: TrackingEvent[];
  /** Says so to the merchant; null when there is no later use. */
  suspicion: Suspicion | null;
}

/**
 * Parts a number's events where, long after the parcel's end, the carrier reports a new label or acceptance:
 * what follows is another parcel's. Depends on the set of events only.
 */
export function splitUses(events: readonly TrackingEvent[]): Uses {
  const ordered = orderEvents(events);
  const times = sortTimes(events);
  for (const [index, event] of ordered.entries()) {
    if (!startsUse.test(event.meaning)) continue;
    const before = ordered.slice(0, index);
    const state = currentState(before);
    if (!isOver.has(state.status) || !state.event) continue;
    const days = ((times.get(event) ?? Number.NaN) - (times.get(state.event) ?? Number.NaN)) / dayMs;
    if (!(days >= newUseAfterDays)) continue;
    const suspicion: Suspicion = {
      kind: 'number_reused',
      eventIds: [fingerprint(state.event), fingerprint(event)],
      details: { days: String(Math.floor(days)), since: event.localTime.slice(0, 10) },
    };
    return { own: before, later: ordered.slice(index), suspicion };
  }
  return { own: ordered, later: [], suspicion: null };
}
