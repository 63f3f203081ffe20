import { intl } from '@/lib/i18n/intl-cache';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Hours by the clock of one zone, `HH:mm`; "24:00" is the end of the day. Public holidays are not in them. */
export interface OpeningSpan {
  days: readonly Weekday[];
  opens: string;
  /** Not after `opens`: on the next day. */
  closes: string;
}

/** `until` is null where it never closes. */
export type OpeningState = { isOpen: true; until: Date | null } | { isOpen: false; opensAt: Date };

const dayMs = 86_400_000;
const minuteMs = 60_000;

/**
 * Whether somebody answers at `now`, and when that changes, across changes of the clocks in `timeZone` (IANA).
 * Null without hours. Holidays are left out: no source lists a carrier's own, and the page says so.
 */
export function openingStateAt(
  spans: readonly OpeningSpan[],
  timeZone: string,
  now: Date,
): OpeningState | null {
  const today = Date.parse(`${wallClock(timeZone, now).slice(0, 10)}T00:00Z`);
  const days = Array.from({ length: 10 }, (_, index) => today + (index - 1) * dayMs);
  const open = joined(days.flatMap((day) => opensOn(day, spans, timeZone)));
  const at = now.getTime();
  const current = open.find(({ from, to }) => from <= at && at < to);
  if (current) {
    const isEndless = current.to - at > 7 * dayMs;
    return { isOpen: true, until: isEndless ? null : new Date(current.to) };
  }
  const next = open.find(({ from }) => from > at);
  return next ? { isOpen: false, opensAt: new Date(next.from) } : null;
}

interface Interval {
  from: number;
  to: number;
}

/** `day` is its midnight as if the zone were UTC. */
function opensOn(day: number, spans: readonly OpeningSpan[], timeZone: string): Interval[] {
  const name = weekdays[(new Date(day).getUTCDay() + 6) % 7];
  return spans
    .filter(({ days }) => days.some((one) => one === name))
    .map(({ opens, closes }) => {
      const overnight = closes > opens ? 0 : dayMs;
      return {
        from: instantOf(day + clockMs(opens), timeZone),
        to: instantOf(day + clockMs(closes) + overnight, timeZone),
      };
    });
}

/** In order of time; what closes at midnight and opens then is one. */
function joined(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => a.from - b.from);
  return sorted.reduce<Interval[]>((all, one) => {
    const last = all.at(-1);
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else all.push({ ...one });
    return all;
  }, []);
}

function clockMs(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return (hours * 60 + minutes) * minuteMs;
}

/**
 * The instant at which a zone's clocks show `wall` (as if UTC). An hour that comes twice is its first, one that
 * is left out is as much later as the clocks were put forward.
 */
function instantOf(wall: number, timeZone: string): number {
  const before = offsetAt(wall - dayMs, timeZone);
  const after = offsetAt(wall + dayMs, timeZone);
  const found = [before, after]
    .map((offset) => wall - offset)
    .find((at) => at + offsetAt(at, timeZone) === wall);
  return found ?? wall - before;
}

function offsetAt(instant: number, timeZone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${wallClock(timeZone, new Date(whole))}Z`) - whole;
}

/** What clocks in an IANA zone show at an instant: `YYYY-MM-DDTHH:mm:ss`. */
export function wallClock(timeZone: string, instant: Date): string {
  // Swedish writes ISO 8601, with a space.
  const format = intl.dateTime('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return format.format(instant).replace(' ', 'T');
}

/** What to say of a state: keys of texts, with wall clocks (`YYYY-MM-DDTHH:mm:ss`) of the reader. */
export type OpeningLine =
  | { key: 'always' }
  | { key: 'openUntil' | 'opensToday' | 'opensTomorrow' | 'opensOn'; localTime: string }
  | { key: 'opensInHours' | 'opensInMinutes'; count: number; localTime: string };

/** A wait of up to six hours is told as such, a longer one by its day and time. */
export function openingLine(state: OpeningState, now: Date, readerZone: string): OpeningLine {
  if (state.isOpen) {
    return state.until
      ? { key: 'openUntil', localTime: wallClock(readerZone, state.until) }
      : { key: 'always' };
  }
  const localTime = wallClock(readerZone, state.opensAt);
  const minutes = Math.ceil((state.opensAt.getTime() - now.getTime()) / minuteMs);
  if (minutes < 60) return { key: 'opensInMinutes', count: minutes, localTime };
  if (minutes <= 360) return { key: 'opensInHours', count: Math.round(minutes / 60), localTime };
  const today = wallClock(readerZone, now).slice(0, 10);
  const distance = Math.round((Date.parse(localTime.slice(0, 10)) - Date.parse(today)) / dayMs);
  if (distance === 0) return { key: 'opensToday', localTime };
  return { key: distance === 1 ? 'opensTomorrow' : 'opensOn', localTime };
}

/** Days that follow each other as first and last: Monday to Friday is one run. */
export function runsOf(days: readonly Weekday[]): { first: Weekday; last: Weekday }[] {
  return weekdays
    .filter((day) => days.includes(day))
    .reduce<{ first: Weekday; last: Weekday }[]>((runs, day) => {
      const run = runs.at(-1);
      if (run && weekdays.indexOf(run.last) + 1 === weekdays.indexOf(day)) run.last = day;
      else runs.push({ first: day, last: day });
      return runs;
    }, []);
}
