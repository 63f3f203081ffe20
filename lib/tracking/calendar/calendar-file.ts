import { contentLine, textValue } from './content-line';
import type { ParcelEvent } from './parcel-event';

export interface CalendarFile {
  locale: string;
  /** What the calendar is called in a list of subscriptions. */
  name: string;
  /** Never changes for this parcel. */
  uid: string;
  /** Goes up with every change: a calendar takes the later one. */
  sequence: number;
  /** When what it says last changed, ISO instant. */
  changedAt: string;
  /** Of the parcel's page. */
  url: string;
  /** Null: no day is known, and the calendar has no entry. */
  event: (ParcelEvent & { title: string; text: string }) | null;
  /** Of the destination, ISO offset (`-05:00`) on that day; null where it is not known: then the clock is any reader's. */
  utcOffset: string | null;
}

const refresh = 'PT4H';

/**
 * An iCalendar file (RFC 5545, with the names and the interval of RFC 7986) of one parcel: to be downloaded once, or
 * subscribed to. Without a place, an alarm or anybody's name.
 */
export function calendarFile(file: CalendarFile): string {
  const lines: [string, string][] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', `-//Doorstep//Parcel//${file.locale.toUpperCase()}`],
    ['CALSCALE', 'GREGORIAN'],
    ['NAME', textValue(file.name)],
    ['X-WR-CALNAME', textValue(file.name)],
    ['REFRESH-INTERVAL;VALUE=DURATION', refresh],
    ['X-PUBLISHED-TTL', refresh],
    ['LAST-MODIFIED', utc(file.changedAt)],
    ['URL', file.url],
    ...(file.event ? eventLines(file, file.event) : emptyLines),
    ['END', 'VCALENDAR'],
  ];
  return lines.map(([name, value]) => contentLine(name, value)).join('');
}

/** A calendar must hold something: without a day to tell, what holds no day. */
const emptyLines: [string, string][] = [
  ['BEGIN', 'VTIMEZONE'],
  ['TZID', 'Etc/UTC'],
  ['BEGIN', 'STANDARD'],
  ['DTSTART', '19700101T000000'],
  ['TZOFFSETFROM', '+0000'],
  ['TZOFFSETTO', '+0000'],
  ['END', 'STANDARD'],
  ['END', 'VTIMEZONE'],
];

const status = {
  expected: 'TENTATIVE',
  late: 'TENTATIVE',
  delivered: 'CONFIRMED',
  cancelled: 'CANCELLED',
} as const satisfies Record<ParcelEvent['kind'], string>;

function eventLines(file: CalendarFile, event: NonNullable<CalendarFile['event']>): [string, string][] {
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', file.uid],
    ['SEQUENCE', String(file.sequence)],
    ['DTSTAMP', utc(file.changedAt)],
    ['LAST-MODIFIED', utc(file.changedAt)],
    ...timeLines(event, file.utcOffset),
    ['SUMMARY', textValue(event.title)],
    ['DESCRIPTION', textValue(`${event.text}\n${file.url}`)],
    ['URL', file.url],
    ['STATUS', event.isSure && event.kind === 'expected' ? 'CONFIRMED' : status[event.kind]],
    // Nobody is busy because a parcel comes.
    ['TRANSP', 'TRANSPARENT'],
    ['END', 'VEVENT'],
  ];
}

function timeLines({ date, lastDate, window }: ParcelEvent, utcOffset: string | null): [string, string][] {
  if (!window) {
    return [
      ['DTSTART;VALUE=DATE', compact(date)],
      // The first day that it does not cover.
      ['DTEND;VALUE=DATE', compact(dayAfter(lastDate ?? date))],
    ];
  }
  const at = (clock: string) =>
    utcOffset === null
      ? compact(`${date}T${clock}:00`)
      : utc(new Date(`${date}T${clock}:00${utcOffset}`).toISOString());
  return [
    ['DTSTART', at(window.start)],
    ['DTEND', at(window.end)],
  ];
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** "2026-11-22T08:05:00.000Z" → "20261122T080500Z". */
function utc(instant: string): string {
  return compact(new Date(instant).toISOString().replace(/\.\d+/, ''));
}

function compact(time: string): string {
  return time.replace(/[-:]/g, '');
}
