import { useLocale, useTranslations } from 'next-intl';
import { closeHan } from '@/lib/i18n/han';
import type { TrackingPageView } from '@/lib/tracking/view';

type Key = Parameters<ReturnType<typeof useTranslations<never>>>[0];

/**
 * The catalogue with this parcel's names in it: `{carrier}` and `{shop}`, and the carrier's code for those texts
 * that speak as that carrier does (`{carrierCode, select, usps {…} other {…}}`). `more`: what else a text names.
 */
export function useParcelTexts(
  view: Pick<TrackingPageView, 'carrier'>,
  shop: string,
): (key: Key, more?: Readonly<Record<string, string | number>>) => string {
  const t = useTranslations();
  const locale = useLocale();
  const names = { carrier: view.carrier.name, carrierCode: view.carrier.code, shop };
  return (key, more) => {
    const text = t(key, { ...names, ...more });
    return locale === 'zh' ? closeHan(text) : text;
  };
}
