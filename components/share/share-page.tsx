import { useLocale, useTranslations } from 'next-intl';
import { SubPage } from '@/components/tracking/sub-page';
import { ActionForm } from '@/components/ui/action-form';
import { FormChoice } from '@/components/ui/form-choice';
import { Section } from '@/components/ui/section';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import type { FormAction } from '@/lib/forms/form-state';
import { type EndShareOutcome, type ShareOutcome, shareDays } from '@/lib/forms/share-state';
import { SharedLinkRow } from './shared-link-row';

interface SharePageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  /** Of the parcel's own link. */
  token: string;
  /** Where the shop's pages are, for everybody: "https://orders.example.com". */
  origin: string;
  links: readonly { id: string; token: string; endsAt: string }[];
  make: FormAction<ShareOutcome>;
  endOf: (id: string) => FormAction<EndShareOutcome>;
}

/** Links for the household: what they show, a new one, and those in force, each of which can be ended. */
export function SharePage({ shop, base, token, origin, links, make, endOf }: SharePageProps) {
  const t = useTranslations('share');
  const locale = useLocale();
  const errors = { limit: t('limit'), rate_limited: t('rateLimited'), unavailable: t('unavailable') };
  return (
    <SubPage shop={shop} base={base} token={token} name="share" title={t('title')} intro={t('intro')}>
      {links.length > 0 && (
        <Section id="links" title={t('links')}>
          <ul>
            {links.map((link) => (
              <SharedLinkRow
                key={link.id}
                url={`${origin}${shopPath(base, locale, `/s/${link.token}`)}`}
                endsAt={link.endsAt}
                shop={shop.name}
                end={endOf(link.id)}
                id={link.id}
              />
            ))}
          </ul>
        </Section>
      )}
      <Section id="make" title={t('make')}>
        <ActionForm
          id="share"
          action={make}
          errors={errors}
          submit={t('submit')}
          look={links.length > 0 ? 'secondary' : 'primary'}
        >
          <FormChoice
            name="days"
            legend={t('legend')}
            kind="radio"
            initial="7"
            required
            options={shareDays.map((days) => ({ value: String(days), label: t(`days.${days}`) }))}
          />
        </ActionForm>
      </Section>
      <Section id="seen" title={t('seen.title')}>
        <p className="mt-2 max-w-prose">{t('seen.text')}</p>
        <h3 className="mt-5 font-semibold">{t('hidden.title')}</h3>
        <p className="mt-1 max-w-prose">{t('hidden.text')}</p>
      </Section>
    </SubPage>
  );
}
