import { getShop, type ShopWithId } from '@/lib/data/shop';
import { isLocale } from '@/lib/i18n/locales';

/** The shop of an address; null when there is none, or none in that language. */
export async function shopOf(address: { shop: string; locale: string }): Promise<ShopWithId | null> {
  return isLocale(address.locale) ? getShop(address.shop) : null;
}
