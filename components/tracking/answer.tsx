import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { formatDate, formatTime } from '@/lib/i18n/format';
import { formatPlace } from '@/lib/i18n/place';
import { progressOf } from '@/lib/tracking/progress';
import type { TrackingPageView } from '@/lib/tracking/view';
import { ProgressBar } from './progress-bar';
import { seenFrom } from './seen-from';
import { StatusChip } from './status-chip';
import { useHeadline } from './use-headline';

/** What the page is opened for: when it comes or what is wrong, how far it is, where it was last. */
export function Answer({ view, shop }: { view: TrackingPageView; shop: string }) {
  const t = useTranslations('page');
  const { title, lines } = useHeadline(view, shop);
  const { position, snapshot } = view;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusChip status={snapshot.status} />
        {position.count > 1 && <span className="text-small text-muted">{t('parcelOf', position)}</span>}
      </p>
      <h1 className="mt-4 text-display font-semibold tracking-tight">{title}</h1>
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
      <LastSeen view={view} />
    </>
  );
}

function LastSeen({ view }: { view: TrackingPageView }) {
  const t = useTranslations('page');
  const locale = useLocale();
  const { events, lastPlace, destination } = view.snapshot;
  const latest = events[0];
  if (!latest) return null;
  const place = formatPlace(locale, lastPlace, destination?.country ?? null);
  const day = formatDate(locale, latest.localTime, seenFrom(view));
  const time = formatTime(locale, latest.localTime);
  return (
    <p className="mt-6 flex gap-2 text-body">
      <Icon name={place ? 'pin' : 'clock'} className="mt-0.5 size-5 text-brand-text" />
      <span className="min-w-0">
        <span className="text-muted">{t(place ? 'lastSeen' : 'lastUpdate')}</span>{' '}
        {place && <strong className="font-semibold wrap-anywhere">{place}</strong>}{' '}
        <time dateTime={latest.occurredAt ?? latest.localTime} className="whitespace-nowrap text-muted">
          {time ? `${day}, ${time}` : day}
        </time>
      </span>
    </p>
  );
}
