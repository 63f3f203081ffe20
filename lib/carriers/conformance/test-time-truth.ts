import type { EventTime } from '../reading/local-time';

/**
 * Times whose truth is written down by hand: wall clock and offset (or none), at the places where calendars go
 * wrong. Every way that a carrier writes them must come out as that day, on the page in every language.
 */
export interface Truth {
  date: string;
  /** `HH:mm:ss`; null where the carrier gives a day only. */
  time: string | null;
  /** `±HH:mm`; null where it says no zone. */
  offset: string | null;
}

/** One way in which a truth may be written; null where this truth cannot be written so. */
export interface Form {
  name: string;
  read(truth: Truth): { said: Truth; actual: EventTime | null } | null;
}

/** ISO with `Z`, worked out from the parts. */
export function instantOf({ date, time, offset }: Truth): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0, second = 0] = (time ?? '').split(':').map(Number);
  const sign = offset?.startsWith('-') ? -1 : 1;
  const [offsetHours = 0, offsetMinutes = 0] = (offset ?? '+00:00').slice(1).split(':').map(Number);
  const shift = sign * (offsetHours * 60 + offsetMinutes);
  const ms = Date.UTC(year, month - 1, day, hour, minute - shift, second);
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
