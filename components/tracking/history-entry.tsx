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
    <li className="history-entry" data-latest={isLatest || undefined}>
      <time dateTime={occurredAt ?? localTime} className="pt-0.5 text-small text-muted tabular-nums">
        {formatTime(locale, localTime) ?? <span className="sr-only">{t('page.history.noTime')}</span>}
      </time>
      <div className="min-w-0 pb-5">
        <p className={isLatest ? 'font-semibold' : undefined}>{title}</p>
        {place && <p className="wrap-anywhere">{place}</p>}
        {origin === 'carrier' && carrierText && (
          <p lang="en" translate="no" className="text-small text-muted wrap-anywhere">
            {carrierText}
          </p>
        )}
        {origin === 'calculated' && (
          <p className="text-small text-muted">{t('page.history.calculated', names)}</p>
        )}
        {origin === 'agent' && <p className="text-small text-muted">{t('page.history.agent', names)}</p>}
      </div>
    </li>
  );
}
