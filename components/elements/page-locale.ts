import { isLocale, type Locale } from '@/lib/i18n/locales';

/** The language that the page is in. */
export function pageLocale(): Locale {
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : 'en';
}
