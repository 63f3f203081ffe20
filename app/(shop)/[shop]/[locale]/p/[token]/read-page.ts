import { cache } from 'react';
import { placeholder } from '@/lib/data/placeholder';
import { getTrackingPage } from '@/lib/data/tracking-page';
import { isLocale } from '@/lib/i18n/locales';

/** Title and page ask alike; a link that leads nowhere is not kept, and must not cost two reads. */
export const readPage = cache(async (shop: string, locale: string, token: string) =>
  isLocale(locale) ? getTrackingPage(shop, locale, token) : null,
);

/** Nothing is rendered at build: the placeholder is no parcel. */
export function placeholderParams() {
  return [{ token: placeholder }];
}
