import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ContactPage } from '@/components/contact/contact-page';
import { getCarrierContacts } from '@/lib/data/carrier-contacts';
import { Missing } from '../../../missing';
import { shopOf } from '../../../shop-of';
import { placeholderParams, readPage } from '../read-page';

export const generateStaticParams = placeholderParams;

type Props = PageProps<'/[shop]/[locale]/p/[token]/contact'>;

/** The title names no carrier: it ends up in histories and on shared screens. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const view = await readPage(shop, locale, token);
  const t = await getTranslations();
  return { title: t(view ? 'contactPage.tab' : 'errors.notFound.title') };
}

export default async function Contact({ params }: Props) {
  const address = await params;
  const base = address.shop;
  const [shop, view] = await Promise.all([shopOf(address), readPage(base, address.locale, address.token)]);
  if (!shop || !view) return <Missing />;
  return <ContactPage shop={shop} base={base} view={view} contacts={getCarrierContacts(view.carrier.code)} />;
}
