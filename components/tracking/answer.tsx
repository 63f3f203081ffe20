import { useTranslations } from 'next-intl';
import { progressOf } from '@/lib/tracking/progress';
import type { TrackingPageView } from '@/lib/tracking/view';
import { LastPlace } from './last-place';
import { MixedNotice } from './mixed-notice';
import { ProgressBar } from './progress-bar';
import { StatusChip } from './status-chip';
import { SystemNotice } from './system-notice';
import { useHeadline } from './use-headline';
import { useOrderSummary } from './use-order-summary';

/** What the page is opened for: when it comes or what is wrong, how far it is, where it was last. */
export function Answer({ view, shop }: { view: TrackingPageView; shop: string }) {
  const t = useTranslations('page');
  const time = useTranslations('time');
  const { kind, title, day, lines } = useHeadline(view, shop);
  const order = useOrderSummary(view.split);
  const { position, snapshot } = view;
  const near = kind === 'delivered' ? (['yesterday', 'today'] as const) : (['today', 'tomorrow'] as const);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusChip milestone={snapshot.milestone} />
        {position.count > 1 && <span className="note">{t('parcelOf', position)}</span>}
      </p>
      {order && (
        <a href="#order" className="link-row note">
          {order}
        </a>
      )}
      <h1 data-kind={kind} className="display mt-4">
        {title}
      </h1>
      {lines.length > 0 && (
        <p className="parts mt-3 text-lead text-muted">
          {day && (
            <near-day
              day={day}
              className="font-semibold text-ink print:hidden"
              {...Object.fromEntries(near.map((name) => [name, time(name)]))}
            />
          )}
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      )}
      <SystemNotice view={view} shop={shop} />
      <MixedNotice view={view} shop={shop} />
      <ProgressBar progress={progressOf(snapshot)} />
      <LastPlace view={view} />
    </>
  );
}
