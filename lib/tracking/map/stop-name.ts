import type { Locale } from '@/lib/i18n/locales';
import { formatCountry, formatPlace } from '@/lib/i18n/place';
import type { TrackingPageView } from '../view';
import type { RouteStop } from './stop';

type Told = Pick<TrackingPageView, 'carrier' | 'snapshot' | 'stops'>;

/**
 * A stop as it is listed: "Denver, CO", and with its country where that is not the destination's ("Shenzhen, China"),
 * or the only one of the route.
 */
export function stopName(locale: Locale, stop: RouteStop, { carrier, snapshot, stops = [] }: Told): string {
  const city = stop.names[locale] ?? stop.place.city;
  const isOwnCountry = stop.place.country !== null && city === formatCountry(locale, stop.place.country);
  const isOnly = stops.every(({ place }) => place.country === stop.place.country);
  const home = isOwnCountry || isOnly ? stop.place.country : (snapshot.destination?.country ?? null);
  return formatPlace(locale, { ...stop.place, city }, home, carrier.textLanguage) ?? '';
}

/** A stop as it is written into the map: the town alone. */
export function townName(
  locale: Locale,
  stop: RouteStop,
  { carrier }: Pick<TrackingPageView, 'carrier'>,
): string {
  const city = stop.names[locale] ?? stop.place.city;
  return formatPlace(locale, { city, state: null, country: null }, null, carrier.textLanguage) ?? '';
}
