import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ProofPage } from '@/components/proof/proof-page';
import { isVerifiable } from '@/lib/data/proof-page';
import { proveBuyer } from '@/lib/web/proof-action';
import { Missing } from '../../../missing';
import { shopOf } from '../../../shop-of';
import { placeholderParams, readPage } from '../read-page';

export const generateStaticParams = placeholderParams;

export async function generateMetadata({
  params,
}: PageProps<'/[shop]/[locale]/p/[token]/proof'>): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const view = await readPage(shop, locale, token);
  const t = await getTranslations();
  return {
    title: t(view ? 'proof.title' : 'errors.notFound.title'),
    // Under `no-referrer` a form that is sent without script has the origin "null", and would be refused.
    referrer: 'same-origin',
  };
}

/** One page for everybody, and cached as such: the proof itself comes in answer to a POST, or to a cookie. */
export default async function Proof({ params }: PageProps<'/[shop]/[locale]/p/[token]/proof'>) {
  const address = await params;
  const { shop: base, token } = address;
  const [shop, view] = await Promise.all([shopOf(address), readPage(base, address.locale, token)]);
  if (!shop || !view) return <Missing />;
  const locale = await getLocale();
  return (
    <ProofPage
      shop={shop}
      base={base}
      locale={locale}
      view={view}
      isVerifiable={await isVerifiable(shop.id, view.token)}
      action={proveBuyer.bind(null, { base, locale, token })}
    />
  );
}
