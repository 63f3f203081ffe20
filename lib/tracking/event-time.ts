import type { TrackingEvent } from './event';
import { solarOffsetMinutes } from './geography';

const minuteMs = 60_000;
const offsetPattern = /^([+-])(\d{2}):(\d{2})$/;
const localPattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/;

/** Did the carrier give a day without a time? */
export function isDateOnly(event: Pick<TrackingEvent, 'localTime'>): boolean {
  return event.localTime.length === 10;
}

/** The wall clock read as if it were UTC, in ms; NaN for what is no date. */
export function wallClockMs(localTime: string): number {
  if (!localPattern.test(localTime)) return Number.NaN;
  const ms = Date.parse(localTime.length === 10 ? `${localTime}T00:00:00Z` : `${localTime}Z`);
  // Date.parse rolls 30 February over into March.
  return new Date(ms).getUTCDate() === Number(localTime.slice(8, 10)) ? ms : Number.NaN;
}

/** Offset of the event's wall clock from UTC in minutes; null when it cannot be known. */
export function offsetMinutes(event: TrackingEvent): number | null {
  const match = offsetPattern.exec(event.utcOffset ?? '');
  if (match) return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
  if (event.occurredAt === null || isDateOnly(event)) return null;
  // Offsets are whole quarters of an hour; the wall clock may lack the seconds of the instant.
  const difference = wallClockMs(event.localTime) - Date.parse(event.occurredAt);
  return Math.round(difference / (15 * minuteMs)) * 15;
}

/** Things that end a courier's day: a day without a time is read as the end of that day. */
const endOfDay = /^(attempt_failed|available_for_pickup|delivered|returning|returned)\./;

/**
 * A comparable time in ms for each event of one parcel.
 *
 * With an instant, that. Without, the wall clock is placed with the offset of the event whose wall clock is
 * nearest: parcels rarely change zone between two scans, and neighbours in time are neighbours in place. If
 * no event of the parcel has an offset, wall clocks are compared as they are. A day without a time is the
 * start of that day, or its end for what usually ends it. Depends on the set of events only, never on the
 * order in which they came.
 */
export function sortTimes(events: readonly TrackingEvent[]): Map<TrackingEvent, number> {
  const donors = events
    .flatMap((event) => {
      const offset = offsetMinutes(event);
      return offset === null ? [] : [{ wallMs: wallClockMs(event.localTime), offset }];
    })
    .sort((a, b) => a.wallMs - b.wallMs || a.offset - b.offset);
  return new Map(events.map((event) => [event, sortTime(event, donors)]));
}

/**
 * The same for an event by itself, whatever others are known: without an offset, the one that the sun has at
 * its place. What answers are dated by, as each may hold another part of the history.
 */
export function ownTime(event: TrackingEvent): number {
  if (event.occurredAt !== null && !isDateOnly(event)) return Date.parse(event.occurredAt);
  return wallMsOf(event) - (offsetMinutes(event) ?? solarOffsetMinutes(event.place) ?? 0) * minuteMs;
}

function wallMsOf(event: TrackingEvent): number {
  const dayMs = isDateOnly(event) && endOfDay.test(event.meaning) ? 24 * 60 * minuteMs - 1 : 0;
  return wallClockMs(event.localTime) + dayMs;
}

function sortTime(event: TrackingEvent, donors: readonly { wallMs: number; offset: number }[]): number {
  if (event.occurredAt !== null && !isDateOnly(event)) return Date.parse(event.occurredAt);
  const wallMs = wallMsOf(event);
  const own = offsetMinutes(event);
  if (own !== null) return wallMs - own * minuteMs;
  let nearest = donors[0];
  for (const donor of donors) {
    if (nearest && Math.abs(donor.wallMs - wallMs) < Math.abs(nearest.wallMs - wallMs)) nearest = donor;
  }
  return wallMs - (nearest?.offset ?? 0) * minuteMs;
}
