import { sql } from 'drizzle-orm';
import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import type { Database } from '@/lib/db/client';

/**
 * Gives parcels that have none the shop's account with their carrier: they may have come first, or their
 * account was deleted. Those that get none say why they are not asked about, once they are due. Of all shops.
 */
export async function assignAccounts(db: Database, supportedCarriers: readonly string[]): Promise<void> {
  await db.execute(sql`
    update shipment_polls p
    set account_id = a.id, next_poll_at = least(p.next_poll_at, now())
    from (
      select distinct on (merchant_id, carrier) merchant_id, carrier, id
      from carrier_accounts
      where status <> 'disabled'
      order by merchant_id, carrier, created_at, id
    ) a
    where p.account_id is null and p.next_poll_at is not null
      and a.merchant_id = p.merchant_id and a.carrier = p.carrier`);
  await db.transaction(async (tx) => {
    const changed = await tx.execute<{ shipment_id: string }>(sql`
      update shipment_polls p
      set system_state = w.state
      from (
        select merchant_id, shipment_id,
          case when carrier = any (${sql.param([...supportedCarriers])}::text[])
            then 'no_credentials' else 'unsupported_carrier' end as state
        from shipment_polls
        where account_id is null and next_poll_at <= now()
      ) w
      where p.merchant_id = w.merchant_id and p.shipment_id = w.shipment_id and p.system_state <> w.state
      returning p.shipment_id`);
    await notifyTags(
      tx,
      changed.map((row) => shipmentTag(row.shipment_id)),
    );
  });
}
