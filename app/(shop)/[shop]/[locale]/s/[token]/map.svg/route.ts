import { getSharedRouteMap } from '@/lib/data/shared-route-map';
import { isLocale } from '@/lib/i18n/locales';
import { svgAnswer } from '@/lib/web/svg-answer';

/** The map on a shared page. It ends with the link. */
export async function GET(request: Request, { params }: RouteContext<'/[shop]/[locale]/s/[token]/map.svg'>) {
  const { shop, locale, token } = await params;
  return svgAnswer(request, async () => (isLocale(locale) ? getSharedRouteMap(shop, locale, token) : null));
}
