import { type SQL, sql } from 'drizzle-orm';
import type { RateLimits } from '@/lib/carriers/carrier';
import type { Executor } from '@/lib/db/client';

/** When a statement began, and when it holds the row: a statement that waited for another's lock is older. */
export interface BucketClock {
  now: SQL;
  granted: SQL;
}

const databaseClock: BucketClock = { now: sql`now()`, granted: sql`clock_timestamp()` };

/**
 * The account's bucket as SQL, for a row `a` of `carrier_accounts` and the carrier's limits as SQL: the rules of
 * `token-bucket.ts`, which says why they keep the quota.
 */
export function bucketOf(limits: Record<'requests' | 'perSeconds' | 'burst' | 'pace', SQL>, now: SQL) {
  const requests = sql`coalesce(a.requests_per_hour, ${limits.requests})::double precision`;
  const perSeconds = sql`(case when a.requests_per_hour is null then ${limits.perSeconds} else 3600 end)::double precision`;
  const most = sql`floor(${requests} / case when ${perSeconds} < 60 then 4 else 2 end)`;
  const capacity = sql`greatest(1, least(${limits.burst}::double precision, ${most}))`;
  const perSecond = sql`(greatest(${requests} - ${capacity}, 0.5) / ${perSeconds})`;
  const sinceRefill = sql`extract(epoch from ${now} - a.refilled_at)::double precision`;
  return {
    perSecond,
    /** Null `requests_per_hour` leaves the carrier's own pace: `least` passes over nulls. */
    paceSeconds: sql`least(${limits.pace}::double precision, 3600.0 / a.requests_per_hour)`,
    /** Requests that the quota has left, in fractions. */
    available: sql`(case
      when a.tokens is null or a.refilled_at is null then ${capacity}
      else least(${capacity}, a.tokens + ${perSecond} * greatest(0, ${sinceRefill}))
    end)`,
    // Not "ahead by however little": a statement that waited for another's lock has the older `now()`.
    isOnHold: sql`(a.tokens is not null and coalesce(a.refilled_at > ${now} + interval '1 second', false))`,
    isTooSoon: sql`coalesce(a.next_request_at > ${now}, false)`,
    holdSeconds: sql`greatest(0, coalesce(-${sinceRefill}, 0))`,
    paceWaitSeconds: sql`greatest(0, coalesce(extract(epoch from a.next_request_at - ${now})::double precision, 0))`,
  };
}

/** A carrier's limits as parameters for `bucketOf`. */
export function limitsAsSql({ requests, perSeconds, burst, leastSecondsBetween }: RateLimits) {
  return {
    requests: sql`${requests}::double precision`,
    perSeconds: sql`${perSeconds}::double precision`,
    burst: sql`${burst}::double precision`,
    pace: sql`${leastSecondsBetween ?? 0}::double precision`,
  };
}

/**
 * Takes one request from the account's bucket, or says after how many seconds to ask again (fractions, up to
 * the millisecond). One UPDATE for quota and pace: any number of workers together keep both.
 */
export async function takeToken(
  db: Executor,
  merchantId: string,
  accountId: string,
  limits: RateLimits,
  clock: BucketClock = databaseClock,
): Promise<{ ok: true } | { ok: false; retryAfterSeconds: number }> {
  const bucket = bucketOf(limitsAsSql(limits), clock.now);
  const isAccount = sql`a.merchant_id = ${merchantId} and a.id = ${accountId}`;
  // Up to the next whole millisecond, as the columns are: rounding must not let a request out early.
  const granted = sql`(date_trunc('milliseconds', ${clock.granted}) + interval '1 millisecond')`;
  const taken = await db.execute(sql`
    update carrier_accounts a set
      tokens = ${bucket.available} - 1,
      refilled_at = greatest(a.refilled_at, ${granted}),
      next_request_at = case when ${bucket.paceSeconds} > 0
        then ${granted} + ${bucket.paceSeconds} * interval '1 second' else a.next_request_at end
    where ${isAccount} and ${bucket.available} >= 1 and not ${bucket.isOnHold} and not ${bucket.isTooSoon}
    returning 1`);
  if (taken.length > 0) return { ok: true };
  const refillSeconds = sql`greatest(0, 1 - ${bucket.available}) / ${bucket.perSecond}`;
  const [row] = await db.execute<{ seconds: number }>(sql`
    select greatest(${bucket.holdSeconds} + ${refillSeconds}, ${bucket.paceWaitSeconds}) as seconds
    from carrier_accounts a where ${isAccount}`);
  return {
    ok: false,
    retryAfterSeconds: Math.max(0.001, Math.ceil((row?.seconds ?? 3_600) * 1_000) / 1_000),
  };
}

/**
 * Leaves the account alone for a while, because its carrier said so or is down. Never shortens a hold.
 * `isSpent`: the carrier counts differently from us, so that the bucket starts empty afterwards.
 */
export async function holdAccount(
  db: Executor,
  merchantId: string,
  accountId: string,
  { seconds, isSpent }: { seconds: number; isSpent: boolean },
): Promise<void> {
  await db.execute(sql`
    update carrier_accounts set
      tokens = case when ${isSpent} then 0 else coalesce(tokens, 1) end, -- null would be a full bucket without a hold
      refilled_at = greatest(refilled_at, now() + make_interval(secs => ${seconds}))
    where merchant_id = ${merchantId} and id = ${accountId}`);
}
