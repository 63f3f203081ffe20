import { useLocale, useTranslations } from 'next-intl';
import { formatTime } from '@/lib/i18n/format';
import { formatPlace } from '@/lib/i18n/place';
import { isNotice, noticeKinds } from '@/lib/tracking/milestones';
import type { TimelineEntry, TrackingPageView } from '@/lib/tracking/view';

/** One event: our meaning of it, and beside it what the carrier itself wrote. */
export function HistoryEntry({
  entry,
  view,
  shop,
}: {
  entry: TimelineEntry;
  view: TrackingPageView;
  shop: string;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const { meaning, localTime, occurredAt, carrierText, origin } = entry;
  const names = { carrier: view.carrier.name, shop };
  const notice = noticeKinds.find((kind) => meaning === `notice.${kind}`) ?? 'information';
  const title = isNotice(meaning)
    ? t(`notices.${notice}.title`, names)
    : t(`milestones.${meaning}.title`, names);
  const place = formatPlace(locale, entry.place, view.snapshot.destination?.country ?? null);
  const isLatest = entry.id === view.snapshot.events[0]?.id;
  return (
    <li className="history-entry" {...(isLatest && { 'data-latest': true })}>
      <time dateTime={occurredAt ?? localTime}>
        {formatTime(locale, localTime) ?? <span className="sr-only">{t('page.history.noTime')}</span>}
      </time>
      <div>
        <p>{title}</p>
        {place && <p>{place}</p>}
        {origin === 'carrier' && carrierText && (
          <p lang={view.carrier.textLanguage} translate="no">
            {carrierText}
          </p>
        )}
        {origin === 'calculated' && <p className="note">{t('page.history.calculated', names)}</p>}
        {origin === 'agent' && <p className="note">{t('page.history.agent', names)}</p>}
      </div>
    </li>
  );
}
