import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { SharePage } from '@/components/share/share-page';
import { getShareLinks } from '@/lib/data/share-links';
import { endShare, makeShareLink } from '@/lib/web/share-action';
import { shopOrigin } from '@/lib/web/shop-origin';
import { Missing } from '../../../missing';
import { shopOf } from '../../../shop-of';
import { placeholderParams, readPage } from '../read-page';

export const generateStaticParams = placeholderParams;

export async function generateMetadata({
  params,
}: PageProps<'/[shop]/[locale]/p/[token]/share'>): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const view = await readPage(shop, locale, token);
  const t = await getTranslations();
  return {
    title: t(view ? 'share.title' : 'errors.notFound.title'),
    // Under `no-referrer` a form that is sent without script has the origin "null", and would be refused.
    referrer: 'same-origin',
  };
}

export default async function Share({ params }: PageProps<'/[shop]/[locale]/p/[token]/share'>) {
  const address = await params;
  const { shop: base, token } = address;
  const [shop, view] = await Promise.all([shopOf(address), readPage(base, address.locale, token)]);
  if (!shop || !view) return <Missing />;
  const place = { base, locale: await getLocale(), token };
  return (
    <SharePage
      shop={shop}
      base={base}
      token={token}
      origin={shopOrigin(base)}
      links={await getShareLinks(shop.id, token)}
      make={makeShareLink.bind(null, place)}
      endOf={(id) => endShare.bind(null, { ...place, id })}
    />
  );
}
