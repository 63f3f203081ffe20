import { getShop } from '@/lib/data/shop';
import { defaultLocale } from '@/lib/i18n/locales';
import { negotiateLocale } from '@/lib/i18n/negotiate';
import { orUnavailable, plainNotFound } from '@/lib/web/plain-page';
import { redirectTo } from '@/lib/web/redirect-to';

/** A shop's address without a language leads to its lookup page in the reader's own. */
export async function GET(request: Request, { params }: RouteContext<'/[shop]'>) {
  const { shop: slug } = await params;
  const wished = negotiateLocale(request.headers.get('accept-language'));
  return orUnavailable(wished ?? defaultLocale, async () => {
    const shop = await getShop(slug.toLowerCase());
    if (!shop) return plainNotFound(wished ?? defaultLocale);
    return redirectTo(`/${shop.slug}/${wished ?? shop.defaultLocale}`);
  });
}
