import { defineRouting } from 'next-intl/routing';
import { defaultLocale, locales } from './locales';

/** Every address carries its language, so that a page is one cached file per language. */
export const routing = defineRouting({
  locales,
  defaultLocale,
  localePrefix: 'always',
  localeCookie: false,
  localeDetection: false,
});
