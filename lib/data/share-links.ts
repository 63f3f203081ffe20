import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { shipmentTag, shopTag, untilTag } from '@/lib/db/cache-tags';
import { getLinkedParcel } from '@/lib/db/linked-parcel';
import { listShareLinks } from '@/lib/db/share-links';
import { isLinkToken } from '@/lib/ids';
import { readDatabase } from './read-database';

export interface SharedLinkView {
  id: string;
  token: string;
  /** ISO instant. */
  endsAt: string;
}

/** The links of a parcel that are in force, the newest first. For parcels that are there: see `getTrackingPage`. */
export async function getShareLinks(shopId: string, token: string): Promise<SharedLinkView[]> {
  'use cache';
  cacheLife('page');
  if (!isLinkToken(token)) return [];
  const found = await readDatabase(async (db) => {
    const parcel = await getLinkedParcel(db, shopId, token);
    if (!parcel) return null;
    const { shipmentId } = parcel;
    return { shipmentId, links: await listShareLinks(db, shopId, shipmentId, new Date()) };
  });
  if (!found) return [];
  const { shipmentId, links } = found;
  cacheTag(shopTag(shopId), shipmentTag(shipmentId), ...links.map(({ expiresAt }) => untilTag(expiresAt)));
  return links.map((link) => ({ id: link.id, token: link.token, endsAt: link.expiresAt.toISOString() }));
}
