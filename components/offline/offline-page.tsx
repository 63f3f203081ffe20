import { useTranslations } from 'next-intl';
import { ShopFrame } from '@/components/layout/shop-frame';
import { RecentParcels } from '@/components/recent/recent-parcels';
import { useRecentTexts } from '@/components/recent/use-recent-texts';
import type { ShopView } from '@/lib/branding/theme';
import type { Locale } from '@/lib/i18n/locales';
import { ReloadButton } from './reload-button';

interface OfflinePageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  locale: Locale;
}

/** Stands at the address of a page that cannot be loaded: what that means, and what can be opened all the same. */
export function OfflinePage({ shop, base, locale }: OfflinePageProps) {
  const t = useTranslations('offline');
  const answer = (
    <>
      <h1 className="display">{t('title')}</h1>
      <p className="mt-4 max-w-prose text-lead text-muted">{t('text')}</p>
      <ReloadButton label={t('retry')} />
    </>
  );
  return (
    <ShopFrame shop={shop} base={base} path="" answer={answer} isAlwaysCurrent>
      <RecentParcels base={base} locale={locale} texts={useRecentTexts(true)} onlyKept />
    </ShopFrame>
  );
}
