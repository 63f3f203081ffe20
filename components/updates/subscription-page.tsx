import { useLocale, useTranslations } from 'next-intl';
import { ShopFrame } from '@/components/layout/shop-frame';
import { ActionForm } from '@/components/ui/action-form';
import { Callout } from '@/components/ui/callout';
import { LocalInstant } from '@/components/ui/local-instant';
import type { ShopView } from '@/lib/branding/theme';
import type { FormAction } from '@/lib/forms/form-state';

type Outcome = 'confirmed' | 'stopped' | 'expired' | 'ended' | 'missing' | 'unavailable';
type Status = 'pending' | 'active' | 'ended';

interface SubscriptionPageProps {
  shop: ShopView;
  base: string;
  token: string;
  status: Status;
  /** ISO instant. */
  confirmUntil: string;
  confirm: FormAction<Outcome>;
  stop: FormAction<Outcome>;
}

/** How a subscription stands, with a button for each change: opening the page changes nothing. */
export function SubscriptionPage(props: SubscriptionPageProps) {
  const { shop, base, token, status, confirmUntil, confirm, stop } = props;
  const t = useTranslations('subscription');
  const locale = useLocale();
  const errors = {
    expired: t('errors.expired'),
    ended: t('errors.ended'),
    missing: t('errors.missing'),
    unavailable: t('errors.unavailable'),
  };
  const answer = (
    <>
      <p className="note">{t('title')}</p>
      <h1 className="display mt-2">{t(`state.${status}.title`)}</h1>
      <p className="mt-3 max-w-prose text-lead text-muted">
        {t(`state.${status}.text`, { shop: shop.name })}
      </p>
      {status === 'pending' && (
        <p className="note mt-2">
          <LocalInstant
            iso={confirmUntil}
            locale={locale}
            template={t('state.pending.until', { time: '§' })}
          />
        </p>
      )}
    </>
  );
  return (
    <ShopFrame shop={shop} base={base} path={`/subscription/${token}`} answer={answer}>
      {status !== 'ended' && (
        <div className="section grid">
          {status === 'pending' && (
            <ActionForm
              id="confirm"
              action={confirm}
              errors={errors}
              submit={t('confirm')}
              whenDone={
                <Done title={t('state.active.title')} text={t('state.active.text', { shop: shop.name })} />
              }
            />
          )}
          <ActionForm
            id="stop"
            action={stop}
            errors={errors}
            submit={t('stop')}
            look="secondary"
            whenDone={<Done title={t('state.ended.title')} text={t('state.ended.text')} />}
          />
        </div>
      )}
    </ShopFrame>
  );
}

function Done({ title, text }: { title: string; text: string }) {
  return (
    <div className="mt-5">
      <Callout icon="check" tone="tone-success">
        <p className="font-semibold">{title}</p>
        <p className="mt-1">{text}</p>
      </Callout>
    </div>
  );
}
