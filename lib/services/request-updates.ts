import { z } from 'zod';
import { contactHashes } from '@/lib/contact-hash';
import { type Keyring, seal } from '@/lib/crypto';
import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import type { Database } from '@/lib/db/client';
import { getLinkedParcel } from '@/lib/db/linked-parcel';
import { addSubscription, getWish, newSubscriptionId, updateSubscription } from '@/lib/db/subscriptions';
import type { Locale } from '@/lib/i18n/locales';
import { mayBringNews } from '@/lib/tracking/updates';
import { subscriptionAddressOwner } from './open-subscription-address';
import type { RateLimit, RateLimiter } from './rate-limit';

const perVisitor: RateLimit = { name: 'request-updates.ip', points: 10, seconds: 600 };
/** Whoever knows an address could have it sent mails: three requests a day, from anywhere, for any parcel. */
const perAddress: RateLimit = { name: 'request-updates.address', points: 3, seconds: 86_400 };
const perParcel: RateLimit = { name: 'request-updates.parcel', points: 10, seconds: 86_400 };
const perShop: RateLimit = { name: 'request-updates.shop', points: 500, seconds: 3_600 };

const emailAddress = z.email().max(254);

export interface RequestUpdatesInput {
  /** Whether the shop offers updates at all. */
  isOffered: boolean;
  /** Of the parcel's link. */
  token: string;
  email: string;
  locale: Locale;
  /** The client's network address; counted, never stored. */
  ip: string;
}

export type RequestUpdatesResult =
  | { ok: true }
  | { ok: false; error: 'off' | 'finished' | 'invalid' | 'rate_limited' };

/**
 * Notes the wish of an e-mail address to hear of a parcel; it counts once it was confirmed from its mailbox. Asked
 * again, the time to confirm begins anew. Never tells whether the address has asked before, or is active.
 */
export async function requestUpdates(
  { db, keyring, limiter }: { db: Database; keyring: Keyring; limiter: RateLimiter },
  merchantId: string,
  input: RequestUpdatesInput,
  now: Date,
): Promise<RequestUpdatesResult> {
  if (!input.isOffered) return { ok: false, error: 'off' };
  const email = emailAddress.safeParse(input.email.normalize('NFKC').trim()).data;
  const parcel = await getLinkedParcel(db, merchantId, input.token);
  if (!parcel || !mayBringNews(parcel.status)) return { ok: false, error: 'finished' };
  if (email === undefined) return { ok: false, error: 'invalid' };
  const hashes = contactHashes(keyring, merchantId, 'email', email);
  const { isAllowed } = await limiter.charge([
    { limit: perVisitor, subject: `${merchantId}/${input.ip}` },
    { limit: perAddress, subject: `${merchantId}/${email.toLowerCase()}` },
    { limit: perParcel, subject: `${merchantId}/${parcel.shipmentId}` },
    { limit: perShop, subject: merchantId },
  ]);
  if (!isAllowed) return { ok: false, error: 'rate_limited' };
  const wish = { shipmentId: parcel.shipmentId, channel: 'email' as const };
  const sealed = (id: string) => seal(keyring, email, subscriptionAddressOwner(merchantId, id));
  await db.transaction(async (tx) => {
    const known = await getWish(tx, merchantId, { ...wish, addressHashes: hashes }, { isLocked: true });
    if (known?.status === 'active') return;
    if (known) {
      await updateSubscription(tx, merchantId, known.id, {
        ...{ status: 'pending', addressSealed: sealed(known.id), locale: input.locale },
        ...{ requestedAt: now, confirmedAt: null, endedAt: null },
      });
      await notifyTags(tx, [shipmentTag(parcel.shipmentId)]);
      return;
    }
    const id = newSubscriptionId();
    await addSubscription(tx, merchantId, {
      ...{ ...wish, id, status: 'pending', locale: input.locale, requestedAt: now },
      ...{ addressSealed: sealed(id), addressHash: hashes[0] ?? '' },
    });
  });
  return { ok: true };
}
