import { intl } from './intl-cache';
import type { Locale } from './locales';
import { placeCase } from './place-case';

/** The country's name in the reader's language; the code itself where Intl does not know it. */
export function formatCountry(locale: Locale, country: string): string {
  return /^[A-Z]{2}$/.test(country)
    ? (intl.displayNames(locale, { type: 'region' }).of(country) ?? country)
    : country;
}

/**
 * "Queens, NY", and the country when it is not the destination's: from small to large in English and
 * Vietnamese, from large to small in Chinese. A town that an English-writing carrier puts in capitals is shown in
 * ordinary case; in other languages capitals are codes ("TTKT1 - HNI"). Null when nothing is known.
 */
export function formatPlace(
  locale: Locale,
  place: { city: string | null; state: string | null; country: string | null } | null,
  homeCountry: string | null,
  textLanguage: string,
): string | null {
  if (!place) return null;
  const cased = textLanguage === 'en' ? placeCase : (text: string) => text;
  const city = place.city && cased(place.city);
  const state = place.state && place.state.length > 3 ? cased(place.state) : place.state;
  const isAbroad = place.country !== null && place.country !== homeCountry;
  const country =
    place.country && (isAbroad || (!city && !state)) ? formatCountry(locale, place.country) : null;
  const isHan = /\p{Script=Han}/u.test(`${city ?? ''}${state ?? ''}`);
  const inside = isHan ? present([state, city]).join('') : present([city, state]).join(', ');
  if (locale !== 'zh') return present([inside, country]).join(', ') || null;
  return present([country, inside]).join(isHan ? '' : ' ') || null;
}

function present(parts: readonly (string | null)[]): string[] {
  return parts.filter((part): part is string => part !== null && part !== '');
}
