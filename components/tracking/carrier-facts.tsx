import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { groupNumber } from '@/lib/numbers/group';
import type { TrackingPageView } from '@/lib/tracking/view';
import { CopyButton } from './copy-button';

/** Who carries it, under which number, and the carrier's own page: always offered, never loaded by us. */
export function CarrierFacts({ view }: { view: TrackingPageView }) {
  const t = useTranslations('page');
  const { carrier, trackingNumber, snapshot } = view;
  return (
    <section aria-labelledby="number" className="section">
      <h2 id="number" className="text-small text-muted">
        {serviceName(carrier.name, snapshot.service)} · {t('number')}
      </h2>
      <p translate="no" className="mt-1 text-lead font-semibold tabular-nums wrap-anywhere">
        {groupNumber(trackingNumber)}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <CopyButton text={trackingNumber} label={t('copy')} done={t('copied')} />
        {carrier.trackingUrl && (
          <a
            href={carrier.trackingUrl}
            rel="noopener noreferrer"
            referrerPolicy="no-referrer"
            className="link inline-flex min-h-11 items-center gap-1"
          >
            {t('official', { carrier: carrier.name })}
            <Icon name="external" className="size-4" />
          </a>
        )}
      </div>
    </section>
  );
}

/** Most services name their carrier already ("USPS Ground Advantage"). */
function serviceName(carrier: string, service: string | null): string {
  if (!service) return carrier;
  return service.startsWith(carrier) ? service : `${carrier} ${service}`;
}
