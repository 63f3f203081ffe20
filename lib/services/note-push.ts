import { sql } from 'drizzle-orm';
import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import type { Executor } from '@/lib/db/client';
import { leastBetweenRefreshesMs } from '@/lib/jobs/stale-after';

/**
 * Notes that a carrier told of a parcel by itself: that is an answer, as a polled one is. While pushes come, polls
 * come once a day (`next-poll.ts`). A parcel that nobody asks about any more, and that moved, is asked about
 * again.
 */
export async function notePush(
  tx: Executor,
  merchantId: string,
  shipmentId: string,
  { receivedAt, isNews, now }: { receivedAt: Date; isNews: boolean; now: Date },
): Promise<void> {
  const at = sql`${receivedAt.toISOString()}::timestamptz`;
  const [row] = await tx.execute<{ was: string }>(sql`
    with before as (
      select system_state from shipment_polls
      where merchant_id = ${merchantId} and shipment_id = ${shipmentId} for update
    )
    update shipment_polls p set
      last_push_at = greatest(p.last_push_at, ${at}),
      last_answer_at = greatest(p.last_answer_at, ${at}),
      system_state = case when p.system_state in ('not_checked_yet', 'carrier_down', 'quota_spent')
        then 'ok' else p.system_state end,
      next_poll_at = coalesce(p.next_poll_at,
        case when ${isNews} and p.account_id is not null then ${now.toISOString()}::timestamptz end)
    from before
    where p.merchant_id = ${merchantId} and p.shipment_id = ${shipmentId}
    returning case when before.system_state <> p.system_state then before.system_state end as was`);
  if (row?.was) await notifyTags(tx, [shipmentTag(shipmentId)]);
}

/**
 * Has a parcel asked about because its carrier says that there is news, first in line and once in ten minutes
 * at most. Does nothing where it was asked about since. A lease keeps its hold: who asks just now may have asked
 * too early, and the parcel falls due again after that. Only pings of the API that it is asked through count as
 * being told: another's may lag behind, and must not make the polls rarer.
 */
export async function notePing(
  tx: Executor,
  merchantId: string,
  shipmentId: string,
  { receivedAt, isOwnSource, now, pollScale }: Ping,
): Promise<void> {
  const at = sql`${receivedAt.toISOString()}::timestamptz`;
  const leastMs = leastBetweenRefreshesMs * pollScale;
  const soon = sql`greatest(${now.toISOString()}::timestamptz, p.last_polled_at + ${leastMs} * interval '1 millisecond')`;
  await tx.execute(sql`
    update shipment_polls p set
      last_push_at = case when ${isOwnSource} then greatest(p.last_push_at, ${at}) else p.last_push_at end,
      next_poll_at = case when p.last_polled_at >= ${at} then p.next_poll_at else least(p.next_poll_at, ${soon}) end,
      -- Just after the last poll puts it before others, and is not taken for somebody who looks at the page.
      refresh_requested_at = case when p.last_polled_at >= ${at} then p.refresh_requested_at
        else greatest(p.refresh_requested_at, coalesce(p.last_polled_at + interval '1 millisecond', now())) end
    where p.merchant_id = ${merchantId} and p.shipment_id = ${shipmentId} and p.account_id is not null`);
}

interface Ping {
  receivedAt: Date;
  isOwnSource: boolean;
  now: Date;
  pollScale: number;
}
