import type { RateLimits } from '@/lib/carriers/carrier';

/** How an account's requests are let out. */
export interface BucketRules {
  /** Requests that a rested account may make at once. */
  capacity: number;
  /** Requests that come back per second. */
  perSecond: number;
  /** Least seconds from one request to the next; 0 where the carrier limits no pace. */
  paceSeconds: number;
}

/** An account's row, as far as its bucket goes. Null tokens: never used, and full. Times in ms since 1970. */
export interface Bucket {
  tokens: number | null;
  /** While it lies ahead, the account is on hold. */
  refilledAtMs: number | null;
  nextRequestAtMs: number | null;
}

export const fullBucket: Bucket = { tokens: null, refilledAtMs: null, nextRequestAtMs: null };

/** Workers' clocks and waits for a lock differ by less; a hold is longer. */
export const holdToleranceMs = 1_000;

const shortWindowSeconds = 60;

/**
 * What makes the quota exact: the refill is what the burst leaves of it, so that in any window of `perSeconds`
 * at most a full bucket and that window's refill go out, which is `requests`. Bursts are kept small where the
 * window is short: there waiting for the refill costs a second, and a large burst would halve the steady rate.
 * What the merchant has agreed with the carrier is an hour's figure, takes the place of the usual window, and
 * loosens a pace that would not let it through.
 */
export function bucketRules(limits: RateLimits, requestsPerHour: number | null): BucketRules {
  const requests = requestsPerHour ?? limits.requests;
  const windowSeconds = requestsPerHour === null ? limits.perSeconds : 3_600;
  const most = Math.floor(requests / (windowSeconds < shortWindowSeconds ? 4 : 2));
  const capacity = Math.max(1, Math.min(limits.burst, most));
  const pace = limits.leastSecondsBetween ?? 0;
  return {
    capacity,
    perSecond: Math.max(requests - capacity, 0.5) / windowSeconds,
    paceSeconds: requestsPerHour === null ? pace : Math.min(pace, 3_600 / requestsPerHour),
  };
}

/** Requests that the quota has left, in fractions; says nothing of pace and hold. */
export function tokensAt({ tokens, refilledAtMs }: Bucket, rules: BucketRules, nowMs: number): number {
  if (tokens === null || refilledAtMs === null) return rules.capacity;
  const elapsedSeconds = Math.max(0, nowMs - refilledAtMs) / 1_000;
  return Math.min(rules.capacity, tokens + rules.perSecond * elapsedSeconds);
}

/**
 * Takes one request, or says how long until one is free. The twin of `takeToken`, which does this in one
 * UPDATE: the simulation runs on this one, and a test holds the two equal.
 */
export function takeFromBucket(
  bucket: Bucket,
  rules: BucketRules,
  nowMs: number,
): { ok: true; bucket: Bucket } | { ok: false; waitSeconds: number } {
  const available = tokensAt(bucket, rules, nowMs);
  const { refilledAtMs, nextRequestAtMs } = bucket;
  const isOnHold = bucket.tokens !== null && refilledAtMs !== null && refilledAtMs > nowMs + holdToleranceMs;
  const isTooSoon = nextRequestAtMs !== null && nextRequestAtMs > nowMs;
  if (available < 1 || isOnHold || isTooSoon) return { ok: false, waitSeconds: waitOf(bucket, rules, nowMs) };
  // Up to the next whole millisecond, as the columns are: rounding must not let a request out early.
  const grantedMs = Math.floor(nowMs) + 1;
  return {
    ok: true,
    bucket: {
      tokens: available - 1,
      refilledAtMs: Math.max(refilledAtMs ?? grantedMs, grantedMs),
      nextRequestAtMs: rules.paceSeconds > 0 ? grantedMs + rules.paceSeconds * 1_000 : nextRequestAtMs,
    },
  };
}

function waitOf(bucket: Bucket, rules: BucketRules, nowMs: number): number {
  const holdSeconds = Math.max(0, (bucket.refilledAtMs ?? nowMs) - nowMs) / 1_000;
  const refillSeconds = Math.max(0, 1 - tokensAt(bucket, rules, nowMs)) / rules.perSecond;
  const paceSeconds = Math.max(0, (bucket.nextRequestAtMs ?? nowMs) - nowMs) / 1_000;
  return Math.max(holdSeconds + refillSeconds, paceSeconds);
}
