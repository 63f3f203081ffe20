import { sql } from 'drizzle-orm';
import type { Executor } from './client';

/** A shop's parcel that a push may be about. */
export interface PushTarget {
  shipmentId: string;
  /** Whose parcel it is. */
  carrier: string;
  /** It is asked about through the API that pushed, or through none yet. */
  isOwnSource: boolean;
}

/**
 * The shop's uses of a number, newest first. `carrier` null: the push does not say whose parcel it is, and where
 * the shop has that number with two carriers nobody can tell, so that none is found. `source` is the carrier
 * whose API pushed.
 */
export async function findPushTargets(
  db: Executor,
  merchantId: string,
  { trackingNumber, carrier, source }: { trackingNumber: string; carrier: string | null; source: string },
): Promise<PushTarget[]> {
  const rows = await db.execute<{ id: string; carrier: string; is_own_source: boolean }>(sql`
    select s.id, s.carrier, coalesce(a.carrier = ${source}, true) as is_own_source
    from shipments s
    join shipment_polls p on p.merchant_id = s.merchant_id and p.shipment_id = s.id
    left join carrier_accounts a on a.merchant_id = p.merchant_id and a.id = p.account_id
    where s.merchant_id = ${merchantId} and s.tracking_number = ${trackingNumber}
      and (${carrier}::text is null or s.carrier = ${carrier})
    order by s.ship_date_start desc, s.id desc`);
  if (new Set(rows.map((row) => row.carrier)).size > 1) return [];
  return rows.map((row) => ({ shipmentId: row.id, carrier: row.carrier, isOwnSource: row.is_own_source }));
}
