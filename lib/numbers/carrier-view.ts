import type { Locale } from '@/lib/i18n/locales';
import type { CarrierView } from '@/lib/tracking/view';
import { localCarrierName } from './carrier-names';
import { knownCarriers } from './known-carriers';

/** How a page in `locale` names a carrier and links to its own tracking of `trackingNumber` (normalised). */
export function carrierView(code: string, trackingNumber: string, locale: Locale): CarrierView {
  const carrier = knownCarriers.get(code);
  return {
    code,
    name: localCarrierName(locale, code) ?? carrier?.name ?? code.toUpperCase(),
    trackingUrl: carrier?.trackingUrl?.(trackingNumber) ?? null,
    homepage: carrier?.homepage ?? null,
    textLanguage: carrier?.textLanguage ?? 'en',
  };
}
