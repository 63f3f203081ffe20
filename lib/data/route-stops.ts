import 'server-only';
import { getGazetteer } from '@/lib/atlas/gazetteer';
import { locate } from '@/lib/atlas/locate';
import { getLogger } from '@/lib/log';
import { homeCountryOf } from '@/lib/numbers/known-carriers';
import { homeCountry } from '@/lib/tracking/map/home-country';
import { routeStops } from '@/lib/tracking/map/route-stops';
import type { RouteStop } from '@/lib/tracking/map/stop';
import type { ShipmentSnapshot } from '@/lib/tracking/view';

/** The places on a parcel's way that can be shown on a map; empty where there are none, or no gazetteer is at hand. */
export async function stopsOf(carrier: string, snapshot: ShipmentSnapshot): Promise<RouteStop[]> {
  try {
    const gazetteer = await getGazetteer();
    const home = homeCountry(snapshot, homeCountryOf(carrier));
    return routeStops(snapshot, (place) => locate(gazetteer, place, home));
  } catch (err) {
    getLogger().error({ err }, 'The gazetteer could not be read: pages have no map.');
    return [];
  }
}
