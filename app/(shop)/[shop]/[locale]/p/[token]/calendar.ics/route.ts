import { getParcelCalendar } from '@/lib/data/parcel-calendar';
import { isLocale } from '@/lib/i18n/locales';
import { fileAnswer } from '@/lib/web/file-answer';

const look = {
  contentType: 'text/calendar; charset=utf-8',
  policy: "default-src 'none'; frame-ancestors 'none'",
  disposition: 'inline; filename="parcel.ics"',
};

/** The parcel's day for calendars, which ask again every few hours. Unchanged, it costs a 304. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[shop]/[locale]/p/[token]/calendar.ics'>,
) {
  const { shop, locale, token } = await params;
  return fileAnswer(request, look, async () =>
    isLocale(locale) ? getParcelCalendar(shop, locale, token) : null,
  );
}
