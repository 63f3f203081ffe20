import type { Locale } from '@/lib/i18n/locales';

/**
 * A page's address within a shop. `shop` is what stands in the route's `[shop]`: a slug, or the shop's own
 * host name (it has a dot), whose pages have no shop in their path.
 */
export function shopPath(shop: string, locale: Locale, rest = ''): string {
  return shop.includes('.') ? `/${locale}${rest}` : `/${shop}/${locale}${rest}`;
}
