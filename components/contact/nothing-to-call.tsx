import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { seenFrom } from '@/components/tracking/seen-from';
import { SupportLink } from '@/components/tracking/support-link';
import { useParcelTexts } from '@/components/tracking/use-parcel-texts';
import { Icon } from '@/components/ui/icon';
import { Section } from '@/components/ui/section';
import type { ShopView } from '@/lib/branding/theme';
import { formatDay } from '@/lib/i18n/format';
import { mayStillChange } from '@/lib/tracking/delivery-change';
import { isUnheard } from '@/lib/tracking/headline';
import type { TrackingPageView } from '@/lib/tracking/view';

interface NothingToCallProps {
  shop: ShopView;
  view: TrackingPageView;
  /** The contacts, for who brings a wish for the delivery while it can still help. */
  children: ReactNode;
}

/** Instead of the contacts while a call would bring nothing: what comes next, and when they will be here. */
export function NothingToCall({ shop, view, children }: NothingToCallProps) {
  const t = useTranslations();
  const locale = useLocale();
  const say = useParcelTexts(view, shop.name);
  const { milestone, answer } = view.snapshot;
  const { state } = view.system;
  const nextBy = answer?.nextBy && formatDay(locale, answer.nextBy, seenFrom(view));
  return (
    <>
      <Section id="next" title={t('page.advice.next')}>
        <p className="mt-2 max-w-prose">
          {isUnheard(view) && state !== 'ok'
            ? say(`systemState.${state}.body`)
            : say(`milestones.${milestone}.next`)}
        </p>
        {nextBy && <p className="mt-2 max-w-prose">{t('contactPage.calm.nextBy', { day: nextBy })}</p>}
        <SupportLink milestone={milestone} shop={shop} />
      </Section>
      <section className="section">
        <p className="max-w-prose">{say('contactPage.calm.when')}</p>
        {mayStillChange(view.snapshot) && (
          <details className="mt-4">
            <summary className="link-row">
              {say('contactPage.calm.instructions')}
              <Icon name="chevron" />
            </summary>
            {children}
          </details>
        )}
      </section>
    </>
  );
}
