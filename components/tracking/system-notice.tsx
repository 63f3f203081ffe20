import { Callout } from '@/components/ui/callout';
import { isUnheard } from '@/lib/tracking/headline';
import type { TrackingPageView } from '@/lib/tracking/view';
import { LastChecked } from './last-checked';
import { useParcelTexts } from './use-parcel-texts';

/** What is true of us and not of the parcel: said apart, so that an outage never looks like a lost parcel. */
export function SystemNotice({ view, shop }: { view: TrackingPageView; shop: string }) {
  const say = useParcelTexts(view, shop);
  const { state } = view.system;
  if (state === 'ok' || isUnheard(view)) return null;
  return (
    <aside className="mt-6">
      <Callout icon={state === 'not_checked_yet' ? 'clock' : 'offline'} tone="tone-neutral">
        <p className="font-semibold">{say(`systemState.${state}.title`)}</p>
        <p className="mt-1">{say(`systemState.${state}.body`)}</p>
        <LastChecked system={view.system} />
      </Callout>
    </aside>
  );
}
