import { useLocale, useTranslations } from 'next-intl';
import { NavLinks } from '@/components/layout/nav-links';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import { isDayToCome } from '@/lib/tracking/calendar/parcel-event';
import { mayStillChange } from '@/lib/tracking/delivery-change';
import { notThereKindOf } from '@/lib/tracking/not-there';
import { mayBringNews } from '@/lib/tracking/updates';
import type { TrackingPageView } from '@/lib/tracking/view';

interface Way {
  /** Of `page.waysOn`. */
  key: 'not_there' | 'rate' | 'instructions' | 'calendar' | 'proof' | 'share' | 'updates' | 'real';
  /** Last segment of its page. */
  page: string;
  /** The page is the whole shop's, not this parcel's. */
  isShops?: boolean;
  isOffered: (view: TrackingPageView, shop: ShopView) => boolean;
}

/** What else can be done for a parcel. */
const ways: readonly Way[] = [
  {
    key: 'not_there',
    page: 'not-there',
    isOffered: ({ snapshot }) => notThereKindOf(snapshot.milestone) !== 'not_yet',
  },
  { key: 'rate', page: 'rate', isOffered: ({ snapshot }) => snapshot.status === 'delivered' },
  { key: 'instructions', page: 'instructions', isOffered: ({ snapshot }) => mayStillChange(snapshot) },
  {
    key: 'updates',
    page: 'updates',
    isOffered: ({ snapshot }, { offersUpdates }) => offersUpdates && mayBringNews(snapshot.status),
  },
  {
    key: 'proof',
    page: 'proof',
    isOffered: ({ snapshot, order }) => snapshot.status === 'delivered' && order !== null,
  },
  { key: 'calendar', page: 'calendar', isOffered: isDayToCome },
  { key: 'share', page: 'share', isOffered: () => true },
  { key: 'real', page: 'real', isShops: true, isOffered: () => true },
];

interface WaysOnProps {
  view: TrackingPageView;
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
}

/** The pages about one thing each that belong to this parcel, in the order of their likely need. */
export function WaysOn({ view, shop, base }: WaysOnProps) {
  const t = useTranslations('page.waysOn');
  const locale = useLocale();
  const offered = ways.filter(({ isOffered }) => isOffered(view, shop));
  if (offered.length === 0) return null;
  const links = offered.map(({ key, page, isShops }) => ({
    url: shopPath(base, locale, isShops ? `/${page}` : `/p/${view.token}/${page}`),
    text: t(key),
  }));
  return <NavLinks label={t('title')} links={links} className="section print:hidden" look="rows" />;
}
