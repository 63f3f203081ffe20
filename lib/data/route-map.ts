import 'server-only';
import { cacheLife } from 'next/cache';
import { getLand } from '@/lib/atlas/land';
import type { Locale } from '@/lib/i18n/locales';
import { drawRoute } from '@/lib/tracking/map/draw-route';
import { townName } from '@/lib/tracking/map/stop-name';
import type { TrackingPageView } from '@/lib/tracking/view';
import { getShop } from './shop';
import { getTrackingPage } from './tracking-page';

/** The map of a parcel's way, an SVG document; null where there is none to draw, or no such parcel. */
export async function getRouteMap(slugOrHost: string, locale: Locale, token: string): Promise<string | null> {
  // Asked before the cached function: an invented token must leave nothing in the cache.
  const view = await getTrackingPage(slugOrHost, locale, token);
  return view?.stops ? drawnMap(slugOrHost, locale, token) : null;
}

/** Takes on the tags of the reads inside: dropped with the page that it is a part of. */
async function drawnMap(slugOrHost: string, locale: Locale, token: string): Promise<string | null> {
  'use cache';
  cacheLife('page');
  const shop = await getShop(slugOrHost);
  const view = await getTrackingPage(slugOrHost, locale, token);
  return shop && view && mapOf(view, locale, shop.theme.accent);
}

/** The drawing of a view, whoever it is shown to; null without stops. `accent` is the shop's, `#rrggbb`. */
export async function mapOf(view: TrackingPageView, locale: Locale, accent: string): Promise<string | null> {
  const { stops } = view;
  if (!stops) return null;
  const nameOf = (stop: (typeof stops)[number]) => townName(locale, stop, view);
  return drawRoute(stops, await getLand(), { accent, language: locale, nameOf });
}
