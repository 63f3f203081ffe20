import { useLocale, useTranslations } from 'next-intl';
import { shopPath } from '@/lib/branding/paths';
import type { TrackingPageView } from '@/lib/tracking/view';

/** What else can be done for a parcel: key of `page.waysOn`, last segment of its page, and when it is offered. */
const ways: readonly { key: never; page: string; isOffered: (view: TrackingPageView) => boolean }[] = [];

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
