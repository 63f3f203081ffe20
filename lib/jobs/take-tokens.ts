import { type SQL, sql } from 'drizzle-orm';
import type { RateLimits } from '@/lib/carriers/carrier';
import type { Executor } from '@/lib/db/client';

/** `RateLimits` of `lib/carriers/carrier.ts`. */
export type Quota = Pick<RateLimits, 'requests' | 'perSeconds' | 'burst'>;

/** What a carrier's limits are in an hour: the merchant's agreed figure is one too. */
export function requestsPerHour({ requests, perSeconds }: Quota): number {
  return (requests * 3_600) / perSeconds;
}

/**
 * The account's token bucket as SQL, for a row `a` of `carrier_accounts`. It holds at most `burst` and refills
 * at what is then left of the hour's quota, so that no window of an hour sees more than the quota: a full
 * bucket spent at once, and the refill of that hour. While `refilled_at` lies ahead, the account is on hold.
 */
export function bucketOf(quota: { requestsPerHour: SQL; burst: SQL }) {
  const perHour = sql`coalesce(a.requests_per_hour, ${quota.requestsPerHour})::double precision`;
  const capacity = sql`greatest(1, least(${quota.burst}::double precision, floor(${perHour} / 2)))`;
  const perSecond = sql`(greatest(${perHour} - ${capacity}, 0.5) / 3600)`;
  const elapsed = sql`extract(epoch from now() - a.refilled_at)::double precision`;
  return {
    perSecond,
    /** Requests that may be made now. */
    available: sql`(case
      when a.tokens is null or a.refilled_at is null then ${capacity}
      else least(${capacity}, a.tokens + ${perSecond} * greatest(0, ${elapsed}))
    end)`,
    // Not "ahead by however little": a statement that waited for another's lock has the older `now()`.
    isOnHold: sql`(a.refilled_at is not null and a.tokens is not null and a.refilled_at > now() + interval '1 second')`,
    holdSeconds: sql`greatest(0, coalesce(-${elapsed}, 0))`,
  };
}

/**
 * Takes one request from the account's bucket, or says after how many seconds to ask again. One UPDATE: any
 * number of workers together stay within the quota.
 */
export async function takeToken(
  db: Executor,
  merchantId: string,
  accountId: string,
  quota: Quota,
): Promise<{ ok: true } | { ok: false; retryAfterSeconds: number }> {
  const bucket = bucketOf({
    requestsPerHour: sql`${requestsPerHour(quota)}::double precision`,
    burst: sql`${quota.burst}`,
  });
  const isAccount = sql`a.merchant_id = ${merchantId} and a.id = ${accountId}`;
  const taken = await db.execute(sql`
    update carrier_accounts a
    set tokens = ${bucket.available} - 1, refilled_at = greatest(a.refilled_at, now())
    where ${isAccount} and ${bucket.available} >= 1 and not ${bucket.isOnHold}
    returning 1`);
  if (taken.length > 0) return { ok: true };
  const [row] = await db.execute<{ seconds: number }>(sql`
    select ${bucket.holdSeconds} + greatest(0, 1 - ${bucket.available}) / ${bucket.perSecond} as seconds
    from carrier_accounts a where ${isAccount}`);
  return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(row?.seconds ?? 3_600)) };
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
