import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import type { Database } from '@/lib/db/client';
import { getSubscription, updateSubscription } from '@/lib/db/subscriptions';

/** Ends a subscription, or the wish for one, by its secret. Ended twice, it is still ended. False for no such. */
export async function endSubscription(
  db: Database,
  merchantId: string,
  token: string,
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const found = await getSubscription(tx, merchantId, token, { isLocked: true });
    if (!found) return false;
    if (found.status === 'ended') return true;
    await updateSubscription(tx, merchantId, found.id, { status: 'ended', endedAt: now });
    await notifyTags(tx, [shipmentTag(found.shipmentId)]);
    return true;
  });
}
