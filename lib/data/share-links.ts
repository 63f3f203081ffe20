import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { shipmentTag, shopTag, untilTag } from '@/lib/db/cache-tags';
import { getSharedShipmentId, listShareLinks } from '@/lib/db/share-links';
import { getEnv } from '@/lib/env';
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
    const shipmentId = await getSharedShipmentId(db, shopId, token);
    return shipmentId && { shipmentId, links: await listShareLinks(db, shopId, shipmentId, new Date()) };
  });
  if (!found) return [];
  const { shipmentId, links } = found;
  cacheTag(shopTag(shopId), shipmentTag(shipmentId), ...links.map(({ expiresAt }) => untilTag(expiresAt)));
  return links.map((link) => ({ id: link.id, token: link.token, endsAt: link.expiresAt.toISOString() }));
}

/** Where a shop's pages are for everybody, without a path: its own domain, or this installation. */
export function originOf(base: string): string {
  const app = new URL(getEnv().appUrl);
  return base.includes('.') ? `${app.protocol}//${base}` : app.origin;
}
