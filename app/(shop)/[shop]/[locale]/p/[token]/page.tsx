import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TrackingPage } from '@/components/tracking/tracking-page';
import { placeholder } from '@/lib/data/placeholder';
import { getTrackingPage } from '@/lib/data/tracking-page';
import { Missing } from '../../missing';
import { shopOf } from '../../shop-of';

/** Nothing is rendered at build: the placeholder is no parcel. */
export function generateStaticParams() {
  return [{ token: placeholder }];
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('page');
  return { title: t('title') };
}

export default async function ParcelPage({ params }: PageProps<'/[shop]/[locale]/p/[token]'>) {
  const address = await params;
  const base = address.shop;
  const [shop, view] = await Promise.all([shopOf(address), getTrackingPage(base, address.token)]);
  if (!shop || !view) return <Missing />;
  return <TrackingPage shop={shop} base={base} view={view} />;
}
