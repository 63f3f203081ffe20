import { stateCode } from '@/lib/tracking/geography';
import { distanceKm } from '@/lib/tracking/map/distance';
import type { Pin, PlaceName } from '@/lib/tracking/map/stop';
import { abbreviatedDivision, chineseProvinces } from './divisions';
import type { Gazetteer } from './gazetteer';
import type { Located } from './name-index';
import { placeKey, withoutUmlautE } from './place-key';
import { type PrincipalPlace, principalPlaces } from './principal-places';
import { type NamedTown, readTowns } from './read-place';

/** Towns of one name this near to each other are one town that the list has twice. */
const samePlaceKm = 30;
/** Our own list says where a place is to the tenth of a degree, and towns are wide. */
const principalKm = 60;
/** Codes of their own that carriers also write as part of China, and of the United States. */
const territories: Readonly<Record<string, readonly string[]>> = { CN: ['HK', 'MO', 'TW'], US: ['PR'] };

const principalByName = new Map(
  principalPlaces.flatMap((place) =>
    [place.names.en, place.names.vi, ...place.spellings].flatMap((name) =>
      name ? [[`${place.country} ${placeKey(name, place.country)}`, place] as const] : [],
    ),
  ),
);
const principalByHan = principalPlaces.flatMap((place) =>
  place.names.zh ? [[place.names.zh, place] as const] : [],
);
const cityStates = new Map(
  principalPlaces.flatMap((place) =>
    ['SG', 'HK', 'MO'].includes(place.country) ? [[place.country, place]] : [],
  ),
);

/**
 * Where a place is that a carrier named, to the town. Null rather than a guess: a name counts only if one place in
 * that country (and state, where it is given) has it, or if it is one of those that are always meant
 * (`principalPlaces`). A place without a country is one only in `homeCountry`.
 */
export function locate(gazetteer: Gazetteer, place: PlaceName, homeCountry: string | null): Pin | null {
  const country = place.country ?? homeCountry;
  const city = place.city === country ? null : place.city;
  if (/\p{Script=Han}/u.test(city ?? '')) return locateHan(city ?? '', country);
  if (!country) return null;
  if (!city) return pinOf(cityStates.get(country));
  for (const town of readTowns(city, place.state, country)) {
    const pin = locateTown(gazetteer, town, country);
    if (pin) return pin;
  }
  return null;
}

function locateTown(gazetteer: Gazetteer, town: NamedTown, country: string): Pin | null {
  for (const code of [country, ...(territories[country] ?? [])]) {
    const principal = principalByName.get(`${code} ${placeKey(town.city, code)}`);
    const found = find(gazetteer, code, principal ? spellingsOf(principal) : [town.city]);
    const inState = withinState(gazetteer, found, town.state, code);
    const exact = principal ? nearest(inState, principal) : null;
    if (principal && (exact || found.length === 0)) return pinOf(principal, town, exact);
    const [only, ...others] = inState;
    if (only && others.every((other) => distanceKm(only, other) <= samePlaceKm)) {
      return { ...position(only), place: { ...town, country: code }, names: {} };
    }
  }
  return null;
}

function spellingsOf({ names, spellings }: PrincipalPlace): string[] {
  return [...new Set([names.en, ...(names.vi ? [names.vi] : []), ...spellings])];
}

function find(gazetteer: Gazetteer, country: string, spellings: readonly string[]): Located[] {
  return spellings.flatMap((name) => {
    const found = gazetteer.find(country, name);
    const other = found.length === 0 ? withoutUmlautE(placeKey(name, country)) : null;
    return other === null ? found : gazetteer.find(country, other);
  });
}

/** Those in the state; all of them where the carrier gave none, or one that nobody knows. */
function withinState(
  gazetteer: Gazetteer,
  found: readonly Located[],
  state: string | null,
  country: string,
): readonly Located[] {
  const code = state && divisionOf(gazetteer, state, country);
  return code ? found.filter(({ division }) => division === code) : found;
}

function divisionOf(gazetteer: Gazetteer, state: string, country: string): string | null {
  if (country === 'US') return stateCode({ state, country });
  return abbreviatedDivision(country, state) ?? gazetteer.divisionCode(country, state);
}

/** "广东省深圳市宝安区": what stands first after the country and the province. */
function locateHan(text: string, country: string | null): Pin | null {
  let rest = text.replace(/^[\s【[（(]+/, '').replace(/^中国/, '');
  const start = () => principalByHan.find(([name]) => rest.startsWith(name))?.[1];
  const province = chineseProvinces.find((name) => rest.startsWith(name));
  if (!start() && province)
    rest = rest.slice(province.length).replace(/^(省|[\p{Script=Han}]{0,4}自治区)/u, '');
  const place = start();
  const isThere =
    place && (!country || country === place.country || territories[country]?.includes(place.country));
  return isThere ? pinOf(place) : null;
}

function nearest(candidates: readonly Located[], place: PrincipalPlace): Located | null {
  const near = candidates.filter((candidate) => distanceKm(candidate, place) <= principalKm);
  return near.sort((a, b) => distanceKm(a, place) - distanceKm(b, place))[0] ?? null;
}

function pinOf(place: PrincipalPlace | undefined, town?: NamedTown, exact?: Located | null): Pin | null {
  if (!place) return null;
  const state = place.country === 'US' ? (town?.state ?? null) : null;
  return {
    ...position(exact ?? place),
    place: { city: place.names.en, state, country: place.country },
    names: place.names,
  };
}

function position({ latitude, longitude }: { latitude: number; longitude: number }) {
  return { latitude, longitude };
}
