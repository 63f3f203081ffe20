import { describe, expect, test } from 'vitest';
import { countryRegions, stateRegions } from './country-positions';
import { areDifferentCountries, leastDistanceKm, regionOf, solarOffsetMinutes, stateCode } from './geography';

const at = (country: string, state: string | null = null) => ({ country, state });

test('every country of the world and every state of the United States is in the table, with a real position', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const world = codes.filter((code) => names.of(code) && new Intl.Locale(`und-${code}`).region === code);
  // No inhabitants, or no country: groups, reserved codes, Antarctica and its like.
  const nobody = new Set('AC AQ BV CP CQ DG EA EU EZ GS HM IC QO TA TF UM UN XA XB ZZ'.split(' '));
  expect(world.filter((code) => !countryRegions.has(code) && !nobody.has(code))).toEqual([]);
  expect([...countryRegions.keys()].filter((code) => !names.of(code))).toEqual([]);
  expect(stateRegions.get('US')?.size).toBe(56);
  expect(stateRegions.get('CA')?.size).toBe(13);
  for (const region of [
    ...countryRegions.values(),
    ...[...stateRegions.values()].flatMap((table) => [...table.values()]),
  ]) {
    expect(Math.abs(region.latitude)).toBeLessThan(80);
    expect(Math.abs(region.longitude)).toBeLessThanOrEqual(180);
    expect(region.radiusKm).toBeGreaterThan(5);
  }
});

describe('least distance', () => {
  test.each([
    ['New York and California', at('US', 'NY'), at('US', 'CA'), 2_500, 3_500],
    ['Vietnam and Texas', at('VN'), at('US', 'TX'), 11_000, 13_500],
    ['Germany and Japan', at('DE'), at('JP'), 5_500, 8_500],
    ['across the date line', at('FJ'), at('WS'), 100, 1_100],
    ['neighbours', at('US', 'NJ'), at('US', 'PA'), 0, 0],
    ['Germany and France', at('DE'), at('FR'), 0, 0],
  ])('%s', (_, one, other, least, most) => {
    expect(leastDistanceKm(one, other)).toBeGreaterThanOrEqual(least);
    expect(leastDistanceKm(one, other)).toBeLessThanOrEqual(most);
    expect(leastDistanceKm(other, one)).toBe(leastDistanceKm(one, other));
  });

  /** Cities at the edges of their regions: latitude and longitude as any atlas has them. */
  test.each([
    ['Honolulu', at('US', 'HI'), 21.3, -157.9],
    ['El Paso', at('US', 'TX'), 31.8, -106.5],
    ['Brownsville', at('US', 'TX'), 25.9, -97.5],
    ['Key West', at('US', 'FL'), 24.6, -81.8],
    ['Anchorage, the Aleutians', at('US', 'AK'), 53.9, -166.5],
    ['San Diego', at('US', 'CA'), 32.7, -117.2],
    ['Seattle', at('US'), 47.6, -122.3],
    ['Vancouver', at('CA'), 49.3, -123.1],
    ["St John's", at('CA'), 47.6, -52.7],
    ['Windsor', at('CA', 'ON'), 42.3, -83],
    ['Ürümqi', at('CN'), 43.8, 87.6],
    ['Harbin', at('CN'), 45.8, 126.6],
    ['Vladivostok', at('RU'), 43.1, 131.9],
    ['Perth', at('AU'), -31.9, 115.9],
    ['Las Palmas', at('ES'), 28.1, -15.4],
    ['Ponta Delgada', at('PT'), 37.7, -25.7],
    ['Cà Mau', at('VN'), 9.2, 105.2],
    ['Hà Giang', at('VN'), 22.8, 105],
    ['Naha', at('JP'), 26.2, 127.7],
    ['Jayapura', at('ID'), -2.5, 140.7],
    ['Banda Aceh', at('ID'), 5.5, 95.3],
    ['Punta Arenas', at('CL'), -53.2, -70.9],
  ])('%s lies within its region', (_, place, latitude, longitude) => {
    const region = regionOf(place);
    const radians = Math.PI / 180;
    const cosine =
      Math.sin(latitude * radians) * Math.sin((region?.latitude ?? 0) * radians) +
      Math.cos(latitude * radians) *
        Math.cos((region?.latitude ?? 0) * radians) *
        Math.cos((longitude - (region?.longitude ?? 0)) * radians);
    expect(6371 * Math.acos(cosine)).toBeLessThan(region?.radiusKm ?? 0);
  });

  test('is not known for a place that is not', () => {
    expect(leastDistanceKm(null, at('US', 'NY'))).toBeNull();
    expect(leastDistanceKm({ country: null, state: 'NY' }, at('US', 'NY'))).toBeNull();
  });
});

test('a state is read by its letters or its name, and only in its own country', () => {
  expect(stateCode(at('US', 'new york'))).toBe('NY');
  expect(stateCode(at('US', 'ny'))).toBe('NY');
  expect(stateCode(at('CA', 'ON'))).toBe('ON');
  expect(stateCode(at('US', 'ON'))).toBeNull();
  expect(stateCode(at('VN', 'NY'))).toBeNull();
});

test.each([
  ['US', 'CA', true],
  ['US', 'PR', false],
  ['CN', 'HK', false],
  ['US', 'ZZ', false],
  ['US', null, false],
  ['VN', 'VN', false],
])('%s and %s are different countries: %s', (one, other, expected) => {
  expect(areDifferentCountries(one, other)).toBe(expected);
});

test('the sun tells the zone of a place within some hours', () => {
  expect(solarOffsetMinutes(at('VN'))).toBeCloseTo(7 * 60, -2);
  expect(solarOffsetMinutes(at('US', 'CA'))).toBeCloseTo(-8 * 60, -2);
  expect(solarOffsetMinutes(at('US'))).toBeNull();
});
