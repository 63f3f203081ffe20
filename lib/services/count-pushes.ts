import { sql } from 'drizzle-orm';
import type { Executor } from '@/lib/db/client';

/** Figures of one account's pushes. */
export interface PushCounts {
  /** Taken over ten minutes ago and not read: their job is failing, or has failed for good. */
  unreadCount: number;
  /** Of the last seven days, about no parcel of the shop's. */
  strangerCount: number;
  /** Parcels subscribed to one by one. */
  subscribedParcels: number;
  /** And those that the carrier would not take. */
  refusedParcels: number;
}

/** By account id; accounts without any are left out. */
export async function countPushes(
  db: Executor,
  merchantId: string,
): Promise<ReadonlyMap<string, PushCounts>> {
  const rows = await db.execute<CountRow>(sql`
    select coalesce(d.account_id, s.account_id) as account_id,
      coalesce(d.unread, 0)::integer as unread, coalesce(d.strangers, 0)::integer as strangers,
      coalesce(s.subscribed, 0)::integer as subscribed, coalesce(s.refused, 0)::integer as refused
    from (
      select account_id,
        count(*) filter (where read_at is null and received_at < now() - interval '10 minutes') as unread,
        count(*) filter (where parcel_count = 0 and received_at > now() - interval '7 days') as strangers
      from inbound_deliveries
      where merchant_id = ${merchantId} and (read_at is null or parcel_count = 0) group by account_id
    ) d
    full join (
      select account_id,
        count(*) filter (where state = 'active') as subscribed, count(*) filter (where state = 'refused') as refused
      from push_subscriptions where merchant_id = ${merchantId} and shipment_id is not null group by account_id
    ) s on s.account_id = d.account_id`);
  return new Map(
    rows.map((row) => [
      row.account_id,
      {
        ...{ unreadCount: row.unread, strangerCount: row.strangers },
        ...{ subscribedParcels: row.subscribed, refusedParcels: row.refused },
      },
    ]),
  );
}

type CountRow = {
  account_id: string;
  unread: number;
  strangers: number;
  subscribed: number;
  refused: number;
};
