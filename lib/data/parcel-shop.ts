import 'server-only';
import { getLink } from '@/lib/db/links';
import { isLinkToken } from '@/lib/ids';
import { readDatabase } from './read-database';
import { getShop, type ShopWithId } from './shop';

/** The shop of a parcel's link; null for an unknown token. Throws `ReadFailedError`, or what a cached read throws. */
export async function getParcelShop(token: string): Promise<ShopWithId | null> {
  if (!isLinkToken(token)) return null;
  const link = await readDatabase((db) => getLink(db, token));
  return link && getShop(link.merchantSlug);
}
