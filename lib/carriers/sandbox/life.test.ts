import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pullForward, scheduleLife, startForEvent } from './life';

const dayMs = 86_400_000;
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const instants = fc.array(instant, { minLength: 1, maxLength: 12 });

describe('scheduleLife', () => {
  test('the first thing that happened happens at the start, and speed divides the distances', () => {
    const { shownAt } = scheduleLife([1000, 61_000, 121_000], 5_000_000, 60);
    expect(shownAt).toEqual([5_000_000, 5_001_000, 5_002_000]);
  });

  test('an event listed later is never due before one listed earlier, whatever time it shows', () => {
    fc.assert(
      fc.property(instants, instant, (recorded, start) => {
        const { shownAt, dueAt } = scheduleLife(recorded, start);
        for (const [index, due] of dueAt.entries()) {
          expect(due).toBeGreaterThanOrEqual(shownAt[index] ?? Number.NaN);
          expect(due).toBeGreaterThanOrEqual(dueAt[index - 1] ?? due);
        }
      }),
    );
  });
});

describe('pullForward', () => {
  test('keeps the times already told, adds the steps asked for, and shows nothing later than now', () => {
    const count = fc.nat({ max: 12 });
    fc.assert(
      fc.property(instants, instant, instant, count, count, (recorded, start, now, first, more) => {
        const schedule = scheduleLife(
          recorded.toSorted((a, b) => a - b),
          start,
        );
        const before = pullForward(schedule, [], { steps: first, now });
        const after = pullForward(schedule, before, { steps: more, now });
        expect(after.slice(0, before.length)).toEqual(before);
        expect(after).toHaveLength(Math.min(recorded.length, before.length + more));
        expect(after).toEqual(after.toSorted((a, b) => a - b));
        expect(after.every((shown) => shown <= now)).toBe(true);
      }),
    );
  });
});

describe('startForEvent', () => {
  test('puts the event at its recorded time of day, between n and n + 1 days ago', () => {
    fc.assert(
      fc.property(instants, fc.nat(), instant, fc.nat({ max: 30 }), (recorded, pick, now, days) => {
        const index = pick % recorded.length;
        const start = startForEvent(recorded, index, { days, now });
        const happened = scheduleLife(recorded, start.getTime()).shownAt[index] ?? Number.NaN;
        expect(Math.abs(happened - (recorded[index] ?? 0)) % dayMs).toBe(0);
        expect(now - happened).toBeGreaterThanOrEqual(days * dayMs);
        expect(now - happened).toBeLessThan((days + 1) * dayMs);
      }),
    );
  });
});
