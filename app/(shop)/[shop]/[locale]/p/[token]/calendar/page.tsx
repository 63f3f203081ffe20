import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CalendarPage } from '@/components/tracking/calendar-page';
import { publicUrl } from '@/lib/data/parcel-calendar';
import { Missing } from '../../../missing';
import { shopOf } from '../../../shop-of';
import { placeholderParams, readPage } from '../read-page';

export const generateStaticParams = placeholderParams;

export async function generateMetadata({
  params,
}: PageProps<'/[shop]/[locale]/p/[token]/calendar'>): Promise<Metadata> {
  const { shop, locale, token } = await params;
  const view = await readPage(shop, locale, token);
  const t = await getTranslations();
  return { title: t(view ? 'calendar.title' : 'errors.notFound.title') };
}

export default async function Calendar({ params }: PageProps<'/[shop]/[locale]/p/[token]/calendar'>) {
  const address = await params;
  const { shop: base, token } = address;
  const [shop, view] = await Promise.all([shopOf(address), readPage(base, address.locale, token)]);
  if (!shop || !view) return <Missing />;
  const url = publicUrl(base, await getLocale(), `/p/${token}/calendar.ics`);
  return <CalendarPage shop={shop} base={base} view={view} url={url} />;
}
