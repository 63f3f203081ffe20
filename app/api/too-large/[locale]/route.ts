import { defaultLocale, isLocale } from '@/lib/i18n/locales';
import { plainTooLarge } from '@/lib/web/plain-page';

/**
 * Where `next.config.js` sends a form that is larger than a form may be. Next itself would answer 500 with two words
 * of English, as the limit is met before there is a page. The body is not read.
 */
export async function POST(_request: Request, { params }: RouteContext<'/api/too-large/[locale]'>) {
  const { locale } = await params;
  return plainTooLarge(isLocale(locale) ? locale : defaultLocale);
}
