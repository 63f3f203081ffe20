import type { Locale } from '@/lib/i18n/locales';
import { formatPlace } from '@/lib/i18n/place';
import type { TrackingPageView } from '../view';
import type { RouteStop } from './stop';

type Told = Pick<TrackingPageView, 'carrier' | 'snapshot'>;

/** A stop as it is listed: "Denver, CO", and with its country where that is not the destination's. */
export function stopName(locale: Locale, stop: RouteStop, { carrier, snapshot }: Told): string {
  const place = { ...stop.place, city: stop.names[locale] ?? stop.place.city };
  return formatPlace(locale, place, snapshot.destination?.country ?? null, carrier.textLanguage) ?? '';
}

/** A stop as it is written into the map: the town alone. */
export function townName(locale: Locale, stop: RouteStop, { carrier }: Pick<Told, 'carrier'>): string {
  const city = stop.names[locale] ?? stop.place.city;
  return formatPlace(locale, { city, state: null, country: null }, null, carrier.textLanguage) ?? '';
}
