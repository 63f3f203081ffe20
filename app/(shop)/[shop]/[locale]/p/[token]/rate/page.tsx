import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { RatePage } from '@/components/tracking/rate-page';
import { rate } from '@/lib/web/rate-action';
import { Missing } from '../../../missing';
import { shopOf } from '../../../shop-of';
import { placeholderParams, readPage } from '../read-page';

export const generateStaticParams = placeholderParams;

export async function generateMetadata({
  params,
}: PageProps<'/[shop]/[locale]/p/[token]/rate'>): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const view = await readPage(shop, locale, token);
  const t = await getTranslations();
  return {
    title: t(view ? 'rating.title' : 'errors.notFound.title'),
    // Under `no-referrer` a form that is sent without script has the origin "null", and would be refused.
    referrer: 'same-origin',
  };
}

export default async function Rate({ params }: PageProps<'/[shop]/[locale]/p/[token]/rate'>) {
  const address = await params;
  const { shop: base, token } = address;
  const [shop, view] = await Promise.all([shopOf(address), readPage(base, address.locale, token)]);
  if (!shop || !view) return <Missing />;
  const place = { base, token, locale: await getLocale() };
  return <RatePage shop={shop} base={base} view={view} action={rate.bind(null, place)} />;
}
