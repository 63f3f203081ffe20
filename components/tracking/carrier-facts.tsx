import { useTranslations } from 'next-intl';
import { groupNumber } from '@/lib/numbers/group';
import type { TrackingPageView } from '@/lib/tracking/view';
import { NumberFacts } from './number-facts';
import { useParcelTexts } from './use-parcel-texts';

/** Who carries it, under which number, and the carrier's own page: always offered, never loaded by us. */
export function CarrierFacts({ view, shop }: { view: TrackingPageView; shop: string }) {
  const t = useTranslations('page');
  const say = useParcelTexts(view, shop);
  const { carrier, trackingNumber, snapshot } = view;
  // Without an address of its own for a number, the carrier's site has a field for it.
  const official = carrier.trackingUrl ?? carrier.homepage;
  return (
    <NumberFacts
      title={`${serviceName(carrier.name, snapshot.service)} · ${t('number')}`}
      grouped={groupNumber(trackingNumber)}
      number={trackingNumber}
      copy={t('copy')}
      copied={t('copied')}
      {...(official && { official: { url: official, text: say('page.official') } })}
    />
  );
}

/** Most services name their carrier already ("USPS Ground Advantage"). */
function serviceName(carrier: string, service: string | null): string {
  if (!service) return carrier;
  return service.startsWith(carrier) ? service : `${carrier} ${service}`;
}
