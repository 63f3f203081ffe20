import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TrackingPage } from '@/components/tracking/tracking-page';
import { Missing } from '../../missing';
import { shopOf } from '../../shop-of';
import { placeholderParams, readPage } from './read-page';

export const generateStaticParams = placeholderParams;

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
