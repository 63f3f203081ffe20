import { getParcelCalendar } from '@/lib/data/parcel-calendar';
import { isLocale } from '@/lib/i18n/locales';
import { etagOf } from '@/lib/web/etag';

const policy = { 'Cache-Control': 'private, no-cache', 'Content-Security-Policy': "default-src 'none'" };

/** The parcel's day for calendars, which ask again every few hours. Unchanged, it costs a 304. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[shop]/[locale]/p/[token]/calendar.ics'>,
) {
  const { shop, locale, token } = await params;
  let file: string | null;
  try {
    file = isLocale(locale) ? await getParcelCalendar(shop, locale, token) : null;
  } catch {
    return new Response(null, { status: 503, headers: { 'Cache-Control': 'no-store', 'Retry-After': '60' } });
  }
  if (file === null) return new Response(null, { status: 404, headers: policy });
  const headers = { ...policy, ETag: etagOf(file) };
  if (request.headers.get('if-none-match') === headers.ETag) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(file, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="parcel.ics"',
    },
  });
}
