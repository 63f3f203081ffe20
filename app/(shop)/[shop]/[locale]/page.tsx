import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { LookupPage } from '@/components/lookup/lookup-page';
import { lookUp } from '@/lib/web/lookup-action';
import { Missing } from './missing';
import { shopOf } from './shop-of';

/** A layout's title template is for the pages below it only. */
export async function generateMetadata({ params }: PageProps<'/[shop]/[locale]'>): Promise<Metadata> {
  const shop = await shopOf(await params);
  const t = await getTranslations();
  return {
    title: shop ? `${t('lookup.title')} · ${shop.name}` : t('errors.notFound.title'),
    // Under `no-referrer` a form that is sent without script has the origin "null", and would be refused.
    referrer: 'same-origin',
    // Its barcode reader is WebAssembly: the page's policy lets it compile (`content-security-policy.cjs`).
    ...(shop && { other: { 'doorstep-policy': 'wasm' } }),
  };
}

export default async function Lookup({ params }: PageProps<'/[shop]/[locale]'>) {
  const address = await params;
  const shop = await shopOf(address);
  if (!shop) return <Missing />;
  const base = address.shop;
  const locale = await getLocale();
  return <LookupPage shop={shop} base={base} action={lookUp.bind(null, { base, locale })} />;
}
