import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { formatDateTime } from '@/lib/i18n/format';
import { formatPlace } from '@/lib/i18n/place';
import { dropPlaceOf } from '@/lib/tracking/drop-place';
import type { TrackingPageView } from '@/lib/tracking/view';
import { seenFrom } from './seen-from';

/** Where the parcel was last, and when; once delivered, where it was left and whether somebody signed. */
export function LastPlace({ view }: { view: TrackingPageView }) {
  const locale = useLocale();
  const { events, lastPlace, destination, status, deliveredTo, isSigned } = view.snapshot;
  if (events.length === 0) return null;
  // A label's place is a desk, not a parcel.
  const isUnderWay = status !== 'label_created' && status !== 'cancelled';
  const place = isUnderWay
    ? formatPlace(locale, lastPlace, destination?.country ?? null, view.carrier.textLanguage)
    : null;
  if (status === 'delivered' && !place && !deliveredTo && !isSigned) return null;
  return (
    <p className="place">
      <Icon name={place ? 'pin' : 'clock'} />
      <span>
        {status === 'delivered' ? (
          <HandedOver view={view} place={place} />
        ) : (
          <LastScan view={view} place={place} />
        )}
      </span>
    </p>
  );
}

interface LastPlaceProps {
  view: TrackingPageView;
  place: string | null;
}

function LastScan({ view, place }: LastPlaceProps) {
  const t = useTranslations('page');
  const locale = useLocale();
  const { events } = view.snapshot;
  // The newest scan may name no place ("in transit to the next facility"): the time must be the place's own.
  const latest = place === null ? events[0] : events.find((entry) => entry.place !== null);
  if (!latest) return null;
  return (
    <>
      {place && <strong>{place}</strong>}
      <span className={place ? 'note' : undefined}>
        {t(place ? 'lastSeen' : 'lastUpdate')}{' '}
        <time dateTime={latest.occurredAt ?? latest.localTime} className="whitespace-nowrap">
          {formatDateTime(locale, latest.localTime, seenFrom(view))}
        </time>
      </span>
    </>
  );
}

/** The spot comes first: in which town they live people know. Who signed is for who has proved to be the buyer. */
function HandedOver({ view, place }: LastPlaceProps) {
  const t = useTranslations('page.delivered');
  const { deliveredTo, isSigned } = view.snapshot;
  const spot = deliveredTo && dropPlaceOf(deliveredTo);
  return (
    <>
      {spot && <strong>{t(`places.${spot}`)}</strong>}
      <span className="parts note">
        {isSigned && <span>{t('isSigned')}</span>}
        {place && <span>{place}</span>}
      </span>
    </>
  );
}
