import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { SharedPage } from '@/components/share/shared-page';
import { chipOf } from '@/components/tracking/status-look';
import { placeholder } from '@/lib/data/placeholder';
import { getSharedPage } from '@/lib/data/shared-page';
import { isLocale } from '@/lib/i18n/locales';
import { Missing } from '../../missing';
import { shopOf } from '../../shop-of';
import { ShareEnded } from './share-ended';

/** Nothing is rendered at build: the placeholder is no link. */
export function generateStaticParams() {
  return [{ token: placeholder }];
}

/** Title and page ask alike; a link that has ended is not kept, and must not cost two reads. */
const readShared = cache(async (shop: string, locale: string, token: string) =>
  isLocale(locale) ? getSharedPage(shop, locale, token) : null,
);

export async function generateMetadata({
  params,
}: PageProps<'/[shop]/[locale]/s/[token]'>): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const view = await readShared(shop, locale, token);
  const t = await getTranslations();
  return { title: t(view ? chipOf(view.snapshot.milestone).key : 'share.ended.title') };
}

/** What a household sees of a parcel that one of them has shared: until the day that was chosen. */
export default async function Shared({ params }: PageProps<'/[shop]/[locale]/s/[token]'>) {
  const address = await params;
  const base = address.shop;
  const [shop, view] = await Promise.all([shopOf(address), readShared(base, address.locale, address.token)]);
  if (!shop) return <Missing />;
  if (!view) return <Missing page={<ShareEnded shop={shop} base={base} />} />;
  return <SharedPage shop={shop} base={base} view={view} />;
}
