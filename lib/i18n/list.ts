import { intl } from './intl-cache';
import type { Locale } from './locales';

/** "USPS, UPS, or FedEx" · "USPS, UPS hoặc FedEx" · "USPS、UPS 或 FedEx". */
export function formatAlternatives(locale: Locale, names: readonly string[]): string {
  const list = intl.list(locale, { type: 'disjunction' }).format(names);
  // A Latin name stands apart from the Han characters around it.
  return list.replace(/(?<=[A-Za-z0-9])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[A-Za-z0-9])/gu, ' ');
}
