import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import type { Database } from '@/lib/db/client';
import { getLinkedParcel } from '@/lib/db/linked-parcel';
import { revokeShareLink } from '@/lib/db/share-links';

/**
 * Ends a shared link before its time: the commit drops its page from every cache. Whoever has the parcel's own link
 * may. Returns the id of its parcel; null when there is no such link in force.
 */
export async function endShareLink(
  db: Database,
  merchantId: string,
  { token, id }: { token: string; id: string },
  now: Date,
): Promise<string | null> {
  return db.transaction(async (tx) => {
    const parcel = await getLinkedParcel(tx, merchantId, token);
    if (!parcel) return null;
    const { shipmentId } = parcel;
    const isEnded = await revokeShareLink(tx, merchantId, { shipmentId, id }, now);
    if (!isEnded) return null;
    await notifyTags(tx, [shipmentTag(shipmentId)]);
    return shipmentId;
  });
}
