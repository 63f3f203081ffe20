import { useLocale, useTranslations } from 'next-intl';
import { ShopFrame } from '@/components/layout/shop-frame';
import { Section } from '@/components/ui/section';
import type { CheckAction } from '@/lib/authenticity/check-state';
import { reportOrder, reportPlaces } from '@/lib/authenticity/report-places';
import { shopPath } from '@/lib/branding/paths';
import type { ShopView } from '@/lib/branding/theme';
import { CheckForm } from './check-form';
import { useCheckTexts } from './use-check-texts';

interface RealPageProps {
  shop: ShopView;
  /** What stands in the route's `[shop]`. */
  base: string;
  action: CheckAction;
  /** What our own links begin with. */
  addresses: readonly string[];
}

const afterwards = ['clicked', 'paid', 'password', 'app', 'police'] as const;

/** "Is this message real?": the check, how to tell without it, and what to do when it is too late. */
export function RealPage({ shop, base, action, addresses }: RealPageProps) {
  const t = useTranslations('real');
  const locale = useLocale();
  const { supportUrl } = shop.theme;
  const answer = (
    <>
      <h1 className="display">{t('title')}</h1>
      <p className="mt-3 max-w-prose text-lead text-muted">{t('intro')}</p>
      <p className="note mt-2">{t('privacy')}</p>
    </>
  );
  return (
    <ShopFrame shop={shop} base={base} path="/real" answer={answer}>
      <CheckForm action={action} texts={useCheckTexts(shop.name)} locale={locale} />
      <Section id="facts" title={t('facts.title')}>
        <p className="mt-3">{t('facts.own')}</p>
        <ul className="mt-1">
          {addresses.map((address) => (
            <li key={address} className="font-semibold wrap-anywhere" translate="no">
              {address}
            </li>
          ))}
        </ul>
        <ul className="mt-4 grid list-disc gap-2 pl-5 marker:text-muted">
          <li>{t('facts.usps')}</li>
          <li>{t('facts.fee')}</li>
          <li>{t('facts.type')}</li>
        </ul>
        <p className="mt-3 flex flex-wrap gap-x-6 print:hidden">
          <a href={shopPath(base, locale)} className="link-row">
            {t('way.lookup')}
          </a>
          {supportUrl && (
            <a href={supportUrl} className="link-row">
              {t('way.support', { shop: shop.name })}
            </a>
          )}
        </p>
      </Section>
      <Section id="done" title={t('done.title')}>
        <ul className="mt-3 grid list-disc gap-2 pl-5 marker:text-muted">
          {afterwards.map((what) => (
            <li key={what}>{t(`done.${what}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="report" title={t('report.title')}>
        <ul className="mt-3 grid list-disc gap-2 pl-5 marker:text-muted">
          {reportOrder[locale].map((country) => (
            <li key={country}>{t(`report.${country}`, reportPlaces[country])}</li>
          ))}
        </ul>
      </Section>
    </ShopFrame>
  );
}
