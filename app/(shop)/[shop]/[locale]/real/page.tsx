import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { RealPage } from '@/components/authenticity/real-page';
import { getOwnAddresses } from '@/lib/data/own-addresses';
import { checkPasted } from '@/lib/web/check-message-action';
import { Missing } from '../missing';
import { shopOf } from '../shop-of';

export async function generateMetadata({ params }: PageProps<'/[shop]/[locale]/real'>): Promise<Metadata> {
  const shop = await shopOf(await params);
  const t = await getTranslations();
  return {
    title: t(shop ? 'real.title' : 'errors.notFound.title'),
    // Under `no-referrer` a form that is sent without script has the origin "null", and would be refused.
    referrer: 'same-origin',
  };
}

export default async function Real({ params }: PageProps<'/[shop]/[locale]/real'>) {
  const address = await params;
  const shop = await shopOf(address);
  if (!shop) return <Missing />;
  const base = address.shop;
  const locale = await getLocale();
  const addresses = await getOwnAddresses({ id: shop.id, slug: shop.slug });
  const action = checkPasted.bind(null, { base, locale });
  return <RealPage shop={shop} base={base} action={action} addresses={addresses} />;
}
