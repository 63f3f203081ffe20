import { sql } from 'drizzle-orm';
import type { Executor } from '@/lib/db/client';
import { staleAfterMs } from '@/lib/jobs/stale-after';

/**
 * Asks for news of a parcel because its page is open and what it shows is old for its stage. Moves the next
 * poll forward to now, before others that are due, and does nothing else: the worker, the quota and the
 * breaker decide as ever. One statement, so that a thousand open pages make one refresh. A parcel that nobody
 * polls any more, or whose last poll failed, is left to its time.
 */
export async function requestRefresh(
  db: Executor,
  merchantId: string,
  shipmentId: string,
  { pollScale }: { pollScale: number },
): Promise<{ isUnderWay: boolean }> {
  const ages = staleAfterMs(pollScale).map(([status, ms]) => sql`(${status}::text, ${ms}::double precision)`);
  const isPoll = sql`p.merchant_id = ${merchantId} and p.shipment_id = ${shipmentId}`;
  const [row] = await db.execute<{ is_under_way: boolean }>(sql`
    with moved as (
      update shipment_polls p set next_poll_at = now(), refresh_requested_at = now()
      from shipments s
      join (values ${sql.join(ages, sql`, `)}) as a (status, stale_ms) on a.status = s.status
      where ${isPoll} and s.merchant_id = p.merchant_id and s.id = p.shipment_id
        and p.account_id is not null and p.next_poll_at > now() and p.consecutive_failures = 0
        and (p.leased_until is null or p.leased_until <= now())
        and (p.last_polled_at is null or p.last_polled_at <= now() - a.stale_ms * interval '1 millisecond')
      returning 1
    )
    select exists (select 1 from moved) or exists (
      select 1 from shipment_polls p
      where ${isPoll} and p.account_id is not null and (p.next_poll_at <= now() or p.leased_until > now())
    ) as is_under_way`);
  return { isUnderWay: row?.is_under_way ?? false };
}
