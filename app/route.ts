import { getShop } from '@/lib/data/shop';
import { defaultLocale } from '@/lib/i18n/locales';
import { negotiateLocale } from '@/lib/i18n/negotiate';
import { plainNotFound } from '@/lib/web/plain-not-found';
import { redirectTo } from '@/lib/web/redirect-to';

/** The root of a shop's own domain. On any other host there is nothing here. */
export async function GET(request: Request) {
  const host = (request.headers.get('host') ?? '').replace(/:\d+$/, '');
  const wished = negotiateLocale(request.headers.get('accept-language'));
  // Slugs have no dot and host names do: a bare name must not open the shop of that slug.
  const shop = host.includes('.') ? await getShop(host) : null;
  if (!shop) return plainNotFound(wished ?? defaultLocale);
  return redirectTo(`/${wished ?? shop.defaultLocale}`);
}
