/** The three times an event keeps; see `TrackingEvent` for what each means. */
export interface EventTime {
  localTime: string;
  utcOffset: string | null;
  occurredAt: string | null;
}

/** `YYYY-MM-DD[THH:mm[:ss]]`, or date and time in fields of their own with or without separators. */
export type CarrierClock = string | { date: string; time?: string | null };

interface Clock {
  date: string;
  /** `HH:mm:ss`; null when the carrier gave none that can be read. */
  time: string | null;
  /** An offset written behind the time itself. */
  offset: string | null;
}

const dayShape = /^(\d{4})-?(\d{2})-?(\d{2})$/;
const stampShape = /^(\d{4}-?\d{2}-?\d{2})(?:[T ]+([\d:]+)(?:\.\d+)?\s*(Z|[+-][\d:.]+)?)?$/i;

/** A calendar day as `YYYY-MM-DD`; null for one that does not exist (February 30th). */
export function readDay(value: string | null | undefined): string | null {
  const match = dayShape.exec((value ?? '').trim());
  if (!match) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : null;
}

/**
 * A time of day as `HH:mm:ss`. Digits without colons are HHMMSS whose leading zeros may be lost ("74700",
 * UPS), except four of them, which are HHMM.
 */
export function readTimeOfDay(value: string | null | undefined): string | null {
  const text = (value ?? '').trim();
  let parts: string[];
  if (/^\d{1,2}:\d{2}(:\d{2})?$/.test(text)) {
    parts = text.split(':');
  } else if (/^\d{1,6}$/.test(text)) {
    const digits = text.length === 4 ? `${text}00` : text.padStart(6, '0');
    parts = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)];
  } else {
    return null;
  }
  const [hour = 0, minute = 0, second = 0] = parts.map(Number);
  if (hour > 23 || minute > 59 || second > 59) return null;
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}

/** An offset as `±HH:mm`. Takes "-05:00", "-0500", "-5", "Z" and UPS's "-04.00"; null for anything else. */
export function readOffset(value: string | null | undefined): string | null {
  const text = (value ?? '').trim().toUpperCase();
  if (text === 'Z') return '+00:00';
  const match = /^([+-])(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (Number(match[3] ?? 0) > 59) return null;
  return formatOffset(match[1] === '-' ? -minutes : minutes);
}

/** Null when no place on earth has it: outside −12:00…+14:00 or not on a quarter of an hour. */
function formatOffset(minutes: number): string | null {
  if (minutes < -12 * 60 || minutes > 14 * 60 || minutes % 15 !== 0) return null;
  const size = Math.abs(minutes);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** USPS cuts the wall clock to the minute and keeps the instant's seconds: less than a minute is no difference. */
function offsetBetween(wall: number, instant: number): string | null {
  const minutes = Math.round((wall - instant) / 900_000) * 15;
  return Math.abs(wall - instant - minutes * 60_000) < 60_000 ? formatOffset(minutes) : null;
}

function offsetMinutes(offset: string): number {
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -size : size;
}

function readClock(value: CarrierClock | null | undefined): Clock | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') {
    const date = readDay(value.date);
    return date === null ? null : { date, time: readTimeOfDay(value.time), offset: null };
  }
  const match = stampShape.exec(value.trim());
  const date = readDay(match?.[1]);
  return date === null ? null : { date, time: readTimeOfDay(match?.[2]), offset: readOffset(match?.[3]) };
}

/** Milliseconds of a wall clock as if it were UTC; null without a time of day. */
function asUtcMs(clock: Clock | null): number | null {
  return clock?.time ? Date.parse(`${clock.date}T${clock.time}Z`) : null;
}

function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/**
 * Builds an event's times from what a carrier sends: the wall clock, the offset, the instant, or any of them.
 *
 * The three agree to the minute: where the stated instant and offset contradict each other, the instant wins and
 * the offset is worked out from it. A wall clock with neither keeps `utcOffset` and `occurredAt` null, so a
 * local time without a zone is never stamped `Z`. A day without a readable time stays a day. Null when there
 * is no readable day at all.
 */
export function eventTime(input: {
  local?: CarrierClock | null;
  offset?: string | null;
  utc?: CarrierClock | null;
}): EventTime | null {
  const local = readClock(input.local);
  const stated = readOffset(input.offset) ?? local?.offset ?? null;
  const instant = readInstant(input.utc);
  if (!local) return instant === null ? null : fromInstant(instant, stated ?? '+00:00');
  const wall = asUtcMs(local);
  if (wall === null) return { localTime: local.date, utcOffset: stated, occurredAt: null };
  const localTime = `${local.date}T${local.time}`;
  if (instant !== null) {
    const derived = offsetBetween(wall, instant);
    if (derived) return { localTime, utcOffset: derived, occurredAt: isoSeconds(instant) };
  }
  if (!stated) return { localTime, utcOffset: null, occurredAt: null };
  return { localTime, utcOffset: stated, occurredAt: isoSeconds(wall - offsetMinutes(stated) * 60_000) };
}

function readInstant(value: CarrierClock | null | undefined): number | null {
  const clock = readClock(value);
  const ms = asUtcMs(clock);
  return ms === null ? null : ms - offsetMinutes(clock?.offset ?? '+00:00') * 60_000;
}

function fromInstant(instant: number, offset: string): EventTime {
  const wall = new Date(instant + offsetMinutes(offset) * 60_000).toISOString();
  return { localTime: wall.slice(0, 19), utcOffset: offset, occurredAt: isoSeconds(instant) };
}
