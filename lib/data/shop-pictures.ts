import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import type { MarkName } from '@/lib/branding/status-marks';
import { shopTag } from '@/lib/db/cache-tags';
import { drawShopIcon, drawTabIcon } from '@/lib/web/pictures/draw-icon';
import { drawPreview } from '@/lib/web/pictures/draw-preview';
import { getShop } from './shop';

/** Icons of a shop by their names: edge in pixels, and how much of it the picture takes. */
export const shopIcons = {
  '192.png': [192, 0.72],
  '512.png': [512, 0.72],
  'maskable.png': [512, 0.56],
  'apple.png': [180, 0.72],
} as const;
export type ShopIconName = keyof typeof shopIcons;

export type ShopPicture =
  | { kind: 'icon'; name: ShopIconName }
  | { kind: 'tab'; mark: MarkName }
  | { kind: 'preview' };

/**
 * A picture in a shop's brand (PNG); null without the shop. Drawn once, and again when the shop changes.
 * `picture` decides the key of the cache: it must be one of a list, not what a request says.
 */
export async function getShopPicture(base: string, picture: ShopPicture): Promise<Uint8Array | null> {
  'use cache';
  cacheLife('page');
  const shop = await getShop(base);
  if (!shop) return null;
  cacheTag(shopTag(shop.id));
  if (picture.kind === 'preview') return new Uint8Array(await drawPreview(shop));
  if (picture.kind === 'tab') return new Uint8Array(await drawTabIcon(shop, picture.mark));
  const [size, share] = shopIcons[picture.name];
  return new Uint8Array(await drawShopIcon(shop, size, share));
}
