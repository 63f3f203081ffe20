import type { ShipmentSnapshot } from '../view';

type Parcel = Pick<ShipmentSnapshot, 'events' | 'origin' | 'destination'>;

/**
 * The country of those of a parcel's places that are named without one. Null where that is not sure: known is the
 * one country that everything about the parcel names, or the carrier's own where nothing names any.
 */
export function homeCountry(
  { events, origin, destination }: Parcel,
  carriersCountry: string | null,
): string | null {
  const places = [origin, destination, ...events.map(({ place }) => place)];
  const [first, ...others] = new Set(places.flatMap((place) => place?.country ?? []));
  if (first === undefined) return carriersCountry;
  const isSure = others.length === 0 && (first === carriersCountry || first === destination?.country);
  return isSure ? first : null;
}
