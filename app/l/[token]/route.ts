import { shopPath } from '@/lib/branding/paths';
import { getShortLink } from '@/lib/data/link';
import { getShop } from '@/lib/data/shop';
import { defaultLocale } from '@/lib/i18n/locales';
import { negotiateLocale } from '@/lib/i18n/negotiate';
import { orUnavailable, plainNotFound } from '@/lib/web/plain-page';
import { redirectTo } from '@/lib/web/redirect-to';
import { requestHost } from '@/lib/web/request-host';

/**
 * The link in e-mails: picks the language (the order's, then the browser's, then the shop's) and leads to
 * the page. Changes nothing, because mail scanners open every link.
 */
export async function GET(request: Request, { params }: RouteContext<'/l/[token]'>) {
  const { token } = await params;
  const host = requestHost(request.headers);
  const wished = negotiateLocale(request.headers.get('accept-language'));
  return orUnavailable(wished ?? defaultLocale, async () => {
    const link = await getShortLink(token);
    if (!link) return plainNotFound(wished ?? defaultLocale);
    const locale = link.orderLocale ?? wished ?? link.shopDefaultLocale;
    const own = host.includes('.') ? await getShop(host) : null;
    // Opened on the shop's own domain, it stays there.
    const base = own?.id === link.merchantId ? host : link.merchantSlug;
    return redirectTo(shopPath(base, locale, `/p/${link.token}`));
  });
}
