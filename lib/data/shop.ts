import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import type { ShopView } from '@/lib/branding/theme';
import { shopTag } from '@/lib/db/cache-tags';
import { findOnlySlug, findShop } from '@/lib/db/merchants';
import { getEnv } from '@/lib/env';
import { placeholder } from './placeholder';
import { readDatabase } from './read-database';

export interface ShopWithId extends ShopView {
  id: string;
}

/**
 * The shop behind the first segment of an address: a slug, or a custom host name whose owner has proved it.
 * Cached until the shop changes; "no such shop" is not cached.
 */
export async function getShop(slugOrHost: string): Promise<ShopWithId | null> {
  'use cache';
  cacheLife('page');
  if (slugOrHost === placeholder) return null;
  const shop = await readDatabase((db) => findShop(db, slugOrHost));
  if (shop) cacheTag(shopTag(shop.id));
  return shop;
}

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/**
 * The shop that the root of a host leads to, and what stands for it in paths: a shop's own domain, or the
 * only shop of this installation when it is asked by its own name. Null for every other host.
 */
export async function getRootShop(host: string): Promise<{ shop: ShopWithId; base: string } | null> {
  // Slugs have no dot and host names do: a bare name must not open the shop of that slug.
  const own = host.includes('.') ? await getShop(host) : null;
  if (own) return { shop: own, base: host };
  if (host !== new URL(getEnv().appUrl).hostname && !loopbackNames.has(host)) return null;
  const base = await readDatabase(findOnlySlug);
  const shop = base === null ? null : await getShop(base);
  return shop && base !== null ? { shop, base } : null;
}
