import { useTranslations } from 'next-intl';
import { SubPage } from '@/components/tracking/sub-page';
import { ActionForm } from '@/components/ui/action-form';
import { Callout } from '@/components/ui/callout';
import { FormField } from '@/components/ui/form-field';
import { Section } from '@/components/ui/section';
import type { ShopView } from '@/lib/branding/theme';
import type { FormAction } from '@/lib/forms/form-state';
import { mayBringNews } from '@/lib/tracking/updates';
import type { TrackingPageView } from '@/lib/tracking/view';
import { type PushActions, PushSwitch } from './push-switch';

type Outcome = 'sent' | 'off' | 'finished' | 'invalid' | 'rate_limited' | 'unavailable';

interface UpdatesPageProps {
  shop: ShopView;
  base: string;
  view: TrackingPageView;
  action: FormAction<Outcome>;
  push: PushActions;
}

const news = ['way', 'arrived', 'problem'] as const;

/** Where a shopper asks to be told of the parcel's news. Says calmly why not, where there is nothing to ask for. */
export function UpdatesPage({ shop, base, view, action, push }: UpdatesPageProps) {
  const t = useTranslations('updates');
  const whyNot = !shop.offersUpdates ? 'off' : mayBringNews(view.snapshot.status) ? null : 'finished';
  const page = { shop, base, token: view.token, name: 'updates', title: t('title') };
  if (whyNot) return <SubPage {...page} intro={t(whyNot, { shop: shop.name })} />;
  return (
    <SubPage {...page} intro={t('intro')}>
      <Section id="what" title={t('what.title')}>
        <ul className="mt-3 grid list-disc gap-1 pl-5 marker:text-muted">
          {news.map((one) => (
            <li key={one}>{t(`what.${one}`)}</li>
          ))}
        </ul>
        <p className="note mt-3">{t('what.end')}</p>
      </Section>
      <Section id="by-email" title={t('email.title')}>
        <ByEmail shop={shop.name} action={action} />
      </Section>
      <Section id="by-push" title={t('push.title')}>
        <ByPush push={push} />
      </Section>
    </SubPage>
  );
}

function ByEmail({ shop, action }: { shop: string; action: FormAction<Outcome> }) {
  const t = useTranslations('updates');
  return (
    <ActionForm
      id="updates"
      action={action}
      submit={t('email.submit')}
      errors={{
        invalid: t('errors.invalid'),
        rate_limited: t('errors.rate_limited'),
        unavailable: t('errors.unavailable'),
        off: t('errors.off', { shop }),
        finished: t('errors.finished'),
      }}
      whenDone={
        <div className="mt-4">
          <Callout icon="check" tone="tone-success">
            <p className="font-semibold">{t('email.sentTitle')}</p>
            <p className="mt-1">{t('email.sentText')}</p>
          </Callout>
        </div>
      }
    >
      <FormField
        name="email"
        type="email"
        label={t('email.label')}
        hint={t('email.hint')}
        required
        maxLength={254}
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
      />
    </ActionForm>
  );
}

function ByPush({ push }: { push: PushActions }) {
  const t = useTranslations('updates');
  return (
    <>
      <p className="mt-1 text-muted">{t('push.intro')}</p>
      <PushSwitch
        {...push}
        texts={{
          on: t('push.on'),
          off: t('push.off'),
          isOn: t('push.isOn'),
          isOff: t('push.isOff'),
          denied: t('push.denied'),
          unsupported: t('push.unsupported'),
          install: t('push.install'),
          failed: t('push.failed'),
          rate_limited: t('errors.rate_limited'),
          finished: t('errors.finished'),
        }}
      />
    </>
  );
}
