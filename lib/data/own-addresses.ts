import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { shopTag } from '@/lib/db/cache-tags';
import { listOwnHosts } from '@/lib/db/links';
import { getEnv } from '@/lib/env';
import { readDatabase } from './read-database';

/** What a true link of the shop's begins with: its proved hosts, and its place at this installation's address. */
export async function getOwnAddresses(shop: { id: string; slug: string }): Promise<string[]> {
  'use cache';
  cacheLife('page');
  cacheTag(shopTag(shop.id));
  const hosts = await readDatabase((db) => listOwnHosts(db, shop.id));
  const { appUrl } = getEnv();
  return [...hosts.map((host) => `https://${host}/`), `${appUrl}/${shop.slug}/`, `${appUrl}/l/`];
}
