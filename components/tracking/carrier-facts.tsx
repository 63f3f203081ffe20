import { useTranslations } from 'next-intl';
import { ExternalLink } from '@/components/ui/external-link';
import { groupNumber } from '@/lib/numbers/group';
import type { TrackingPageView } from '@/lib/tracking/view';
import { CopyButton } from './copy-button';
import { useParcelTexts } from './use-parcel-texts';

/** Who carries it, under which number, and the carrier's own page: always offered, never loaded by us. */
export function CarrierFacts({ view, shop }: { view: TrackingPageView; shop: string }) {
  const t = useTranslations('page');
  const say = useParcelTexts(view, shop);
  const { carrier, trackingNumber, snapshot } = view;
  // Without an address of its own for a number, the carrier's site has a field for it.
  const official = carrier.trackingUrl ?? carrier.homepage;
  return (
    <section aria-labelledby="number" className="section">
      <h2 id="number" className="parts note">
        <span>{serviceName(carrier.name, snapshot.service)}</span> <span>{t('number')}</span>
      </h2>
      <p translate="no" className="parcel-number mt-1">
        {groupNumber(trackingNumber)}
      </p>
      <div className="actions">
        <CopyButton text={trackingNumber} label={t('copy')} done={t('copied')} />
        {official && <ExternalLink href={official}>{say('page.official')}</ExternalLink>}
      </div>
    </section>
  );
}

/** Most services name their carrier already ("USPS Ground Advantage"). */
function serviceName(carrier: string, service: string | null): string {
  if (!service) return carrier;
  return service.startsWith(carrier) ? service : `${carrier} ${service}`;
}
