import type { Locale } from './locales';
import { formatCountry } from './place';

/** A postal address, as its shop wrote it. */
export interface PostalAddress {
  name: string;
  lines: readonly string[];
  city: string;
  state: string | null;
  postcode: string | null;
  /** ISO 3166-1. */
  country: string;
}

/**
 * The lines of an address, the name first and the country last, in the reader's language. Written in Chinese it goes
 * from the large to the small, as it is on a parcel there; else from the small to the large.
 */
export function formatAddress(locale: Locale, address: PostalAddress): string[] {
  const { name, lines, city, state, postcode } = address;
  const country = formatCountry(locale, address.country);
  if (/\p{Script=Han}/u.test(city)) {
    return [name, ...present([`${state ?? ''}${city}`, ...lines, postcode, country])];
  }
  const area = present([present([city, state]).join(', '), postcode]).join(' ');
  return [name, ...present([...lines, area, country])];
}

function present(parts: readonly (string | null)[]): string[] {
  return parts.filter((part): part is string => part !== null && part !== '');
}
