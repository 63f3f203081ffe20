import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import { headlineOf } from '@/lib/tracking/headline';
import type { TrackingPageView } from '@/lib/tracking/view';

/** What the status means and what to do now. */
export function Meaning({ view, shop }: { view: TrackingPageView; shop: string }) {
  const t = useTranslations();
  const { snapshot, carrier } = view;
  const names = { carrier: carrier.name, shop };
  const key = `milestones.${snapshot.milestone}` as const;
  const latest = snapshot.events[0];
  const isTitleSaid = headlineOf(snapshot, view.system.checkedAt).kind === 'milestone';
  return (
    <Section id="meaning" title={isTitleSaid ? t('page.meaning') : t(`${key}.title`, names)}>
      <p className="mt-2 max-w-prose">{t(`${key}.meaning`, names)}</p>
      {snapshot.status === 'unknown' && latest && (
        <p className="mt-4">
          <span className="text-small text-muted">{t('page.carrierSays', names)}</span>
          <span lang="en" className="block text-lead font-semibold wrap-anywhere">
            {latest.carrierText}
          </span>
        </p>
      )}
      {snapshot.isActionRequired ? (
        <div className="tone-warning mt-5 flex gap-3 rounded-panel bg-tone-soft p-4">
          <Icon name="alert" className="mt-0.5 size-5 text-tone" />
          <div>
            <h3 className="font-semibold">{t('page.action')}</h3>
            <p className="mt-1">{t(`${key}.next`, names)}</p>
          </div>
        </div>
      ) : (
        <>
          <h3 className="mt-5 font-semibold">{t('page.next')}</h3>
          <p className="mt-1 max-w-prose">{t(`${key}.next`, names)}</p>
        </>
      )}
    </Section>
  );
}
