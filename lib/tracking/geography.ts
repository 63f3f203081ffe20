import { countryRegions, type Region, stateRegions } from './country-positions';
import type { Place } from './event';
import { distanceKm } from './map/distance';

type Where = Pick<Place, 'state' | 'country'>;

/** Names that carriers write out; the codes of the others come as codes. */
const usStates = new Map(
  (
    'ALABAMA AL ALASKA AK ARIZONA AZ ARKANSAS AR CALIFORNIA CA COLORADO CO CONNECTICUT CT DELAWARE DE ' +
    'DISTRICT_OF_COLUMBIA DC FLORIDA FL GEORGIA GA HAWAII HI IDAHO ID ILLINOIS IL INDIANA IN IOWA IA KANSAS KS ' +
    'KENTUCKY KY LOUISIANA LA MAINE ME MARYLAND MD MASSACHUSETTS MA MICHIGAN MI MINNESOTA MN MISSISSIPPI MS ' +
    'MISSOURI MO MONTANA MT NEBRASKA NE NEVADA NV NEW_HAMPSHIRE NH NEW_JERSEY NJ NEW_MEXICO NM NEW_YORK NY ' +
    'NORTH_CAROLINA NC NORTH_DAKOTA ND OHIO OH OKLAHOMA OK OREGON OR PENNSYLVANIA PA RHODE_ISLAND RI ' +
    'SOUTH_CAROLINA SC SOUTH_DAKOTA SD TENNESSEE TN TEXAS TX UTAH UT VERMONT VT VIRGINIA VA WASHINGTON WA ' +
    'WEST_VIRGINIA WV WISCONSIN WI WYOMING WY PUERTO_RICO PR'
  )
    .split(' ')
    .flatMap((name, index, all) =>
      index % 2 === 0 ? [[name.replaceAll('_', ' '), all[index + 1] ?? ''] as const] : [],
    ),
);

/** Two letters of a state that our table knows; null for any other text, or in another country. */
export function stateCode(place: Where): string | null {
  const state = place.state?.trim().toUpperCase() ?? '';
  const code = place.country === 'US' ? (usStates.get(state) ?? state) : state;
  return place.country !== null && stateRegions.get(place.country)?.has(code) ? code : null;
}

/** The finest region of a place that we know the position of: its state, else its country. */
export function regionOf(place: Where | null): Region | null {
  if (!place?.country) return null;
  const state = stateCode(place);
  const ofState = state === null ? undefined : stateRegions.get(place.country)?.get(state);
  return ofState ?? countryRegions.get(place.country) ?? null;
}

/**
 * How far two places are apart at the very least, in km: 0 where their regions may touch, null where one of
 * them is not known.
 */
export function leastDistanceKm(one: Where | null, other: Where | null): number | null {
  const from = regionOf(one);
  const to = regionOf(other);
  if (!from || !to) return null;
  return Math.max(0, Math.round(distanceKm(from, to) - from.radiusKm - to.radiusKm));
}

/**
 * The sun's offset from UTC at a place, in minutes: within some two hours of what its clocks show, which tells
 * a local time that was stamped with another zone. Null where the place is not known, or too wide to say.
 */
export function solarOffsetMinutes(place: Where | null): number | null {
  const region = regionOf(place);
  return region === null || region.radiusKm > 3_500 ? null : Math.round(region.longitude * 4);
}

/** Territories with a code of their own that carriers also write as part of another country. */
const families = [
  'US PR VI GU AS MP',
  'CN HK MO TW',
  'FR GP MQ GF RE YT PM BL MF NC PF WF MC',
  'GB GG JE IM GI',
  'NL AW CW SX BQ',
  'DK FO GL',
  'FI AX',
  'NO SJ',
  'AU CX CC NF',
  'NZ CK NU TK',
  'CH LI',
  'IT SM VA',
  'RS XK',
  'MA EH',
  'IL PS',
];

/** Two countries that no carrier would confuse; false where one is not known. */
export function areDifferentCountries(one: string | null, other: string | null): boolean {
  if (!one || !other || one === other || !countryRegions.has(one) || !countryRegions.has(other)) return false;
  return !families.some((family) => family.includes(one) && family.includes(other));
}
