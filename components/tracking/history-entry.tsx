import { useLocale, useTranslations } from 'next-intl';
import { formatTime } from '@/lib/i18n/format';
import { formatPlace } from '@/lib/i18n/place';
import { textLanguage } from '@/lib/i18n/text-language';
import { isNotice, noticeKinds } from '@/lib/tracking/milestones';
import type { TimelineEntry, TrackingPageView } from '@/lib/tracking/view';
import { useParcelTexts } from './use-parcel-texts';

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
  const t = useTranslations('page.history');
  const say = useParcelTexts(view, shop);
  const locale = useLocale();
  const { meaning, localTime, occurredAt, carrierText, origin } = entry;
  const notice = noticeKinds.find((kind) => meaning === `notice.${kind}`) ?? 'information';
  const title = isNotice(meaning) ? say(`notices.${notice}.title`) : say(`milestones.${meaning}.title`);
  const place = formatPlace(
    locale,
    entry.place,
    view.snapshot.destination?.country ?? null,
    view.carrier.textLanguage,
  );
  const isLatest = entry.id === view.snapshot.events[0]?.id;
  return (
    <li className="history-entry" {...(isLatest && { 'data-latest': true })}>
      <time dateTime={occurredAt ?? localTime}>
        {formatTime(locale, localTime) ?? <span className="sr-only">{t('noTime')}</span>}
      </time>
      <div>
        <p>{title}</p>
        {place && <p>{place}</p>}
        {origin === 'carrier' && carrierText && (
          <p lang={textLanguage(carrierText, view.carrier.textLanguage)} translate="no">
            {carrierText}
          </p>
        )}
        {origin === 'calculated' && <p className="note">{say('page.history.calculated')}</p>}
        {origin === 'agent' && <p className="note">{say('page.history.agent')}</p>}
      </div>
    </li>
  );
}
