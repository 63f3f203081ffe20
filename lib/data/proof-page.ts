import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { shipmentTag, shopTag } from '@/lib/db/cache-tags';
import { getVerifiability } from '@/lib/db/proofs';
import { isLinkToken } from '@/lib/ids';
import { readDatabase } from './read-database';

/** Whether the buyer of a parcel could be known by anything; false for a token that is not this shop's. */
export async function isVerifiable(shopId: string, token: string): Promise<boolean> {
  'use cache';
  cacheLife('page');
  if (!isLinkToken(token)) return false;
  const found = await readDatabase((db) => getVerifiability(db, shopId, token));
  if (found) cacheTag(shopTag(shopId), shipmentTag(found.shipmentId));
  return found?.isVerifiable ?? false;
}
