import { getRouteMap } from '@/lib/data/route-map';
import { isLocale } from '@/lib/i18n/locales';
import { svgAnswer } from '@/lib/web/svg-answer';

/** The map on a parcel's page. Its query is the page's version: the picture of a parcel that moved is another one. */
export async function GET(request: Request, { params }: RouteContext<'/[shop]/[locale]/p/[token]/map.svg'>) {
  const { shop, locale, token } = await params;
  return svgAnswer(request, async () => (isLocale(locale) ? getRouteMap(shop, locale, token) : null));
}
