import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import type { Executor } from '@/lib/db/client';
import { listShipmentIdsOfOrders } from '@/lib/db/shipment-state';
import { createShipment, type NewShipment } from '@/lib/db/shipments';
import { claimPushes } from '@/lib/db/unclaimed-pushes';
import { enqueue } from '@/lib/jobs/enqueue';
import { readPush } from '@/lib/jobs/read-push';
import { recalculateShipments } from './ingest-updates';

/**
 * Adds a parcel. Where its number was used before, the earlier parcels end where it begins: what carriers had
 * reported since then moves over, and all of them show what is theirs. What its carrier pushed before it was here is
 * read again. Pages of the order's other parcels, which list this one, are dropped. Throws if this use exists already.
 */
export async function addShipment(
  db: Executor,
  merchantId: string,
  input: NewShipment,
  now: Date,
): Promise<{ id: string; token: string }> {
  return db.transaction(async (tx) => {
    const { id, token, parted } = await createShipment(tx, merchantId, input);
    for (const delivery of await claimPushes(tx, merchantId, input.trackingNumber)) {
      await enqueue(readPush, { merchantId, ...delivery }, { tx });
    }
    if (parted.length > 0) await recalculateShipments(tx, merchantId, [...parted, id], now);
    const orderIds = input.orderId ? [input.orderId] : [];
    const siblings = await listShipmentIdsOfOrders(tx, merchantId, orderIds);
    await notifyTags(tx, siblings.filter((sibling) => sibling !== id).map(shipmentTag));
    return { id, token };
  });
}
