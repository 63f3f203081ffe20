import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OpeningSpan, openingLine, openingStateAt, runsOf, wallClock, weekdays } from './opening-hours';

const ny = 'America/New_York';
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
/** The hours of the USPS lines. */
const usps: readonly OpeningSpan[] = [
  { days: workdays, opens: '08:00', closes: '20:30' },
  { days: ['sat'], opens: '08:00', closes: '18:00' },
];

function stateAt(iso: string, spans = usps, zone = ny) {
  const state = openingStateAt(spans, zone, new Date(iso));
  if (!state) return null;
  return state.isOpen
    ? `open until ${state.until?.toISOString() ?? 'never'}`
    : `opens ${state.opensAt.toISOString()}`;
}

describe('open or not, and until when', () => {
  test.each([
    // Standard time, UTC−5.
    ['a Tuesday, before', '2026-11-17T12:59:59Z', 'opens 2026-11-17T13:00:00.000Z'],
    ['a Tuesday, at the minute it opens', '2026-11-17T13:00:00Z', 'open until 2026-11-18T01:30:00.000Z'],
    ['a Tuesday, at the minute it closes', '2026-11-18T01:30:00Z', 'opens 2026-11-18T13:00:00.000Z'],
    [
      'past midnight in UTC, still Tuesday there',
      '2026-11-18T01:00:00Z',
      'open until 2026-11-18T01:30:00.000Z',
    ],
    ['Friday night: Saturday’s own hours', '2026-11-21T04:00:00Z', 'opens 2026-11-21T13:00:00.000Z'],
    ['Saturday', '2026-11-21T18:00:00Z', 'open until 2026-11-21T23:00:00.000Z'],
    ['Saturday night: over Sunday to Monday', '2026-11-21T23:30:00Z', 'opens 2026-11-23T13:00:00.000Z'],
    // Clocks go back on Sunday 1 November 2026, forward on Sunday 8 March 2026.
    ['the Saturday before winter time', '2026-10-31T23:00:00Z', 'opens 2026-11-02T13:00:00.000Z'],
    ['the Friday before it', '2026-10-30T13:00:00Z', 'open until 2026-10-31T00:30:00.000Z'],
    ['the Saturday before summer time', '2026-03-07T23:30:00Z', 'opens 2026-03-09T12:00:00.000Z'],
    ['the Monday after it', '2026-03-09T12:00:00Z', 'open until 2026-03-10T00:30:00.000Z'],
    ['a holiday is not known: Thanksgiving', '2026-11-26T15:00:00Z', 'open until 2026-11-27T01:30:00.000Z'],
  ])('%s', (_name, now, expected) => {
    expect(stateAt(now)).toBe(expected);
  });

  test('Germany changes its clocks on another day than the United States', () => {
    const office: OpeningSpan[] = [{ days: weekdays, opens: '09:00', closes: '17:00' }];
    expect(stateAt('2026-10-24T22:00:00Z', office, 'Europe/Berlin')).toBe('opens 2026-10-25T08:00:00.000Z');
    expect(stateAt('2026-10-23T22:00:00Z', office, 'Europe/Berlin')).toBe('opens 2026-10-24T07:00:00.000Z');
    expect(stateAt('2026-03-28T22:00:00Z', office, 'Europe/Berlin')).toBe('opens 2026-03-29T07:00:00.000Z');
  });

  test('hours within the hour that comes twice or is left out are real instants', () => {
    const night: OpeningSpan[] = [{ days: ['sun'], opens: '01:30', closes: '02:30' }];
    // 01:30 comes twice on 1 November: the first, at UTC−4, counts; 02:30 comes once, at UTC−5.
    expect(stateAt('2026-11-01T05:00:00Z', night)).toBe('opens 2026-11-01T05:30:00.000Z');
    expect(stateAt('2026-11-01T05:30:00Z', night)).toBe('open until 2026-11-01T07:30:00.000Z');
    // There is no 02:30 on 8 March: an hour on from it, which clocks call 03:30.
    expect(stateAt('2026-03-08T06:45:00Z', night)).toBe('open until 2026-03-08T07:30:00.000Z');
  });

  test('hours over midnight belong to the day they begin on', () => {
    const late: OpeningSpan[] = [{ days: ['fri'], opens: '22:00', closes: '02:00' }];
    expect(stateAt('2026-11-21T06:00:00Z', late)).toBe('open until 2026-11-21T07:00:00.000Z');
    expect(stateAt('2026-11-20T06:00:00Z', late)).toBe('opens 2026-11-21T03:00:00.000Z');
  });

  test('what closes at midnight and opens then stays open; all week it never closes', () => {
    const twoDays: OpeningSpan[] = [{ days: ['mon', 'tue'], opens: '00:00', closes: '24:00' }];
    expect(stateAt('2026-11-16T15:00:00Z', twoDays)).toBe('open until 2026-11-18T05:00:00.000Z');
    expect(stateAt('2026-11-16T15:00:00Z', [{ days: weekdays, opens: '00:00', closes: '24:00' }])).toBe(
      'open until never',
    );
  });

  test('without hours nothing is said', () => {
    expect(stateAt('2026-11-16T15:00:00Z', [])).toBeNull();
  });

  test('at any instant the zone’s own clock and weekday agree with what is said', () => {
    const zones = [ny, 'America/Los_Angeles', 'Europe/Berlin', 'Asia/Ho_Chi_Minh', 'Australia/Lord_Howe'];
    const from = Date.parse('2026-01-01T00:00Z');
    const instants = fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }).map((minute) => from + minute * 60_000);
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const now = new Date(at);
        const local = wallClock(zone, now);
        const day = weekdays[(new Date(`${local.slice(0, 10)}T00:00Z`).getUTCDay() + 6) % 7];
        const clock = local.slice(11, 16);
        const isOpen = usps.some(
          ({ days, opens, closes }) => days.some((one) => one === day) && opens <= clock && clock < closes,
        );
        const state = openingStateAt(usps, zone, now);
        expect(state?.isOpen).toBe(isOpen);
        const next = state?.isOpen ? state.until : state?.opensAt;
        expect(next?.getTime()).toBeGreaterThan(at);
        // When it changes, it is really the other way round.
        expect(next && openingStateAt(usps, zone, next)?.isOpen).toBe(!isOpen);
      }),
    );
  });
});

describe('how it is said to a reader elsewhere', () => {
  const lineAt = (iso: string, zone: string) => {
    const now = new Date(iso);
    const state = openingStateAt(usps, ny, now);
    return state && openingLine(state, now, zone);
  };

  test.each([
    ['2026-11-17T15:00:00Z', 'America/Los_Angeles', { key: 'openUntil', localTime: '2026-11-17T17:30:00' }],
    ['2026-11-17T15:00:00Z', 'Asia/Ho_Chi_Minh', { key: 'openUntil', localTime: '2026-11-18T08:30:00' }],
    ['2026-11-17T12:35:00Z', ny, { key: 'opensInMinutes', count: 25, localTime: '2026-11-17T08:00:00' }],
    ['2026-11-17T10:10:00Z', ny, { key: 'opensInHours', count: 3, localTime: '2026-11-17T08:00:00' }],
    ['2026-11-17T05:30:00Z', ny, { key: 'opensToday', localTime: '2026-11-17T08:00:00' }],
    ['2026-11-18T02:00:00Z', ny, { key: 'opensTomorrow', localTime: '2026-11-18T08:00:00' }],
    ['2026-11-18T01:40:00Z', 'Asia/Ho_Chi_Minh', { key: 'opensToday', localTime: '2026-11-18T20:00:00' }],
    ['2026-11-21T23:30:00Z', ny, { key: 'opensOn', localTime: '2026-11-23T08:00:00' }],
  ])('at %s in %s', (now, zone, expected) => {
    expect(lineAt(now, zone)).toEqual(expected);
  });

  test('where it never closes there is no time to say', () => {
    expect(openingLine({ isOpen: true, until: null }, new Date(), ny)).toEqual({ key: 'always' });
  });
});

test('days that follow each other are one run', () => {
  expect(runsOf(workdays)).toEqual([{ first: 'mon', last: 'fri' }]);
  expect(runsOf(['sun', 'mon', 'wed', 'thu'])).toEqual([
    { first: 'mon', last: 'mon' },
    { first: 'wed', last: 'thu' },
    { first: 'sun', last: 'sun' },
  ]);
});
