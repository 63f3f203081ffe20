import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { mapOf } from './route-map';
import { getSharedPage } from './shared-page';
import { getShop } from './shop';

/** The map of a shared parcel's way, an SVG document; null where there is none to draw, or the link has ended. */
export async function getSharedRouteMap(
  slugOrHost: string,
  locale: Locale,
  token: string,
): Promise<string | null> {
  const shop = await getShop(slugOrHost);
  const view = await getSharedPage(slugOrHost, locale, token);
  return shop && view && mapOf(view, locale, shop.theme.accent);
}
