import { useLocale, useTranslations } from 'next-intl';
import { formatDayHeading } from '@/lib/i18n/format';
import { timelineDays } from '@/lib/tracking/timeline-days';
import type { TimelineEntry, TrackingPageView } from '@/lib/tracking/view';
import { seenFrom } from './seen-from';
import { type HistoryRow, useHistoryRow } from './use-history-row';

interface HistoryDaysProps {
  entries: readonly TimelineEntry[];
  view: TrackingPageView;
  shop: string;
}

/** Events under the days they happened on, where they happened. */
export function HistoryDays({ entries, view, shop }: HistoryDaysProps) {
  const locale = useLocale();
  const rowOf = useHistoryRow(view, shop);
  const latest = view.snapshot.events[0];
  return timelineDays(entries).map(({ date, entries: ofDay }, day) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a day can come twice, and all are drawn anew as a whole
    <div key={day} className="mt-6">
      <h3 className="text-small font-semibold">{formatDayHeading(locale, date, seenFrom(view))}</h3>
      <ol className="mt-2">
        {ofDay.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn anew as a whole
          <Row key={index} row={rowOf(entry)} isLatest={entry === latest} />
        ))}
      </ol>
    </div>
  ));
}

function Row({ row, isLatest }: { row: HistoryRow; isLatest: boolean }) {
  const t = useTranslations('page.history');
  const { at, time, title, place, carrierText, note } = row;
  return (
    <li className="history-entry" data-latest={isLatest || undefined}>
      <time dateTime={at}>{time ?? <span className="sr-only">{t('noTime')}</span>}</time>
      <div>
        <p>{title}</p>
        {place && <p>{place}</p>}
        {carrierText && (
          <p lang={carrierText.language} translate="no">
            {carrierText.words}
          </p>
        )}
        {note && <p className="note">{note}</p>}
      </div>
    </li>
  );
}
