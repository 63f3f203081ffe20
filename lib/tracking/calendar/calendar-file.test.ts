import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarFile, calendarFile } from './calendar-file';
import { readCalendar } from './test-reader';

const day = {
  kind: 'expected',
  date: '2026-11-24',
  lastDate: null,
  window: null,
  isSure: false,
  title: 'Parcel from Moss & Clay',
  text: 'Expected day as far as it is known.',
} as const;

const file: CalendarFile = {
  locale: 'en',
  name: 'Parcel from Moss & Clay',
  uid: 'abc@doorstep',
  sequence: 3,
  changedAt: '2026-11-22T08:05:00.000Z',
  url: 'https://orders.example.com/en/p/token',
  event: day,
  utcOffset: '-05:00',
};

function eventOf(event: Partial<NonNullable<CalendarFile['event']>>, rest: Partial<CalendarFile> = {}) {
  return readCalendar(calendarFile({ ...file, ...rest, event: { ...day, ...event } })).component('VEVENT');
}

describe('a calendar file', () => {
  test('says what it is, how often to look again, and when it changed', () => {
    const calendar = readCalendar(calendarFile(file)).component('VCALENDAR');
    expect(calendar.get('VERSION')).toBe('2.0');
    expect(calendar.get('PRODID')).toBeTruthy();
    expect(calendar.get('NAME')).toBe('Parcel from Moss & Clay');
    expect(calendar.get('REFRESH-INTERVAL;VALUE=DURATION')).toBe('PT4H');
    expect(calendar.get('X-PUBLISHED-TTL')).toBe('PT4H');
    expect(calendar.get('LAST-MODIFIED')).toBe('20261122T080500Z');
  });

  test('has all that an entry must have, and no alarm, place or person', () => {
    const event = eventOf({});
    expect(event.get('UID')).toBe('abc@doorstep');
    expect(event.get('SEQUENCE')).toBe('3');
    expect(event.get('DTSTAMP')).toBe('20261122T080500Z');
    expect(event.get('SUMMARY')).toBe('Parcel from Moss & Clay');
    expect(event.get('URL')).toBe(file.url);
    expect(calendarFile(file)).not.toMatch(/VALARM|LOCATION|GEO|ORGANIZER|ATTENDEE/);
  });

  test('covers a day from its morning to the next', () => {
    const event = eventOf({});
    expect(event.get('DTSTART;VALUE=DATE')).toBe('20261124');
    expect(event.get('DTEND;VALUE=DATE')).toBe('20261125');
  });

  test('covers a range to its last day, also over the end of a year', () => {
    const event = eventOf({ date: '2026-12-29', lastDate: '2026-12-31' });
    expect(event.get('DTSTART;VALUE=DATE')).toBe('20261229');
    expect(event.get('DTEND;VALUE=DATE')).toBe('20270101');
  });

  test('a window is told in the zone of the destination', () => {
    const event = eventOf({ window: { start: '14:00', end: '18:30' } });
    expect([event.get('DTSTART'), event.get('DTEND')]).toEqual(['20261124T190000Z', '20261124T233000Z']);
  });

  test('a window whose zone is not known keeps the wall clock and is never stamped Z', () => {
    const event = eventOf({ window: { start: '14:00', end: '18:30' } }, { utcOffset: null });
    expect([event.get('DTSTART'), event.get('DTEND')]).toEqual(['20261124T140000', '20261124T183000']);
  });

  test.each([
    ['expected', false, 'TENTATIVE'],
    ['expected', true, 'CONFIRMED'],
    ['late', false, 'TENTATIVE'],
    ['delivered', true, 'CONFIRMED'],
    ['cancelled', true, 'CANCELLED'],
  ] as const)('what is %s (sure: %s) is %s', (kind, isSure, status) => {
    expect(eventOf({ kind, isSure }).get('STATUS')).toBe(status);
  });

  test('without a day it is a calendar with no entry, and still a valid one', () => {
    const calendar = readCalendar(calendarFile({ ...file, event: null }));
    expect(calendar.names).toEqual(['VCALENDAR', 'VTIMEZONE', 'STANDARD']);
  });
});

describe('whatever a shop is called', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'Cửa hàng gốm sứ Bát Tràng '.repeat(8),
      '来自手工陶器店的包裹'.repeat(9),
      '👩‍👩‍👧‍👦'.repeat(20),
    ),
    fc.constantFrom(
      'x\r\nEND:VEVENT\r\nBEGIN:VALARM',
      'a;b,c\\n',
      '\u2028ATTACH:http://evil',
      ' '.repeat(80),
      '\ud800',
    ),
  );

  test('the file stays one calendar with one entry, in lines of at most 75 octets', () => {
    fc.assert(
      fc.property(name, name, (title, text) => {
        const written = calendarFile({ ...file, name: title, event: { ...day, title, text } });
        for (const line of written.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(written.endsWith('END:VCALENDAR\r\n')).toBe(true);
        const calendar = readCalendar(written);
        expect(calendar.names).toEqual(['VCALENDAR', 'VEVENT']);
        const shown = title.toWellFormed().replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n');
        expect(calendar.component('VEVENT').get('SUMMARY')).toBe(shown.replace(/(?!\n)\p{Cc}/gu, ''));
      }),
    );
  });
});
