import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import type { ShopView } from '@/lib/branding/theme';
import { shopTag } from '@/lib/db/cache-tags';
import { getDatabase } from '@/lib/db/client';
import { findShop } from '@/lib/db/merchants';
import { placeholder } from './placeholder';

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
  const shop = await findShop(getDatabase(), slugOrHost);
  if (shop) cacheTag(shopTag(shop.id));
  return shop;
}
