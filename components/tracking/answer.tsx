import { useTranslations } from 'next-intl';
import { progressOf } from '@/lib/tracking/progress';
import type { TrackingPageView } from '@/lib/tracking/view';
import { LastPlace } from './last-place';
import { ProgressBar } from './progress-bar';
import { StatusChip } from './status-chip';
import { useHeadline } from './use-headline';

/** What the page is opened for: when it comes or what is wrong, how far it is, where it was last. */
export function Answer({ view, shop }: { view: TrackingPageView; shop: string }) {
  const t = useTranslations('page');
  const { kind, title, lines } = useHeadline(view, shop);
  const { position, snapshot } = view;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusChip status={snapshot.status} />
        {position.count > 1 && <span className="text-small text-muted">{t('parcelOf', position)}</span>}
      </p>
      <h1 data-kind={kind} className="display mt-4">
        {title}
      </h1>
      {lines.length > 0 && (
        <p className="mt-3 text-lead text-muted">
          {lines.map((line) => (
            <span key={line} className="answer-part">
              {line}
            </span>
          ))}
        </p>
      )}
      <div className="mt-8">
        <ProgressBar progress={progressOf(snapshot)} />
      </div>
      <LastPlace view={view} />
    </>
  );
}
