import { expect, test } from 'vitest';
import { carrierView } from '@/lib/numbers/carrier-view';
import { emptySnapshot } from '../snapshot';
import type { RouteStop } from './stop';
import { stopName, townName } from './stop-name';

function stop(
  city: string,
  state: string | null,
  country: string,
  names: RouteStop['names'] = {},
): RouteStop {
  const place = { city, state, country };
  return { latitude: 0, longitude: 0, place, names, role: 'scan', isReached: true, isOnLine: true };
}

const denver = stop('DENVER', 'CO', 'US');
const shenzhen = stop('Shenzhen', null, 'CN', { en: 'Shenzhen', zh: '深圳' });
const singapore = stop('Singapore', null, 'SG', { en: 'Singapore', zh: '新加坡', vi: 'Singapore' });

function toldIn(country: string | null, stops: readonly RouteStop[]) {
  const destination = country === null ? null : { city: null, state: null, country };
  return { carrier: carrierView('usps', '', 'en'), snapshot: { ...emptySnapshot(), destination }, stops };
}

test('a stop is named in the reader’s language, with its country where that is not the destination’s', () => {
  const parcel = toldIn('US', [shenzhen, denver]);
  expect([shenzhen, denver].map((one) => stopName('en', one, parcel))).toEqual([
    'Shenzhen, China',
    'Denver, CO',
  ]);
  expect([shenzhen, denver].map((one) => stopName('zh', one, parcel))).toEqual(['中国深圳', 'Denver, CO']);
});

test('a country is not said where all stops are in it, nor twice where it is a town', () => {
  expect(stopName('en', denver, toldIn(null, [denver]))).toBe('Denver, CO');
  expect(stopName('en', singapore, toldIn('US', [singapore, denver]))).toBe('Singapore');
});

test('in the picture a stop is its town alone', () => {
  expect(townName('en', denver, toldIn('US', []))).toBe('Denver');
  expect(townName('zh', shenzhen, toldIn('US', []))).toBe('深圳');
});
