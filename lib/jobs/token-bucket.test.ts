import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bucket, bucketRules, fullBucket, takeFromBucket } from './token-bucket';

const anyLimits = fc.record({
  requests: fc.integer({ min: 1, max: 40 }),
  perSeconds: fc.constantFrom(1, 10, 60, 3_600, 86_400),
  burst: fc.integer({ min: 1, max: 40 }),
  leastSecondsBetween: fc.constantFrom(undefined, 0.2, 1, 5),
});

/** Times at which requests went out, when somebody tries again and again after these pauses. */
function grants(limits: Parameters<typeof bucketRules>[0], agreed: number | null, pauses: readonly number[]) {
  const rules = bucketRules(limits, agreed);
  const granted: number[] = [];
  let bucket: Bucket = fullBucket;
  let nowMs = 1_750_000_000_000;
  for (const pause of pauses) {
    nowMs += pause;
    for (let answer = takeFromBucket(bucket, rules, nowMs); answer.ok; ) {
      granted.push(nowMs);
      bucket = answer.bucket;
      answer = takeFromBucket(bucket, rules, nowMs);
    }
  }
  return { granted, rules };
}

const anyPauses = fc
  .tuple(
    fc.constantFrom(0.05, 0.3, 1, 4),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 120, maxLength: 160 }),
  )
  .chain(([scale, shares]) => fc.tuple(fc.constant(scale), fc.constant(shares)));

test('no window of the quota sees more than the quota, and no two requests are closer than the pace', () => {
  fc.assert(
    fc.property(
      anyLimits,
      anyPauses,
      fc.option(fc.integer({ min: 1, max: 60 })),
      (limits, [scale, shares], agreed) => {
        const requests = agreed ?? limits.requests;
        const windowMs = (agreed === null ? limits.perSeconds : 3_600) * 1_000;
        // Around the time in which requests come back, where mistakes of one would show.
        const pauses = shares.map((share) => (share * scale * windowMs) / requests);
        const { granted, rules } = grants(limits, agreed, pauses);
        for (const [index, at] of granted.entries()) {
          const oneTooMany = granted[index + requests];
          if (oneTooMany !== undefined) expect(oneTooMany - at).toBeGreaterThan(windowMs);
          const next = granted[index + 1];
          if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(rules.paceSeconds * 1_000);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('a refusal says when the next request is free: to wait so long is enough, and a little less is not', () => {
  fc.assert(
    fc.property(anyLimits, anyPauses, (limits, [scale, shares]) => {
      const rules = bucketRules(limits, null);
      const pauses = shares.map((share) => (share * scale * limits.perSeconds * 1_000) / limits.requests);
      let bucket: Bucket = fullBucket;
      let nowMs = 1_750_000_000_000;
      for (const pause of pauses) {
        nowMs += pause;
        const answer = takeFromBucket(bucket, rules, nowMs);
        if (answer.ok) bucket = answer.bucket;
        else {
          const freeMs = nowMs + answer.waitSeconds * 1_000;
          expect(takeFromBucket(bucket, rules, freeMs + 1).ok).toBe(true);
          if (answer.waitSeconds > 0.01) expect(takeFromBucket(bucket, rules, freeMs - 5).ok).toBe(false);
        }
      }
    }),
  );
});

test.each([
  ['USPS', { requests: 60, perSeconds: 3_600, burst: 5 }, 55],
  ['17TRACK', { requests: 3, perSeconds: 1, burst: 3 }, 7_000],
  ['AfterShip', { requests: 10, perSeconds: 1, burst: 10 }, 28_000],
  ['DHL', { requests: 250, perSeconds: 86_400, burst: 5, leastSecondsBetween: 5 }, 10],
] as const)('%s: nearly all of an hour can be used', (_, limits, least) => {
  const rules = bucketRules(limits, null);
  let bucket = fullBucket;
  let granted = 0;
  for (let nowMs = 0; nowMs < 3_600_000; ) {
    const answer = takeFromBucket(bucket, rules, nowMs);
    if (answer.ok) {
      bucket = answer.bucket;
      granted += 1;
    } else nowMs += Math.ceil(answer.waitSeconds * 1_000);
  }
  expect(granted).toBeGreaterThanOrEqual(least);
});
