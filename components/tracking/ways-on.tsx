import { useLocale, useTranslations } from 'next-intl';
import { shopPath } from '@/lib/branding/paths';
import { isDayToCome } from '@/lib/tracking/calendar/parcel-event';
import { mayStillChange } from '@/lib/tracking/delivery-change';
import { notThereKindOf } from '@/lib/tracking/not-there';
import type { TrackingPageView } from '@/lib/tracking/view';

interface Way {
  /** Of `page.waysOn`. */
  key: 'not_there' | 'rate' | 'instructions' | 'calendar';
  /** Last segment of its page. */
  page: string;
  isOffered: (view: TrackingPageView) => boolean;
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
  { key: 'calendar', page: 'calendar', isOffered: isDayToCome },
];

/** The pages about one thing each that belong to this parcel, in the order of their likely need. */
export function WaysOn({ view, base }: { view: TrackingPageView; base: string }) {
  const t = useTranslations('page.waysOn');
  const locale = useLocale();
  const offered = ways.filter(({ isOffered }) => isOffered(view));
  if (offered.length === 0) return null;
  return (
    <nav aria-label={t('title')} className="section print:hidden">
      <ul className="ways-on">
        {offered.map(({ key, page }) => (
          <li key={page}>
            <a href={shopPath(base, locale, `/p/${view.token}/${page}`)} className="link-row">
              {t(key)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
