import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { TrackingPageView } from '@/lib/tracking/view';
import { LastChecked } from './last-checked';

/** What is true of us and not of the parcel: said apart, so that an outage never looks like a lost parcel. */
export function SystemNotice({ view, shop }: { view: TrackingPageView; shop: string }) {
  const t = useTranslations();
  const { state } = view.system;
  if (state === 'ok') return null;
  const names = { carrier: view.carrier.name, shop };
  return (
    <aside className="tone-neutral mt-6 flex gap-3 rounded-panel bg-tone-soft p-4">
      <Icon name={state === 'not_checked_yet' ? 'clock' : 'offline'} className="mt-0.5 size-5 text-tone" />
      <div className="min-w-0">
        <p className="font-semibold">{t(`systemState.${state}.title`, names)}</p>
        <p className="mt-1">{t(`systemState.${state}.body`, names)}</p>
        <LastChecked checkedAt={view.system.checkedAt} />
      </div>
    </aside>
  );
}
