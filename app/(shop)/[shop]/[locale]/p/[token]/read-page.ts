import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { shopPath } from '@/lib/branding/paths';
import { placeholder } from '@/lib/data/placeholder';
import { getTrackingPage } from '@/lib/data/tracking-page';
import { isLocale } from '@/lib/i18n/locales';

/**
 * Title and page ask alike; a link that leads nowhere is not kept, and must not cost two reads. The link of a label
 * that was replaced leads on to the new one's page: as a redirect, which is cached as the page would be.
 */
export const readPage = cache(async (shop: string, locale: string, token: string) => {
  if (!isLocale(locale)) return null;
  const view = await getTrackingPage(shop, locale, token);
  if (view?.replacedByToken) redirect(shopPath(shop, locale, `/p/${view.replacedByToken}`) as Route);
  return view;
});

/** Nothing is rendered at build: the placeholder is no parcel. */
export function placeholderParams() {
  return [{ token: placeholder }];
}
