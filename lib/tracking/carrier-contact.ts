import type { Locale } from '@/lib/i18n/locales';
import type { OpeningSpan } from './opening-hours';

/** What a contact is for: keys of `contact.purpose`. */
export const contactPurposes = [
  'tracking',
  'general',
  'china',
  'usa',
  'germany',
  'text',
  'tty',
  'form',
  'locator',
] as const;
export type ContactPurpose = (typeof contactPurposes)[number];

/** Zones that contacts are in: keys of `contactPage.zones`. */
export const contactZones = {
  'America/New_York': { key: 'newYork', country: 'US' },
  'Asia/Shanghai': { key: 'shanghai', country: 'CN' },
  'Asia/Ho_Chi_Minh': { key: 'hoChiMinh', country: 'VN' },
  'Europe/Berlin': { key: 'berlin', country: 'DE' },
} as const;
export type ContactZone = keyof typeof contactZones;

/** One way to reach a carrier, as pages show it. */
export interface CarrierContact {
  kind: 'phone' | 'text' | 'tty' | 'form' | 'locator';
  /** The number as it is printed, or the address. */
  value: string;
  /** `tel:`, `sms:` or `https:`, made from a fact of ours and never from what somebody sent. */
  href: string;
  purpose: ContactPurpose;
  hours: readonly OpeningSpan[];
  timeZone: ContactZone;
  /** Host of the page that says so; null where it was found in public directories only. */
  sourceHost: string | null;
  /** `YYYY-MM-DD`. */
  checkedOn: string;
}

/** What of a carrier's contacts a page shows, each list in the order of use. */
export interface ContactList {
  phones: CarrierContact[];
  /** Text message and TTY. */
  others: CarrierContact[];
  forms: CarrierContact[];
  locators: CarrierContact[];
}

/**
 * Puts first the number that this reader can use: that of the country the parcel goes to (ISO 3166-1 alpha-2), then
 * for who reads Chinese the one in mainland China, which cannot be dialled from abroad. The order within a country
 * stays.
 */
export function contactListFor(
  contacts: readonly CarrierContact[],
  reader: { locale: Locale; country: string | null },
): ContactList {
  const rank = ({ timeZone }: CarrierContact) => {
    const { country } = contactZones[timeZone];
    if (country === reader.country) return 0;
    return country === 'CN' && reader.locale === 'zh' ? 1 : 2;
  };
  const of = (...kinds: CarrierContact['kind'][]) => contacts.filter(({ kind }) => kinds.includes(kind));
  return {
    phones: of('phone').sort((one, other) => rank(one) - rank(other)),
    others: of('text', 'tty'),
    forms: of('form'),
    locators: of('locator'),
  };
}

/**
 * Address of a contact. United States numbers get their country code, which works from anywhere they can be
 * reached; short and national ones of other countries are dialled as they are.
 */
export function contactHref(kind: CarrierContact['kind'], value: string, timeZone: ContactZone): string {
  if (kind === 'form' || kind === 'locator') return value;
  const digits = value.replace(/[^\d+]/g, '');
  if (kind === 'text') return `sms:${digits}`;
  const isAmerican = contactZones[timeZone].country === 'US' && /^1\d{10}$/.test(digits);
  return `tel:${isAmerican ? '+' : ''}${digits}`;
}
