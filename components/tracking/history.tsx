import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { foldHistory } from '@/lib/tracking/timeline-days';
import type { TrackingPageView } from '@/lib/tracking/view';
import { HistoryDays } from './history-days';
import { LastChecked } from './last-checked';

const fold = { shown: 8, worthFolding: 4 };

interface HistoryProps {
  view: TrackingPageView;
  shop: string;
}

/** Everything that was reported, newest first, by the day it was where it happened. */
export function History({ view, shop }: HistoryProps) {
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
      <HistoryDays entries={recent} view={view} shop={shop} />
      {earlier.length > 0 && (
        <details className="mt-4">
          <summary className="link-row print:hidden">
            {t('earlier', { count: earlier.length })}
            <Icon name="chevron" />
          </summary>
          <HistoryDays entries={earlier} view={view} shop={shop} />
        </details>
      )}
    </Section>
  );
}
