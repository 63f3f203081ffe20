import { contactHashes } from '@/lib/contact-hash';
import type { Keyring } from '@/lib/crypto';
import type { Database } from '@/lib/db/client';
import { getLinkedParcel } from '@/lib/db/linked-parcel';
import { getWish, updateSubscription } from '@/lib/db/subscriptions';

/** One browser's wish for one parcel. */
interface PushWish {
  /** Of the parcel's link. */
  token: string;
  /** Only this browser knows it, beside the push service. */
  endpoint: string;
}

/** Whether a browser is told of a parcel's news. */
export async function hasPush(
  { db, keyring }: { db: Database; keyring: Keyring },
  merchantId: string,
  { token, endpoint }: PushWish,
): Promise<boolean> {
  const parcel = await getLinkedParcel(db, merchantId, token);
  if (!parcel) return false;
  const addressHashes = contactHashes(keyring, merchantId, 'push', endpoint);
  const wish = { shipmentId: parcel.shipmentId, channel: 'push' as const, addressHashes };
  return (await getWish(db, merchantId, wish))?.status === 'active';
}

/** Tells a browser no more of a parcel. There may have been nothing to end. */
export async function endPush(
  { db, keyring }: { db: Database; keyring: Keyring },
  merchantId: string,
  { token, endpoint }: PushWish,
  now: Date,
): Promise<void> {
  const parcel = await getLinkedParcel(db, merchantId, token);
  if (!parcel) return;
  const addressHashes = contactHashes(keyring, merchantId, 'push', endpoint);
  await db.transaction(async (tx) => {
    const wish = { shipmentId: parcel.shipmentId, channel: 'push' as const, addressHashes };
    const known = await getWish(tx, merchantId, wish, { isLocked: true });
    if (known?.status === 'active') {
      await updateSubscription(tx, merchantId, known.id, { status: 'ended', endedAt: now });
    }
  });
}
