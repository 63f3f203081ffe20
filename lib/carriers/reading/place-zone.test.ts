import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetAt } from './place-zone';

const at = (country: string | null, state: string | null = null) => ({
  city: null,
  state,
  postalCode: null,
  country,
});
const winter = Date.parse('2026-01-15T12:00:00Z');
const summer = Date.parse('2026-07-15T12:00:00Z');

test.each([
  ['US', 'NY', winter, '-05:00'],
  ['US', 'ny', summer, '-04:00'],
  ['US', 'AZ', summer, '-07:00'],
  ['US', 'HI', winter, '-10:00'],
  ['CA', 'NL', winter, '-03:30'],
  ['CA', 'SK', summer, '-06:00'],
  ['AU', 'SA', winter, '+10:30'],
  ['VN', null, summer, '+07:00'],
  ['CN', 'XJ', summer, '+08:00'],
  ['IN', null, winter, '+05:30'],
  ['GB', null, winter, '+00:00'],
  ['GB', null, summer, '+01:00'],
])('%s %s at %d is %s', (country, state, instant, offset) => {
  expect(offsetAt(at(country, state), instant)).toBe(offset);
});

test.each([
  ['a place without a country', at(null, 'NY')],
  ['a state that is none', at('US', 'ZZ')],
  ['a country with several clocks', at('BR')],
  ['no place', null],
])('%s has no clock', (_name, place) => {
  expect(offsetAt(place, winter)).toBeNull();
});

test('the nights on which summer time begins and ends', () => {
  const york = (instant: string) => offsetAt(at('US', 'NY'), Date.parse(instant));
  expect(york('2026-03-08T06:59:59Z')).toBe('-05:00');
  expect(york('2026-03-08T07:00:00Z')).toBe('-04:00');
  expect(york('2026-11-01T05:59:59Z')).toBe('-04:00');
  expect(york('2026-11-01T06:00:00Z')).toBe('-05:00');
});

test('whatever a place is called, the answer is an offset or none', () => {
  const name = fc.oneof(fc.constantFrom('US', 'CA', '__proto__', 'constructor', ''), fc.string());
  fc.assert(
    fc.property(name, name, fc.oneof(fc.integer(), fc.constant(Number.NaN)), (country, state, seconds) => {
      const offset = offsetAt(at(country, state), seconds * 1000);
      expect(offset ?? '+00:00').toMatch(/^[+-]\d{2}:\d{2}$/);
    }),
  );
});
