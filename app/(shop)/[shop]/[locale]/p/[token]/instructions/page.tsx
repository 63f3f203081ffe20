import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { InstructionsPage } from '@/components/tracking/instructions-page';
import { getOpenCaseDay } from '@/lib/data/open-case';
import { tellShopOf } from '@/lib/web/tell-shop-action';
import { Missing } from '../../../missing';
import { shopOf } from '../../../shop-of';
import { placeholderParams, readPage } from '../read-page';

export const generateStaticParams = placeholderParams;

export async function generateMetadata({
  params,
}: PageProps<'/[shop]/[locale]/p/[token]/instructions'>): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const view = await readPage(shop, locale, token);
  const t = await getTranslations();
  return {
    title: t(view ? 'instructions.title' : 'errors.notFound.title'),
    // Under `no-referrer` a form that is sent without script has the origin "null", and would be refused.
    referrer: 'same-origin',
  };
}

export default async function Instructions({ params }: PageProps<'/[shop]/[locale]/p/[token]/instructions'>) {
  const address = await params;
  const { shop: base, token } = address;
  const [shop, view, toldOn] = await Promise.all([
    shopOf(address),
    readPage(base, address.locale, token),
    getOpenCaseDay(base, token, 'instructions'),
  ]);
  if (!shop || !view) return <Missing />;
  const place = { base, token, locale: await getLocale(), kind: 'instructions' } as const;
  return (
    <InstructionsPage
      shop={shop}
      base={base}
      view={view}
      toldOn={toldOn}
      action={tellShopOf.bind(null, place)}
    />
  );
}
