import type { TrackingEvent } from './event';
import { sortTimes } from './event-time';
import { fingerprint } from './fingerprint';
import { isNotice } from './milestones';
import { currentState } from './state';
import type { Suspicion } from './suspicion';
import { orderEvents } from './timeline';

const dayMs = 86_400_000;
/**
 * Carriers correct a parcel's end within days, and returns begin within a month; none gives a number out again
 * within three months (USPS: 120 days). What lies between, closer to the first, is taken for a new use.
 */
export const newUseAfterDays = 42;

const isOver: ReadonlySet<string> = new Set(['delivered', 'returned']);

export interface Uses {
  /** Events of the parcel itself. */
  own: TrackingEvent[];
  /** Instant (ISO) from which on anything new is another parcel's; null while this one is under way. */
  endsAt: string | null;
  /** Says to the merchant that another parcel has the number; null when none has. */
  suspicion: Suspicion | null;
}

/**
 * Parts a number's events where the carrier reports something new long after the parcel's end: that is another
 * parcel. Notices (a claim, a photo) may still be the first one's. Depends on the set of events only.
 */
export function splitUses(events: readonly TrackingEvent[]): Uses {
  const own = orderEvents(events);
  const times = sortTimes(events);
  const msOf = (event: TrackingEvent | null) => (event && times.get(event)) ?? Number.NaN;
  for (const [index, event] of own.entries()) {
    if (isNotice(event.meaning)) continue;
    const end = endOf(own.slice(0, index));
    const days = (msOf(event) - msOf(end)) / dayMs;
    if (!end || !(days >= newUseAfterDays)) continue;
    const suspicion: Suspicion = {
      kind: 'number_reused',
      eventIds: [end, event].map(fingerprint),
      details: { days: String(Math.floor(days)), since: event.localTime.slice(0, 10) },
    };
    return { own: own.slice(0, index), endsAt: endsAt(msOf(end)), suspicion };
  }
  return { own, endsAt: endsAt(msOf(endOf(own))), suspicion: null };
}

function endsAt(endMs: number): string | null {
  return Number.isNaN(endMs) ? null : new Date(endMs + newUseAfterDays * dayMs).toISOString();
}

/** The event that ended the parcel's way; null while it is under way. */
function endOf(events: readonly TrackingEvent[]): TrackingEvent | null {
  const { status, event } = currentState(events);
  return isOver.has(status) ? event : null;
}
