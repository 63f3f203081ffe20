import { sql } from 'drizzle-orm';
import type { Carrier } from '@/lib/carriers/carrier';
import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import type { Database } from '@/lib/db/client';
import { isSupported } from './rank-accounts';
import { moveParcels, type Pair } from './reroute-parcels';

/**
 * Gives parcels that have no usable account the one that answers for them: they may have come first, or their
 * account was deleted or switched off. Those that get none say why they are not asked about, once they are
 * due. Parcels of accounts that only receive pushes are looked at once a day. Of all shops.
 */
export async function assignAccounts(db: Database, carriers: readonly Carrier[]): Promise<void> {
  const pairs = await db.execute<Pair>(sql`
    select distinct p.merchant_id, p.carrier
    from shipment_polls p
    left join carrier_accounts a on a.merchant_id = p.merchant_id and a.id = p.account_id
    where p.next_poll_at is not null and (p.account_id is null or a.status = 'disabled')`);
  await moveParcels(db, carriers, [...pairs], { onlyHomeless: true });
  await sayWhyNot(db, carriers, [...new Set(pairs.map(({ carrier }) => carrier))]);
  await putOff(
    db,
    carriers.filter(({ api }) => api.operations.length === 0).map(({ code }) => code),
  );
}

async function sayWhyNot(db: Database, carriers: readonly Carrier[], parcelCarriers: readonly string[]) {
  const supported = parcelCarriers.filter((carrier) => isSupported(carriers, carrier));
  await db.transaction(async (tx) => {
    const changed = await tx.execute<{ shipment_id: string }>(sql`
      update shipment_polls p
      set system_state = w.state
      from (
        select merchant_id, shipment_id,
          case when carrier = any (${sql.param(supported)}::text[])
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

/** Nobody can be asked about these, so that they are not overdue either; what is long over is let go. */
async function putOff(db: Database, pushOnly: readonly string[]): Promise<void> {
  if (pushOnly.length === 0) return;
  await db.execute(sql`
    update shipment_polls p
    set next_poll_at = case
      when coalesce(s.last_event_at, s.created_at) < now() - case
        when s.status in ('delivered', 'returned', 'cancelled') then interval '7 days' else interval '30 days' end
      then null else now() + interval '1 day' end
    from carrier_accounts a, shipments s
    where a.merchant_id = p.merchant_id and a.id = p.account_id and a.carrier = any (${sql.param([...pushOnly])}::text[])
      and s.merchant_id = p.merchant_id and s.id = p.shipment_id and p.next_poll_at <= now()`);
}
