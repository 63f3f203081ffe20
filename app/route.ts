import { shopPath } from '@/lib/branding/paths';
import { getRootShop } from '@/lib/data/shop';
import { defaultLocale } from '@/lib/i18n/locales';
import { negotiateLocale } from '@/lib/i18n/negotiate';
import { orUnavailable, plainNotFound } from '@/lib/web/plain-page';
import { redirectTo } from '@/lib/web/redirect-to';
import { requestHost } from '@/lib/web/request-host';

/** The root of a shop's own domain, or of an installation with one shop, leads to its lookup page. */
export async function GET(request: Request) {
  const host = requestHost(request.headers);
  const wished = negotiateLocale(request.headers.get('accept-language'));
  return orUnavailable(wished ?? defaultLocale, async () => {
    const found = await getRootShop(host);
    if (!found) return plainNotFound(wished ?? defaultLocale);
    return redirectTo(shopPath(found.base, wished ?? found.shop.defaultLocale));
  });
}
