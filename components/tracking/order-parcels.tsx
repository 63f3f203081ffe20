import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { shopPath } from '@/lib/branding/paths';
import type { TrackingPageView } from '@/lib/tracking/view';
import { StatusChip } from './status-chip';

/** All parcels of an order that was split, this one among them, each with its own state and page. */
export function OrderParcels({ view, base }: { view: TrackingPageView; base: string }) {
  const t = useTranslations('page.parcels');
  const locale = useLocale();
  const { position, siblings, snapshot, token } = view;
  if (position.count < 2) return null;
  const parcels = [
    ...siblings.map((parcel) => ({
      token: parcel.token,
      milestone: parcel.milestone,
      index: parcel.position,
    })),
    { token, milestone: snapshot.milestone, index: position.index },
  ].sort((a, b) => a.index - b.index);
  return (
    <Section id="parcels" title={t('title', { count: position.count })}>
      <ul className="mt-3">
        {parcels.map((parcel) => (
          <li key={parcel.token} className="flex min-h-12 flex-wrap items-center justify-between gap-x-4">
            {parcel.token === token ? (
              <span aria-current="page" className="font-semibold">
                {t('one', parcel)} <span className="font-normal text-muted">· {t('current')}</span>
              </span>
            ) : (
              <a href={shopPath(base, locale, `/p/${parcel.token}`)} className="link-row">
                {t('one', parcel)}
              </a>
            )}
            <StatusChip milestone={parcel.milestone} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
