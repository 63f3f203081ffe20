import { knownCarriers } from '@/lib/numbers/known-carriers';
import { areDifferentCountries } from '../geography';
import type { Meaning } from '../milestones';
import type { ShipmentSnapshot } from '../view';
import type { Stage } from './stages';

export interface Route {
  /** ISO codes; null where nobody said. */
  origin: string | null;
  destination: string | null;
  /** Does it cross a border? */
  isAbroad: boolean;
}

type Parcel = Pick<ShipmentSnapshot, 'milestone' | 'events' | 'origin' | 'destination'>;

/**
 * Where a parcel comes from and goes to: as the carrier says, else where it was seen first and, within one
 * country, in that country, else where the carrier works.
 */
export function routeOf({ milestone, events, origin, destination }: Parcel, carrier: string): Route {
  const seen = events.flatMap(({ place }) => place?.country ?? []);
  const home = knownCarriers.get(carrier)?.homeCountry ?? null;
  const from = origin?.country ?? seen.at(-1) ?? null;
  const to = destination?.country ?? null;
  const countries = [from, ...seen, to];
  const isAbroad =
    [milestone, ...events.map(({ meaning }) => meaning)].some(isBorder) ||
    countries.some((one) => countries.some((other) => areDifferentCountries(one, other)));
  const inland = isAbroad ? null : (seen[0] ?? from ?? home);
  return { origin: from ?? inland ?? home, destination: to ?? inland, isAbroad };
}

function isBorder(meaning: Meaning): boolean {
  return meaning.includes('.customs_') || meaning === 'in_transit.arrived_in_country';
}

/** The countries in which it must be a business day at a stage, each once. */
export function countriesAt(where: Stage['where'], { origin, destination }: Route): string[] {
  const both =
    where === 'origin' ? [origin] : where === 'destination' ? [destination] : [origin, destination];
  return [...new Set(both)].filter((country) => country !== null);
}
