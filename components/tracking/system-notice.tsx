import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { isUnheard } from '@/lib/tracking/headline';
import type { TrackingPageView } from '@/lib/tracking/view';
import { LastChecked } from './last-checked';

/** What is true of us and not of the parcel: said apart, so that an outage never looks like a lost parcel. */
export function SystemNotice({ view, shop }: { view: TrackingPageView; shop: string }) {
  const t = useTranslations();
  const { state } = view.system;
  if (state === 'ok' || isUnheard(view)) return null;
  const names = { carrier: view.carrier.name, shop };
  return (
    <aside className="mt-6">
      <Callout icon={state === 'not_checked_yet' ? 'clock' : 'offline'} tone="tone-neutral">
        <p className="font-semibold">{t(`systemState.${state}.title`, names)}</p>
        <p className="mt-1">{t(`systemState.${state}.body`, names)}</p>
        <LastChecked checkedAt={view.system.checkedAt} />
      </Callout>
    </aside>
  );
}
