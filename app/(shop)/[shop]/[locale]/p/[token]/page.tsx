import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { TrackingPage } from '@/components/tracking/tracking-page';
import { placeholder } from '@/lib/data/placeholder';
import { getShop } from '@/lib/data/shop';
import { getTrackingPage } from '@/lib/data/tracking-page';

type Props = PageProps<'/[shop]/[locale]/p/[token]'>;

/** Nothing is rendered at build: the placeholder is no parcel. */
export function generateStaticParams() {
  return [{ token: placeholder }];
}

/** Titles end up in histories and shared screens: they name the shop and nothing of the parcel. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { shop: base } = await params;
  const shop = await getShop(base);
  const t = await getTranslations('page');
  return { title: shop ? `${t('title')} · ${shop.name}` : t('title') };
}

export default async function ParcelPage({ params }: Props) {
  const { shop: base, token } = await params;
  const [shop, view] = await Promise.all([getShop(base), getTrackingPage(base, token)]);
  if (!shop || !view) notFound();
  return <TrackingPage shop={shop} base={base} view={view} />;
}
