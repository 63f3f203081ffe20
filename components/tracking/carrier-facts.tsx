import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { groupNumber } from '@/lib/tracking/group-number';
import type { TrackingPageView } from '@/lib/tracking/view';
import { CopyButton } from './copy-button';

/** Who carries it, under which number, and the carrier's own page: always offered, never loaded by us. */
export function CarrierFacts({ view }: { view: TrackingPageView }) {
  const t = useTranslations('page');
  const { carrier, trackingNumber, snapshot } = view;
  return (
    <section aria-labelledby="number" className="border-t border-line py-8 print:py-4">
      <h2 id="number" className="text-small text-muted">
        {t('number')}
      </h2>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <p translate="no" className="text-lead font-semibold tabular-nums wrap-anywhere">
          {groupNumber(trackingNumber)}
        </p>
        <CopyButton text={trackingNumber} label={t('copy')} done={t('copied')} />
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-x-4">
        <span>{snapshot.service ? `${carrier.name} · ${snapshot.service}` : carrier.name}</span>
        {carrier.trackingUrl && (
          <a
            href={carrier.trackingUrl}
            rel="noopener noreferrer"
            referrerPolicy="no-referrer"
            className="link inline-flex min-h-11 items-center gap-1 print:hidden"
          >
            {t('official', { carrier: carrier.name })}
            <Icon name="external" className="size-4" />
          </a>
        )}
      </p>
    </section>
  );
}
