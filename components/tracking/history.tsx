import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { formatDayHeading } from '@/lib/i18n/format';
import { foldHistory, timelineDays } from '@/lib/tracking/timeline-days';
import type { TimelineEntry, TrackingPageView } from '@/lib/tracking/view';
import { HistoryEntry } from './history-entry';
import { LastChecked } from './last-checked';
import { seenFrom } from './seen-from';

const fold = { shown: 8, worthFolding: 4 };

/** Everything that was reported, newest first, by the day it was where it happened. */
export function History({ view, shop }: { view: TrackingPageView; shop: string }) {
  const t = useTranslations('page.history');
  const { recent, earlier } = foldHistory(view.snapshot.events, fold);
  if (recent.length === 0) {
    return (
      <Section id="history" title={t('title')}>
        <p className="mt-2 text-muted">{t('empty')}</p>
        {view.system.state === 'ok' && <LastChecked system={view.system} />}
      </Section>
    );
  }
  return (
    <Section id="history" title={t('title')}>
      <p className="mt-1 note">{t('zone')}</p>
      {view.system.state === 'ok' && <LastChecked system={view.system} />}
      <Days entries={recent} view={view} shop={shop} />
      {earlier.length > 0 && (
        <details className="mt-4">
          <summary className="link-row print:hidden">
            {t('earlier', { count: earlier.length })}
            <Icon name="chevron" />
          </summary>
          <Days entries={earlier} view={view} shop={shop} />
        </details>
      )}
    </Section>
  );
}

function Days({
  entries,
  view,
  shop,
}: {
  entries: readonly TimelineEntry[];
  view: TrackingPageView;
  shop: string;
}) {
  const locale = useLocale();
  return timelineDays(entries).map(({ date, entries: ofDay }) => (
    <div key={ofDay[0]?.id} className="mt-6">
      <h3 className="text-small font-semibold">{formatDayHeading(locale, date, seenFrom(view))}</h3>
      <ol className="mt-2">
        {ofDay.map((entry) => (
          <HistoryEntry key={entry.id} entry={entry} view={view} shop={shop} />
        ))}
      </ol>
    </div>
  ));
}
