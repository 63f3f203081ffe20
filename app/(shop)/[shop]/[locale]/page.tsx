import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { LookupPage } from '@/components/lookup/lookup-page';
import { getShop } from '@/lib/data/shop';
import { lookUp } from '@/lib/web/lookup-action';
import { Missing } from './missing';

export async function generateMetadata({ params }: PageProps<'/[shop]/[locale]'>): Promise<Metadata> {
  const shop = await getShop((await params).shop);
  const t = await getTranslations('lookup');
  return { title: shop ? `${t('title')} · ${shop.name}` : t('title') };
}

export default async function Lookup({ params }: PageProps<'/[shop]/[locale]'>) {
  const { shop: base } = await params;
  const shop = await getShop(base);
  if (!shop) return <Missing />;
  const locale = await getLocale();
  return <LookupPage shop={shop} base={base} action={lookUp.bind(null, { base, locale })} />;
}
