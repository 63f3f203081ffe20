import { getSharedRouteMap } from '@/lib/data/shared-route-map';
import { isLocale } from '@/lib/i18n/locales';
import { svgAnswer } from '@/lib/web/svg-answer';

/** The map on a shared page. It ends with the link. */
export async function GET(request: Request, { params }: RouteContext<'/[shop]/[locale]/s/[token]/map.svg'>) {
  const { shop, locale, token } = await params;
  try {
    return svgAnswer(request, isLocale(locale) ? await getSharedRouteMap(shop, locale, token) : null);
  } catch {
    return new Response(null, { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': '60' } });
  }
}
