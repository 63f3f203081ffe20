import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askPermit, type Breaker, closedBreaker, defaultBreakerRules, noteResult } from './breaker';

const rules = defaultBreakerRules;

/** Makes one call at `now`, if it is let through. */
function call(breaker: Breaker, now: number, outcome: 'success' | 'failure' | 'unused'): Breaker {
  const asked = askPermit(breaker, now);
  if (!asked.permit.isAllowed) return asked.breaker;
  return noteResult(asked.breaker, { now, isProbe: asked.permit.isProbe, outcome });
}

function opened(at = 0): Breaker {
  let breaker = closedBreaker;
  for (let count = 0; count < 5; count++) breaker = call(breaker, at, 'failure');
  return breaker;
}

describe('opening', () => {
  test('the fifth failure in a row opens it, the fourth does not', () => {
    let breaker = closedBreaker;
    for (let count = 0; count < 4; count++) breaker = call(breaker, 0, 'failure');
    expect(breaker.phase).toBe('closed');
    expect(call(breaker, 0, 'failure').phase).toBe('open');
  });

  test('a success in between starts the count again', () => {
    let breaker = closedBreaker;
    for (const outcome of ['failure', 'failure', 'failure', 'failure', 'success', 'failure'] as const) {
      breaker = call(breaker, 0, outcome);
    }
    expect(breaker.phase).toBe('closed');
  });

  test("half of a minute's calls open it, though never five in a row", () => {
    let breaker = closedBreaker;
    for (let count = 0; count < 10; count++) {
      breaker = call(breaker, count * 1000, count % 2 === 0 ? 'success' : 'failure');
    }
    expect(breaker.phase).toBe('open');
  });

  test('failures older than a minute are forgotten', () => {
    let breaker = closedBreaker;
    for (let count = 0; count < 9; count++) {
      breaker = call(breaker, 0, count % 2 === 0 ? 'failure' : 'success');
    }
    expect(call(breaker, 1, 'failure').phase).toBe('open');
    expect(call(breaker, 61_000, 'failure').phase).toBe('closed');
  });

  test('calls that were never sent count for nothing', () => {
    let breaker = closedBreaker;
    for (let count = 0; count < 20; count++) breaker = call(breaker, 0, 'unused');
    expect(breaker).toEqual(closedBreaker);
  });
});

describe('open', () => {
  test('nobody passes during the pause, and the wait is told', () => {
    expect(askPermit(opened(), 5_000).permit).toEqual({ isAllowed: false, retryAfterSeconds: 10 });
  });

  test('after the pause exactly one passes, as the probe', () => {
    const first = askPermit(opened(), 15_000);
    expect(first.permit).toEqual({ isAllowed: true, isProbe: true });
    expect(askPermit(first.breaker, 15_000).permit.isAllowed).toBe(false);
  });

  test('a good probe closes it, a bad one doubles the pause, up to ten minutes', () => {
    expect(call(opened(), 15_000, 'success')).toEqual(closedBreaker);
    let breaker = opened();
    const pauses: number[] = [];
    for (let count = 0; count < 8; count++) {
      const now = breaker.until;
      breaker = call(breaker, now, 'failure');
      pauses.push((breaker.until - now) / 1000);
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 600, 600, 600]);
  });

  test('a probe that was not sent gives its permit back', () => {
    const breaker = call(opened(), 15_000, 'unused');
    expect(askPermit(breaker, 15_000).permit).toEqual({ isAllowed: true, isProbe: true });
  });

  test('a lost probe blocks the next one for a minute only', () => {
    const { breaker } = askPermit(opened(), 15_000);
    expect(askPermit(breaker, 15_000 + rules.probeTimeoutMs).permit.isAllowed).toBe(true);
  });

  test('a straggler from before the opening does not close it', () => {
    const breaker = opened();
    expect(noteResult(breaker, { now: 1, isProbe: false, outcome: 'success' })).toBe(breaker);
  });
});

test('in any run of calls, no two probes are under way and the memory stays small', () => {
  const outcomes = ['success', 'failure', 'unused'] as const;
  const step = fc.record({
    waitMs: fc.nat(120_000),
    outcome: fc.constantFrom(...outcomes),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      let breaker = closedBreaker;
      let now = 0;
      for (const { waitMs, outcome } of steps) {
        now += waitMs;
        const asked = askPermit(breaker, now);
        const again = askPermit(asked.breaker, now);
        if (asked.breaker.phase === 'probing') expect(again.permit.isAllowed).toBe(false);
        breaker = asked.permit.isAllowed
          ? noteResult(asked.breaker, { now, isProbe: asked.permit.isProbe, outcome })
          : asked.breaker;
        expect(breaker.slots.length).toBeLessThanOrEqual(13);
      }
    }),
  );
});
