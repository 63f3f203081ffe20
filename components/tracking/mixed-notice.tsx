import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import type { TrackingPageView } from '@/lib/tracking/view';

/** Two parcels may have this number: said calmly, and apart from what the carrier says of the parcel. */
export function MixedNotice({ view, shop }: { view: TrackingPageView; shop: string }) {
  const t = useTranslations('page.mixed');
  if (!view.snapshot.mayBeMixed) return null;
  return (
    <aside className="mt-6">
      <Callout icon="question" tone="tone-neutral">
        <p className="font-semibold">{t('title')}</p>
        <p className="mt-1">{t('body', { shop })}</p>
      </Callout>
    </aside>
  );
}
