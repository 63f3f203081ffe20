import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import type { Database } from '@/lib/db/client';
import { getSubscription, updateSubscription } from '@/lib/db/subscriptions';
import { confirmUntil } from '@/lib/tracking/updates';

export type ConfirmResult = 'confirmed' | 'expired' | 'ended' | 'missing';

/** Makes a wish count: whoever has the secret reads the mailbox. Confirmed twice, it is still confirmed. */
export async function confirmSubscription(
  db: Database,
  merchantId: string,
  token: string,
  now: Date,
): Promise<ConfirmResult> {
  return db.transaction(async (tx) => {
    const found = await getSubscription(tx, merchantId, token, { isLocked: true });
    if (!found) return 'missing';
    if (found.status === 'ended') return 'ended';
    if (found.status === 'active') return 'confirmed';
    if (now > confirmUntil(found.requestedAt)) return 'expired';
    await updateSubscription(tx, merchantId, found.id, { status: 'active', confirmedAt: now });
    await notifyTags(tx, [shipmentTag(found.shipmentId)]);
    return 'confirmed';
  });
}
