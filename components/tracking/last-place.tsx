import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { formatDate, formatTime } from '@/lib/i18n/format';
import { formatPlace } from '@/lib/i18n/place';
import type { TrackingPageView } from '@/lib/tracking/view';
import { seenFrom } from './seen-from';

/** Where the parcel was last, and when; once delivered, where it was left and who signed. */
export function LastPlace({ view }: { view: TrackingPageView }) {
  const locale = useLocale();
  const { events, lastPlace, destination, status } = view.snapshot;
  const latest = events[0];
  if (!latest) return null;
  // A label's place is a desk, not a parcel.
  const isUnderWay = status !== 'label_created' && status !== 'cancelled';
  const place = isUnderWay ? formatPlace(locale, lastPlace, destination?.country ?? null) : null;
  return (
    <p className="mt-7 flex gap-2">
      <Icon name={place ? 'pin' : 'clock'} className="mt-0.5 size-5 text-brand-text" />
      <span className="min-w-0">
        {place && <strong className="block font-semibold wrap-anywhere">{place}</strong>}
        <span className={place ? 'text-small text-muted' : undefined}>
          {status === 'delivered' ? (
            <HandedOver view={view} />
          ) : (
            <LastScan view={view} hasPlace={place !== null} />
          )}
        </span>
      </span>
    </p>
  );
}

function LastScan({ view, hasPlace }: { view: TrackingPageView; hasPlace: boolean }) {
  const t = useTranslations('page');
  const locale = useLocale();
  const latest = view.snapshot.events[0];
  if (!latest) return null;
  const day = formatDate(locale, latest.localTime, seenFrom(view));
  const time = formatTime(locale, latest.localTime);
  return (
    <>
      {t(hasPlace ? 'lastSeen' : 'lastUpdate')}{' '}
      <time dateTime={latest.occurredAt ?? latest.localTime} className="whitespace-nowrap">
        {time ? `${day}, ${time}` : day}
      </time>
    </>
  );
}

function HandedOver({ view }: { view: TrackingPageView }) {
  const t = useTranslations('page.delivered');
  const { deliveredTo, signedBy } = view.snapshot;
  return (
    <>
      {deliveredTo && (
        <span className="answer-part">
          {t('left')} <span lang="en">{deliveredTo}</span>
        </span>
      )}
      {signedBy && (
        <span className="answer-part">
          {t('signed')} {signedBy}
        </span>
      )}
    </>
  );
}
