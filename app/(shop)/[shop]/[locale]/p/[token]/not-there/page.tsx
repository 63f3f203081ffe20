import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { NotTherePage } from '@/components/tracking/not-there-page';
import { getOpenCaseDay } from '@/lib/data/open-case';
import { tellShopOf } from '@/lib/web/tell-shop-action';
import { Missing } from '../../../missing';
import { shopOf } from '../../../shop-of';
import { placeholderParams, readPage } from '../read-page';

export const generateStaticParams = placeholderParams;

export async function generateMetadata({
  params,
}: PageProps<'/[shop]/[locale]/p/[token]/not-there'>): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const view = await readPage(shop, locale, token);
  const t = await getTranslations();
  return {
    title: t(view ? 'page.waysOn.not_there' : 'errors.notFound.title'),
    // Under `no-referrer` a form that is sent without script has the origin "null", and would be refused.
    referrer: 'same-origin',
  };
}

export default async function NotThere({ params }: PageProps<'/[shop]/[locale]/p/[token]/not-there'>) {
  const address = await params;
  const { shop: base, token } = address;
  const [shop, view, toldOn] = await Promise.all([
    shopOf(address),
    readPage(base, address.locale, token),
    getOpenCaseDay(base, token, 'not_received'),
  ]);
  if (!shop || !view) return <Missing />;
  const place = { base, token, locale: await getLocale(), kind: 'not_received' } as const;
  return (
    <NotTherePage shop={shop} base={base} view={view} toldOn={toldOn} action={tellShopOf.bind(null, place)} />
  );
}
