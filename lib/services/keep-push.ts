import { contactHashes } from '@/lib/contact-hash';
import { type Keyring, seal } from '@/lib/crypto';
import type { Database } from '@/lib/db/client';
import { getLinkedParcel } from '@/lib/db/linked-parcel';
import { addSubscription, getWish, newSubscriptionId, updateSubscription } from '@/lib/db/subscriptions';
import type { Locale } from '@/lib/i18n/locales';
import { mayBringNews } from '@/lib/tracking/updates';
import { subscriptionAddressOwner } from './open-subscription-address';
import type { RateLimit, RateLimiter } from './rate-limit';
import { readPushSubscription } from './read-push-subscription';

const perVisitor: RateLimit = { name: 'keep-push.ip', points: 20, seconds: 600 };
const perParcel: RateLimit = { name: 'keep-push.parcel', points: 20, seconds: 86_400 };
const perShop: RateLimit = { name: 'keep-push.shop', points: 1_000, seconds: 3_600 };

export interface KeepPushInput {
  isOffered: boolean;
  /** Of the parcel's link. */
  token: string;
  /** The browser's push subscription, as it sends it. */
  subscription: string;
  locale: Locale;
  /** The client's network address; counted, never stored. */
  ip: string;
}

export type KeepPushResult = 'kept' | 'off' | 'finished' | 'invalid' | 'rate_limited';

/** Keeps a browser's wish to hear of a parcel. It counts at once: the browser itself has asked its reader. */
export async function keepPush(
  { db, keyring, limiter }: { db: Database; keyring: Keyring; limiter: RateLimiter },
  merchantId: string,
  { isOffered, token, subscription, locale, ip }: KeepPushInput,
  now: Date,
): Promise<KeepPushResult> {
  if (!isOffered) return 'off';
  const data = readPushSubscription(subscription);
  if (!data) return 'invalid';
  const parcel = await getLinkedParcel(db, merchantId, token);
  if (!parcel || !mayBringNews(parcel.status)) return 'finished';
  const { isAllowed } = await limiter.charge([
    { limit: perVisitor, subject: `${merchantId}/${ip}` },
    { limit: perParcel, subject: `${merchantId}/${parcel.shipmentId}` },
    { limit: perShop, subject: merchantId },
  ]);
  if (!isAllowed) return 'rate_limited';
  const hashes = contactHashes(keyring, merchantId, 'push', data.endpoint);
  const wish = { shipmentId: parcel.shipmentId, channel: 'push' as const };
  const sealed = (id: string) =>
    seal(keyring, JSON.stringify(data), subscriptionAddressOwner(merchantId, id));
  await db.transaction(async (tx) => {
    const known = await getWish(tx, merchantId, { ...wish, addressHashes: hashes }, { isLocked: true });
    if (known) {
      await updateSubscription(tx, merchantId, known.id, {
        ...{ status: 'active', addressSealed: sealed(known.id), locale },
        ...{ requestedAt: now, confirmedAt: now, endedAt: null },
      });
      return;
    }
    const id = newSubscriptionId();
    await addSubscription(tx, merchantId, {
      ...{ ...wish, id, status: 'active', locale, requestedAt: now },
      ...{ addressSealed: sealed(id), addressHash: hashes[0] ?? '' },
    });
  });
  return 'kept';
}
