import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statuses } from '@/lib/tracking/milestones';
import { nextPoll, type PollFacts } from './next-poll';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = new Date('2026-03-10T12:00:00Z');
const middle = { now, random: () => 0.5, scale: 1 };

function facts(status: PollFacts['status'], silentMs: number, ageMs = silentMs): PollFacts {
  return {
    status,
    lastEventAt: new Date(now.getTime() - silentMs),
    createdAt: new Date(now.getTime() - ageMs),
    ...{ failure: null, lastPushAt: null, refreshRequestedAt: null, announcedSeconds: null },
  };
}

function wait(input: PollFacts, clock = middle): number | string {
  const next = nextPoll(input, clock);
  return 'stop' in next ? next.stop : next.at.getTime() - now.getTime();
}

describe('the interval fits the stage', () => {
  test.each([
    ['label_created', hour, 6 * hour],
    ['in_transit', hour, 2.5 * hour],
    ['in_transit', 1 * day, 5 * hour],
    ['in_transit', 2 * day, 10 * hour],
    ['in_transit', 3 * day, 20 * hour],
    ['in_transit', 4 * day, day],
    ['in_transit', 29 * day, day],
    ['out_for_delivery', hour, 25 * minute],
    ['out_for_delivery', 2 * day, 100 * minute],
    ['exception', hour, hour],
    ['attempt_failed', hour, hour],
    ['available_for_pickup', hour, 2.5 * hour],
    ['returning', hour, 2.5 * hour],
    ['unknown', hour, 2.5 * hour],
    ['delivered', hour, day],
    ['delivered', 6.9 * day, day],
    ['delivered', 7 * day, 'finished'],
    ['returned', 8 * day, 'finished'],
    ['cancelled', 8 * day, 'finished'],
    ['in_transit', 30 * day, 'expired'],
    ['exception', 45 * day, 'expired'],
    ['label_created', 31 * day, 'expired'],
  ] as const)('%s, silent for %d ms → %s', (status, silentMs, expected) => {
    expect(wait(facts(status, silentMs))).toBe(expected);
  });

  test.each([
    [0, 30 * minute],
    [40 * minute, 30 * minute],
    [4 * hour, 2 * hour],
    [12 * hour, 6 * hour],
    [10 * day, 6 * hour],
    [30 * day, 'expired'],
  ] as const)('a number not found for %d ms → %s', (ageMs, expected) => {
    expect(wait({ ...facts('pending', 0, ageMs), lastEventAt: null })).toBe(expected);
  });
});

describe('failures back off and are never lost', () => {
  const failed = (
    code: NonNullable<PollFacts['failure']>['code'],
    consecutive: number,
    after: number | null,
  ) =>
    wait({
      ...facts('in_transit', hour),
      failure: { code, consecutive, retryAfterSeconds: after },
    });

  test.each([
    ['unavailable', 1, null, 2 * minute],
    ['unavailable', 3, null, 8 * minute],
    ['unavailable', 99, null, 6 * hour],
    ['bad_response', 2, null, 4 * minute],
    ['rate_limited', 1, 90, 90_000],
    ['rate_limited', 1, null, minute],
    ['rate_limited', 1, 30, minute],
    ['unavailable', 1, 12 * 3600, 12 * hour],
    ['unauthorized', 1, null, hour],
    ['not_permitted', 9, null, hour],
    ['invalid_number', 1, null, day],
  ] as const)('%s for the %d. time, Retry-After %s s → %d ms', (code, consecutive, after, expected) => {
    expect(failed(code, consecutive, after)).toBe(expected);
  });
});

describe('a parcel that the carrier tells of by itself', () => {
  const ago = (ms: number) => new Date(now.getTime() - ms);

  test.each(['in_transit', 'out_for_delivery', 'exception', 'pending'] as const)(
    '%s: is asked about once a day, in case a push was lost',
    (status) => {
      expect(wait({ ...facts(status, hour), lastPushAt: ago(2 * day) })).toBe(day);
    },
  );

  test('and that somebody looks at: as often as any other', () => {
    const watched = { lastPushAt: ago(hour), refreshRequestedAt: ago(20 * minute) };
    expect(wait({ ...facts('out_for_delivery', hour), ...watched })).toBe(25 * minute);
    expect(wait({ ...facts('out_for_delivery', hour), ...watched, refreshRequestedAt: ago(hour) })).toBe(day);
  });

  test('no more: after three days without a push as often as any other', () => {
    expect(wait({ ...facts('exception', hour), lastPushAt: ago(3 * day + 1) })).toBe(hour);
  });

  test('and that is over: not for ever', () => {
    expect(wait({ ...facts('delivered', 8 * day), lastPushAt: ago(hour) })).toBe('finished');
  });
});

test.each([0, 0.5, 0.999])(
  'a parcel just announced is asked about when it is known, and soon after: %d',
  (roll) => {
    const announced = { ...facts('pending', 0), lastEventAt: null, announcedSeconds: 300 };
    const ms = wait(announced, { ...middle, random: () => roll });
    expect(ms).toBeGreaterThanOrEqual(5 * minute - 1);
    expect(ms).toBeLessThan(6.2 * minute);
  },
);

const anyFacts = fc.record({
  lastPushAt: fc.option(fc.date({ min: new Date(0), max: now, noInvalidDate: true })),
  refreshRequestedAt: fc.option(fc.date({ min: new Date(0), max: now, noInvalidDate: true })),
  announcedSeconds: fc.option(fc.constant(300)),
  status: fc.constantFrom(...statuses),
  lastEventAt: fc.option(fc.date({ min: new Date(0), max: new Date('2030-01-01'), noInvalidDate: true })),
  createdAt: fc.date({ min: new Date(0), max: now, noInvalidDate: true }),
  failure: fc.option(
    fc.record({
      code: fc.constantFrom('unavailable' as const, 'bad_response' as const, 'rate_limited' as const),
      retryAfterSeconds: fc.option(fc.integer({ min: 0, max: 3600 })),
      consecutive: fc.integer({ min: 1, max: 10_000 }),
    }),
  ),
});

test('jitter stays within a tenth, and nobody is asked about again at once or later than in 26 hours', () => {
  fc.assert(
    fc.property(anyFacts, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (input, roll) => {
      const base = wait(input);
      const jittered = wait(input, { ...middle, random: () => roll });
      if (typeof base === 'string' || typeof jittered === 'string') return base === jittered;
      return (
        Math.abs(jittered - base) <= base / 10 + 1 && jittered >= 0.9 * minute - 1 && jittered <= 26.5 * hour
      );
    }),
  );
});

test('neither jitter nor a demo asks before Retry-After has passed', () => {
  const limited: PollFacts = {
    ...facts('out_for_delivery', hour),
    failure: { code: 'rate_limited', consecutive: 1, retryAfterSeconds: 60 },
  };
  expect(wait(limited, { now, random: () => 0, scale: 0.001 })).toBe(minute);
});

test('a demo shortens every interval by the same factor', () => {
  expect(wait(facts('in_transit', hour), { ...middle, scale: 0.001 })).toBe(9_000);
});
