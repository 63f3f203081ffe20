import { notifyTags, shipmentTag } from '@/lib/db/cache-tags';
import type { Database } from '@/lib/db/client';
import { getLinkedParcel } from '@/lib/db/linked-parcel';
import { createShareLink, listShareLinks, type ShareLink } from '@/lib/db/share-links';
import type { ShareDays } from '@/lib/forms/share-state';
import type { RateLimit, RateLimiter } from './rate-limit';

/** At once for one parcel. */
export const maxShareLinks = 10;
const linksPerParcel: RateLimit = { name: 'share.parcel', points: 30, seconds: 86_400 };
const linksPerAddress: RateLimit = { name: 'share.ip', points: 30, seconds: 3_600 };

export interface ShareParcelInput {
  /** Of the parcel's own link. */
  token: string;
  days: ShareDays;
  /** The client's network address; counted, never stored. */
  ip: string;
}

export type ShareParcelResult =
  | { ok: true; link: ShareLink; shipmentId: string }
  | { ok: false; error: 'not_found' | 'limit' | 'rate_limited' };

/** Makes a link to a parcel for the household of whoever has its own link. It ends after so many days, by itself. */
export async function shareParcel(
  { db, limiter }: { db: Database; limiter: RateLimiter },
  merchantId: string,
  { token, days, ip }: ShareParcelInput,
  now: Date,
): Promise<ShareParcelResult> {
  const { isAllowed } = await limiter.charge([
    { limit: linksPerAddress, subject: `${merchantId}/${ip}` },
    { limit: linksPerParcel, subject: `${merchantId}/${token}` },
  ]);
  if (!isAllowed) return { ok: false, error: 'rate_limited' };
  return db.transaction(async (tx) => {
    // Held, so that two browsers at once do not make an eleventh.
    const parcel = await getLinkedParcel(tx, merchantId, token, { isLocked: true });
    if (!parcel) return { ok: false, error: 'not_found' };
    const { shipmentId } = parcel;
    const inForce = await listShareLinks(tx, merchantId, shipmentId, now);
    if (inForce.length >= maxShareLinks) return { ok: false, error: 'limit' };
    const expiresAt = new Date(now.getTime() + days * 86_400_000);
    const link = await createShareLink(tx, merchantId, { shipmentId, expiresAt, createdAt: now });
    await notifyTags(tx, [shipmentTag(shipmentId)]);
    return { ok: true, link, shipmentId };
  });
}
