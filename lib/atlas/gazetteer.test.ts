import { beforeAll, describe, expect, test } from 'vitest';
import { distanceKm } from '@/lib/tracking/map/distance';
import { type Gazetteer, getGazetteer } from './gazetteer';
import { locate } from './locate';
import { principalPlaces } from './principal-places';

let gazetteer: Gazetteer;

beforeAll(async () => {
  gazetteer = await getGazetteer();
}, 60_000);

function at(city: string | null, state: string | null, country: string | null, home: string | null = null) {
  const pin = locate(gazetteer, { city, state, country }, home);
  return pin && [Math.round(pin.latitude), Math.round(pin.longitude)];
}

test('every place of the list is read', () => {
  expect(gazetteer.size).toBeGreaterThan(150_000);
});

describe('a place is found however carriers spell it', () => {
  test.each([
    ['QUEENS NY DISTRIBUTION CENTER', null, 'US', [41, -74]],
    ['QUEENS NY DISTRIBUTION CENTER', 'NY', 'US', [41, -74]],
    ['JERSEY CITY NJ NETWORK DISTRIBUTION CENTER', null, 'US', [41, -74]],
    ['LOS ANGELES GATEWAY CA', null, 'US', [34, -118]],
    ['ISC NEW YORK NY(USPS)', null, 'US', [41, -74]],
    ['CINCINNATI HUB - USA', null, 'US', [39, -85]],
    ['ST LOUIS', 'MO', 'US', [39, -90]],
    ['Saint Paul', 'Minnesota', 'US', [45, -93]],
    ['San Juan', null, 'PR', [18, -66]],
    ['Hồ Chí Minh', null, 'VN', [11, 107]],
    ['TP HCM', null, 'VN', [11, 107]],
    ['TP. Hồ Chí Minh', null, 'VN', [11, 107]],
    ['HO CHI MINH CITY', null, 'VN', [11, 107]],
    ['Bưu Cục Mẫu-Q.1-HCM', null, 'VN', [11, 107]],
    ['TTKT1 - HNI', null, 'VN', [21, 106]],
    ['HA NOI', null, 'VN', [21, 106]],
    ['Thành phố Đà Nẵng', null, 'VN', [16, 108]],
    ['深圳市', null, 'CN', [23, 114]],
    ['广东省深圳市宝安区', null, 'CN', [23, 114]],
    ['Shenzhen', null, 'CN', [23, 114]],
    ['SHENZHEN', 'GD', 'CN', [23, 114]],
    ['香港', null, 'CN', [22, 114]],
    ['HONG KONG', null, 'CN', [22, 114]],
    ['Koeln', null, 'DE', [51, 7]],
    ['ROISSY CHARLES DE GAULLE CEDEX', null, 'FR', [49, 3]],
    ['TORONTO', 'ON', 'CA', [44, -79]],
    ['SG', null, 'SG', [1, 104]],
    [null, null, 'SG', [1, 104]],
  ] as const)('%s, %s, %s', (city, state, country, expected) => {
    expect(at(city, state, country)).toEqual(expected);
  });
});

describe('what is not certain is not found', () => {
  test.each([
    ['of a name that many towns have', 'SPRINGFIELD', null, 'US'],
    ['in a state that has none of that name', 'SEATTLE', 'FL', 'US'],
    ['a well-known name in another state', 'NEW YORK', 'TX', 'US'],
    ['without a country', 'PORTLAND', 'OR', null],
    ['that is only a country', null, null, 'US'],
    ['that is a building alone', 'DISTRIBUTION CENTER', null, 'US'],
    ['a street named after another town', '上海南京东路营业部', null, 'US'],
    ['nobody has heard of', 'K&ouml;ln & Umgebung', 'NW', 'DE'],
    ['of a hostile name', '<script>alert(1)</script>', null, 'US'],
    ['named like what every object has', '__proto__', null, 'US'],
    ['in a country named like it', 'constructor', null, 'constructor'],
  ] as const)('a place %s', (_, city, state, country) => {
    expect(at(city, state, country)).toBeNull();
  });
});

test('a state tells towns of one name apart', () => {
  expect(at('PORTLAND', 'OR', 'US')).toEqual([46, -123]);
  expect(at('PORTLAND', 'ME', 'US')).toEqual([44, -70]);
});

test('a place without a country is one in the country that is known for the parcel', () => {
  expect(at('BC Mẫu - HCM', null, null, 'VN')).toEqual([11, 107]);
});

test('a town comes with the names that readers know it by', () => {
  const pin = locate(gazetteer, { city: 'HO CHI MINH', state: null, country: 'VN' }, null);
  expect(pin?.names).toEqual({ en: 'Ho Chi Minh City', vi: 'TP. Hồ Chí Minh', zh: '胡志明市' });
});

test('each principal place lies where the list has a town of its name', () => {
  const unknown = principalPlaces.filter((place) => {
    const spellings = [place.names.en, ...place.spellings];
    const found = spellings.flatMap((name) => gazetteer.find(place.country, name));
    return !found.some((town) => distanceKm(town, place) < 60);
  });
  // An airport between towns.
  expect(unknown.map(({ names }) => names.en)).toEqual(['East Midlands']);
});
