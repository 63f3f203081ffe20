import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { shipmentTag } from '@/lib/db/cache-tags';
import { type CaseKind, openCaseOf } from '@/lib/db/cases';
import { isLinkToken } from '@/lib/ids';
import { readDatabase } from './read-database';
import { getShop } from './shop';

/**
 * Day (`YYYY-MM-DD`, in the shop's zone) on which the shop was told of a parcel, while that case is open; null else.
 * Any holder of the link may know that, and whoever shares the household should: it holds nothing of what was written,
 * not even the reference, which a caller could name to the shop's support.
 */
export async function getOpenCaseDay(
  slugOrHost: string,
  token: string,
  kind: CaseKind,
): Promise<string | null> {
  if (!isLinkToken(token)) return null;
  const shop = await getShop(slugOrHost);
  return shop && readDay(shop.id, token, kind);
}

async function readDay(shopId: string, token: string, kind: CaseKind): Promise<string | null> {
  'use cache';
  cacheLife('page');
  const found = await readDatabase((db) => openCaseOf(db, shopId, token, kind));
  if (!found) return null;
  cacheTag(shipmentTag(found.shipmentId));
  return found.openedOn;
}
