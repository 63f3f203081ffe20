import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { OfflinePage } from '@/components/offline/offline-page';
import { Missing } from '../missing';
import { shopOf } from '../shop-of';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('offline');
  return { title: t('title') };
}

/** Kept by the service worker, and shown instead of what this browser has never opened. */
export default async function Offline({ params }: PageProps<'/[shop]/[locale]/offline'>) {
  const address = await params;
  const shop = await shopOf(address);
  if (!shop) return <Missing />;
  return <OfflinePage shop={shop} base={address.shop} locale={await getLocale()} />;
}
