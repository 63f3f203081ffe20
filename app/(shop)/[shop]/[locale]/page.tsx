import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ShopFrame } from '@/components/layout/shop-frame';
import { getShop } from '@/lib/data/shop';

type Props = PageProps<'/[shop]/[locale]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const shop = await getShop((await params).shop);
  const t = await getTranslations('lookup');
  return { title: shop ? `${t('title')} · ${shop.name}` : t('title') };
}

export default async function LookupPage({ params }: Props) {
  const { shop: base } = await params;
  const shop = await getShop(base);
  if (!shop) notFound();
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
