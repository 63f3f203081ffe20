import type { CarrierView } from '@/lib/tracking/view';
import { knownCarriers } from './known-carriers';

/** How a page names a carrier and links to its own tracking of `trackingNumber` (normalised). */
export function carrierView(code: string, trackingNumber: string): CarrierView {
  const carrier = knownCarriers.get(code);
  return {
    code,
    name: carrier?.name ?? code.toUpperCase(),
    trackingUrl: carrier?.trackingUrl?.(trackingNumber) ?? null,
    homepage: carrier?.homepage ?? null,
    textLanguage: carrier?.textLanguage ?? 'en',
  };
}
