import { useTranslations } from 'next-intl';
import { SubPage } from '@/components/tracking/sub-page';
import { useParcelTexts } from '@/components/tracking/use-parcel-texts';
import type { ShopView } from '@/lib/branding/theme';
import type { ProofState } from '@/lib/forms/proof-state';
import type { Locale } from '@/lib/i18n/locales';
import type { TrackingPageView } from '@/lib/tracking/view';
import { ProofPanel } from './proof-panel';

interface ProofPageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  locale: Locale;
  view: TrackingPageView;
  /** False: nothing is known that a buyer could be recognised by. */
  isVerifiable: boolean;
  action: (state: ProofState, form: FormData) => Promise<ProofState>;
}

/** Where whoever ordered gets to see who took the parcel, and where. Nothing on this page is personal by itself. */
export function ProofPage({ shop, base, locale, view, isVerifiable, action }: ProofPageProps) {
  const t = useTranslations('proof');
  const say = useParcelTexts(view, shop.name);
  const frame = { shop, base, token: view.token, name: 'proof', title: t('title') };
  if (!isVerifiable) {
    return (
      <SubPage {...frame} intro={say('proof.unverifiable')}>
        {null}
      </SubPage>
    );
  }
  const texts = {
    contact: t('contact'),
    hint: t('contactHint'),
    submit: t('submit'),
    errors: {
      wrong: t('wrong'),
      invalid: t('invalid'),
      rate_limited: say('proof.rateLimited'),
      unavailable: t('unavailable'),
    },
    recipient: t('recipient'),
    noRecipient: say('proof.noRecipient'),
    delivery: t('delivery'),
    known: t('known'),
    forget: t('forget'),
    forgotten: t('forgotten'),
  };
  return (
    <SubPage {...frame} intro={t('intro')}>
      <ProofPanel action={action} src={`/api/p/${view.token}/proof?locale=${locale}`} texts={texts} />
    </SubPage>
  );
}
