import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { TrackingPage } from '@/components/tracking/tracking-page';
import { placeholder } from '@/lib/data/placeholder';
import { getTrackingPage } from '@/lib/data/tracking-page';
import { isLocale } from '@/lib/i18n/locales';
import { Missing } from '../../missing';
import { shopOf } from '../../shop-of';

/** Title and page ask alike; a link that leads nowhere is not kept, and must not cost two reads. */
const readPage = cache(async (shop: string, locale: string, token: string) =>
  isLocale(locale) ? getTrackingPage(shop, locale, token) : null,
);

/** Nothing is rendered at build: the placeholder is no parcel. */
export function generateStaticParams() {
  return [{ token: placeholder }];
}

export async function generateMetadata({
  params,
}: PageProps<'/[shop]/[locale]/p/[token]'>): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const view = await readPage(shop, locale, token);
  const t = await getTranslations();
  return { title: t(view ? 'page.title' : 'errors.notFound.title') };
}

export default async function ParcelPage({ params }: PageProps<'/[shop]/[locale]/p/[token]'>) {
  const address = await params;
  const base = address.shop;
  const [shop, view] = await Promise.all([shopOf(address), readPage(base, address.locale, address.token)]);
  if (!shop || !view) return <Missing />;
  return <TrackingPage shop={shop} base={base} view={view} />;
}
