import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import { type ListedCase, updateCase } from '@/lib/db/cases';
import type { Database } from '@/lib/db/client';

/** Closes a case: what is sent from now on opens a new one, and the parcel's pages no longer say that one is open. */
export async function closeCase(
  db: Database,
  merchantId: string,
  { id, shipmentId }: Pick<ListedCase, 'id' | 'shipmentId'>,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await updateCase(tx, merchantId, id, { status: 'closed' }, now);
    await notifyTags(tx, [shipmentTag(shipmentId)]);
  });
}
