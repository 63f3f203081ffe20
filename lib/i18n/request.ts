import { locale as rootLocale } from 'next/root-params';
import { getRequestConfig } from 'next-intl/server';
import { defaultLocale, isLocale } from './locales';

/**
 * What next-intl asks for on every render. The language comes from the address; an address without a known
 * one (a 404) is answered in the default language. Route handlers and actions have no root params: they
 * pass `locale` to `getTranslations`.
 */
export default getRequestConfig(async (request) => {
  const asked = request.locale ?? (await rootLocale()) ?? '';
  const locale = isLocale(asked) ? asked : defaultLocale;
  const { default: messages } = await import(`../../messages/${locale}.json`);
  return {
    locale,
    messages,
    // Wall-clock times are formatted as they read (`format.ts`); a server's own zone must never shift one.
    timeZone: 'UTC',
    // A missing text or argument is a bug: it throws while we build and test. A shopper sees the key instead of
    // a broken page, and next-intl writes the error to the server's console.
    onError: process.env.NODE_ENV === 'production' ? undefined : throwError,
  };
});

function throwError(error: Error): never {
  throw error;
}
