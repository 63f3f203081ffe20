import { Callout } from '@/components/ui/callout';
import type { TrackingPageView } from '@/lib/tracking/view';
import { useParcelTexts } from './use-parcel-texts';

/** Two parcels may have this number: said calmly, and apart from what the carrier says of the parcel. */
export function MixedNotice({ view, shop }: { view: TrackingPageView; shop: string }) {
  const say = useParcelTexts(view, shop);
  if (!view.snapshot.mayBeMixed) return null;
  return (
    <aside className="mt-6">
      <Callout icon="question" tone="tone-neutral">
        <p className="font-semibold">{say('page.mixed.title')}</p>
        <p className="mt-1">{say('page.mixed.body')}</p>
      </Callout>
    </aside>
  );
}
