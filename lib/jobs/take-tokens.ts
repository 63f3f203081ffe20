import { type SQL, sql } from 'drizzle-orm';
import type { Executor } from '@/lib/db/client';

export interface Quota {
  requestsPerHour: number;
  burst: number;
}

/**
 * The account's token bucket as SQL, for a row `a` of `carrier_accounts`: how many requests may be made now.
 * It holds at most `burst` and refills at what is then left of the hour's quota, so that no window of an hour
 * sees more than the quota: a full bucket spent at once, and the refill of that hour. While `refilled_at`
 * lies ahead, the account is on hold.
 */
export function bucketColumns({ requestsPerHour, burst }: { requestsPerHour: SQL; burst: SQL }): SQL {
  const perHour = sql`coalesce(a.requests_per_hour, ${requestsPerHour})::double precision`;
  const capacity = sql`greatest(1, least(${burst}::double precision, floor(${perHour} / 2)))`;
  const perSecond = sql`greatest(${perHour} - ${capacity}, 0.5) / 3600`;
  const elapsed = sql`extract(epoch from clock_timestamp() - a.refilled_at)::double precision`;
  return sql`
    ${perSecond} as per_second,
    case
      when a.tokens is null or a.refilled_at is null then ${capacity}
      when a.refilled_at > clock_timestamp() then 0
      else least(${capacity}, a.tokens + ${perSecond} * ${elapsed})
    end as available,
    greatest(extract(epoch from a.refilled_at - clock_timestamp()), 0)::double precision as hold_seconds`;
}

/**
 * Takes one request from the account's bucket, or says after how many seconds to ask again. One statement
 * that locks the account's row: any number of workers together stay within the quota.
 */
export async function takeToken(
  db: Executor,
  merchantId: string,
  accountId: string,
  quota: Quota,
): Promise<{ ok: true } | { ok: false; retryAfterSeconds: number }> {
  const columns = bucketColumns({
    requestsPerHour: sql`${quota.requestsPerHour}`,
    burst: sql`${quota.burst}`,
  });
  const [row] = await db.execute<{ is_taken: boolean; wait_seconds: number }>(sql`
    with locked as (
      select * from carrier_accounts
      where merchant_id = ${merchantId} and id = ${accountId}
      for update
    ), bucket as (
      select a.merchant_id, a.id, ${columns} from locked a
    )
    update carrier_accounts a set
      tokens = case when hold_seconds > 0 then a.tokens when available >= 1 then available - 1 else available end,
      refilled_at = case when hold_seconds > 0 then a.refilled_at else clock_timestamp() end
    from bucket
    where a.merchant_id = bucket.merchant_id and a.id = bucket.id
    returning hold_seconds = 0 and available >= 1 as is_taken,
      hold_seconds + greatest(0, 1 - available) / per_second as wait_seconds`);
  if (!row) return { ok: false, retryAfterSeconds: 3_600 };
  return row.is_taken ? { ok: true } : { ok: false, retryAfterSeconds: Math.ceil(row.wait_seconds) };
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
      tokens = case when ${isSpent} then 0 else tokens end,
      refilled_at = greatest(refilled_at, clock_timestamp() + make_interval(secs => ${seconds}))
    where merchant_id = ${merchantId} and id = ${accountId}`);
}
