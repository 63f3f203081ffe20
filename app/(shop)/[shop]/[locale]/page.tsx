import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ShopFrame } from '@/components/layout/shop-frame';
import { getShop } from '@/lib/data/shop';
import { Missing } from './missing';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('lookup');
  return { title: t('title') };
}

export default async function Lookup({ params }: PageProps<'/[shop]/[locale]'>) {
  const { shop: base } = await params;
  const shop = await getShop(base);
  if (!shop) return <Missing />;
  const t = await getTranslations('lookup');
  return (
    <ShopFrame
      shop={shop}
      base={base}
      path=""
      answer={<h1 className="text-display font-semibold tracking-tight">{t('title')}</h1>}
    />
  );
}
