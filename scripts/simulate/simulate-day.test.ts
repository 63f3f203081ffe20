import { describe, expect, test } from 'vitest';
import { adaptive, fixed } from './policies';
import { countViolations } from './report';
import { simulateDay } from './simulate-day';
import type { FakeAccount } from './world';

const small = { seed: 3, parcels: 2_000, pagesAreOpened: true };
const ours = simulateDay(adaptive, small);
const theirs = simulateDay(fixed, small);

describe('a day of polling', () => {
  test('never breaks a quota, and every event is seen in the end', () => {
    expect(ours).toMatchObject({ violations: 0, unseen: 0 });
    expect(theirs).toMatchObject({ violations: 0, unseen: 0 });
    expect(ours.delays.overall.count).toBeGreaterThan(1_000);
    expect(ours.delays.overall.count).toBe(theirs.delays.overall.count);
  });

  test('shows news at least 30 % sooner than fixed intervals with the same quota, with or without open pages', () => {
    expect(ours.delays.overall.p50).toBeLessThan(0.7 * theirs.delays.overall.p50);
    const unwatched = simulateDay(adaptive, { ...small, pagesAreOpened: false });
    expect(unwatched.delays.overall.p50).toBeLessThan(0.7 * theirs.delays.overall.p50);
  });

  test('shows deliveries soonest, and leaves no shop far behind', () => {
    const p50 = new Map(ours.delays.byStatus.map(([status, quantiles]) => [status, quantiles.p50]));
    expect(p50.get('delivered')).toBeLessThan((p50.get('in_transit') ?? 0) / 2);
    expect(ours.jain).toBeGreaterThan(0.75);
    expect(ours.worstRatio).toBeLessThan(2);
  });

  test('is the same at every run', () => {
    expect(simulateDay(adaptive, small)).toEqual(ours);
  });
});

test('violations are counted from the requests alone', () => {
  const account: FakeAccount = {
    ...{ id: 'a', merchant: 'm', requestsPerHour: null, parcels: [] },
    carrier: {
      name: 'two a second, 100 ms apart',
      limits: { requests: 2, perSeconds: 1, burst: 1, leastSecondsBetween: 0.1 },
      batchSize: 1,
    },
  };
  expect(countViolations(account, [0, 500, 1_000, 1_600])).toBe(0);
  expect(countViolations(account, [0, 500, 999])).toBe(1);
  expect(countViolations(account, [0, 99])).toBe(1);
});
