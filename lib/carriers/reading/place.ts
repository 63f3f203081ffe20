import type { Place } from '@/lib/tracking/event';
import { countryCode } from './country-code';

/** A place from what a carrier names of it, '' for what it does not; null where it names nothing. */
export function placeOf(named: {
  city: string;
  state: string;
  postalCode: string;
  /** Codes or English names, best first. */
  countries: readonly string[];
}): Place | null {
  const place = {
    city: named.city || null,
    state: named.state || null,
    postalCode: named.postalCode || null,
    country: named.countries.map(countryCode).find((code) => code !== null) ?? null,
  };
  return Object.values(place).some((value) => value !== null) ? place : null;
}
