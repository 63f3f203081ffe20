import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Meaning, milestones, notices } from '../milestones';
import { answerOf } from './answer-of';
import { dayText } from './day';
import { routeOf } from './route';
import { parcelAt } from './test-parcels';
import { zonesOf } from './zones';

const dayMs = 86_400_000;
const carriers = ['usps', 'ups', 'ghn', 'sf-express', 'dhl', 'china-post', 'viettelpost', 'other'];
const countries = ['US', 'VN', 'CN', 'DE', 'AU', 'ZZ', null];

/** Days around which calendars are strange: both ends of summer time, Tết, Golden Week, the turn of the year. */
const strangeDays = [
  ...['2026-02-14', '2026-02-23', '2026-03-07', '2026-04-25', '2026-04-30', '2026-05-01', '2026-07-02'],
  ...['2026-09-01', '2026-09-30', '2026-10-24', '2026-10-31', '2026-11-25', '2026-12-23', '2026-12-31'],
  ...['2027-02-04', '2027-12-23', '2028-02-28'],
];
const someDay = fc.oneof(
  fc.integer({ min: 20_400, max: 21_500 }),
  fc.constantFrom(...strangeDays).map((day) => Date.parse(day) / dayMs),
);

const someParcel = fc
  .record({
    milestone: fc.constantFrom(...milestones),
    day: someDay,
    clock: fc.constantFrom('T00:00:00', 'T11:30:00', 'T23:59:00', ''),
    earlier: fc.array(
      fc.tuple(fc.constantFrom<Meaning>(...milestones, ...notices), fc.integer({ min: 0, max: 12 })),
      { maxLength: 3 },
    ),
    country: fc.constantFrom(...countries),
    origin: fc.constantFrom(...countries),
    destination: fc.constantFrom(...countries),
    estimate: fc.option(fc.tuple(fc.integer({ min: -3, max: 20 }), fc.integer({ min: 0, max: 4 }))),
    carrier: fc.constantFrom(...carriers),
  })
  .map(({ day, clock, earlier, estimate, carrier, milestone, ...places }) => ({
    carrier,
    shipDateStart: dayText(day - 3),
    day,
    snapshot: parcelAt(milestone, `${dayText(day)}${clock}`, {
      ...places,
      estimate: estimate && [dayText(day + estimate[0]), dayText(day + estimate[0] + estimate[1])],
      earlier: earlier.map(([meaning, before]) => [meaning, `${dayText(day - before)}T08:00:00`]),
    }),
  }));

const hoursSince = fc.integer({ min: -14, max: 24 * 60 });
const at = (day: number, hours: number) => new Date(day * dayMs + hours * 3_600_000);

describe('whatever happened to a parcel, and whenever one looks', () => {
  test('no promised day is past at its destination, from now until the answer ends', () => {
    let promises = 0;
    fc.assert(
      fc.property(
        someParcel,
        hoursSince,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (parcel, hours, part) => {
          const now = at(parcel.day, hours);
          const { answer, validUntil } = answerOf(parcel, now);
          if (answer.nextBy === null) return;
          promises += 1;
          if (!validUntil) throw new Error('a promise that holds forever');
          const span = validUntil.getTime() - now.getTime();
          const destination = routeOf(parcel.snapshot, parcel.carrier).destination;
          const { west, east } = zonesOf([destination]);
          for (const moment of [
            now.getTime(),
            now.getTime() + Math.floor((span - 1) * part),
            validUntil.getTime() - 1,
          ])
            for (const zone of [west, east]) {
              const today = new Date(moment + zone * 3_600_000).toISOString().slice(0, 10);
              expect(answer.nextBy >= today).toBe(true);
            }
        },
      ),
      { numRuns: 4_000 },
    );
    expect(promises).toBeGreaterThan(300);
  });

  test('the answer holds until it says, and ends after now', () => {
    fc.assert(
      fc.property(
        someParcel,
        hoursSince,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        (parcel, hours, parts) => {
          const now = at(parcel.day, hours);
          const { answer, validUntil } = answerOf(parcel, now);
          const end = validUntil?.getTime() ?? now.getTime() + 4_000 * dayMs;
          expect(end).toBeGreaterThan(now.getTime());
          const last = validUntil ? end - 1 : end;
          for (const part of [...parts, 1]) {
            const later = answerOf(
              parcel,
              new Date(now.getTime() + Math.floor((last - now.getTime()) * part)),
            );
            expect(later.answer).toEqual(answer);
            expect(later.validUntil).toEqual(validUntil);
          }
        },
      ),
      { numRuns: 4_000 },
    );
  });

  test('from one end to the next it comes to rest, growing quieter and never louder', () => {
    const order = ['normal', 'quieter', 'ask_carrier'];
    fc.assert(
      fc.property(someParcel, (parcel) => {
        let now = at(parcel.day, -14);
        let quiet = 0;
        let wasOverdue = false;
        for (let turns = 0; ; turns++) {
          expect(turns).toBeLessThan(12);
          const { answer, validUntil } = answerOf(parcel, now);
          const next = order.indexOf(answer.quiet);
          expect(next).toBeGreaterThanOrEqual(quiet);
          expect(answer.isOverdue || !wasOverdue).toBe(true);
          quiet = next;
          wasOverdue = answer.isOverdue;
          if (!validUntil) return;
          now = validUntil;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('an event of today clears silence', () => {
    let cleared = 0;
    fc.assert(
      fc.property(someParcel, fc.integer({ min: 24, max: 24 * 60 }), (parcel, hours) => {
        const now = at(parcel.day, hours);
        if (answerOf(parcel, now).answer.quiet === 'normal') return;
        cleared += 1;
        const today = now.toISOString().slice(0, 10);
        const [newest] = parcel.snapshot.events;
        const scan = parcelAt('in_transit.arrived', `${today}T00:00:00`).events;
        const events = [...scan, ...(newest ? parcel.snapshot.events : [])];
        const snapshot = {
          ...parcel.snapshot,
          status: 'in_transit',
          milestone: 'in_transit.arrived',
          events,
        } as const;
        expect(answerOf({ ...parcel, snapshot }, now).answer).toMatchObject({ quiet: 'normal' });
        const delivered = { ...snapshot, status: 'delivered', milestone: 'delivered.delivered' } as const;
        expect(answerOf({ ...parcel, snapshot: delivered }, now)).toMatchObject({
          answer: { quiet: 'normal', isOverdue: false, trigger: null },
          validUntil: null,
        });
      }),
      { numRuns: 2_000 },
    );
    expect(cleared).toBeGreaterThan(300);
  });
});
