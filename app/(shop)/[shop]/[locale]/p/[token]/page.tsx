import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { chipOf } from '@/components/tracking/status-look';
import { TrackingPage } from '@/components/tracking/tracking-page';
import { shopPath } from '@/lib/branding/paths';
import { markOf } from '@/lib/branding/status-marks';
import { Missing } from '../../missing';
import { shopOf } from '../../shop-of';
import { placeholderParams, readPage } from './read-page';

export const generateStaticParams = placeholderParams;

/** A tab in the background tells the state by its title and its icon, and nothing else of the parcel. */
export async function generateMetadata({
  params,
}: PageProps<'/[shop]/[locale]/p/[token]'>): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const view = await readPage(shop, locale, token);
  const t = await getTranslations();
  if (!view) return { title: t('errors.notFound.title') };
  const { milestone } = view.snapshot;
  const start = shopPath(shop, await getLocale());
  return { title: t(chipOf(milestone).key), icons: `${start}/icon/${markOf(milestone)}.png` };
}

export default async function ParcelPage({ params }: PageProps<'/[shop]/[locale]/p/[token]'>) {
  const address = await params;
  const base = address.shop;
  const [shop, view] = await Promise.all([shopOf(address), readPage(base, address.locale, address.token)]);
  if (!shop || !view) return <Missing />;
  const { token, carrier, trackingNumber, snapshot } = view;
  return (
    <>
      <TrackingPage shop={shop} base={base} view={view} />
      <remember-parcel
        base={base}
        token={token}
        carrier={carrier.name}
        tail={trackingNumber.length > 6 ? trackingNumber.slice(-4) : ''}
        state={chipOf(snapshot.milestone).key}
      />
    </>
  );
}
