import { expect, test } from 'vitest';
import { type CarrierContact, contactHref, contactListFor } from './carrier-contact';

const base = { href: '', hours: [], sourceHost: null, checkedOn: '2026-11-01' } as const;
const general = phone('1-800-742-5877', 'general', 'America/New_York');
const tracking = phone('1-800-222-1811', 'tracking', 'America/New_York');
const china = phone('400-820-8555', 'china', 'Asia/Shanghai');
const germany = phone('+49 228 4333112', 'germany', 'Europe/Berlin');

function phone(
  value: string,
  purpose: CarrierContact['purpose'],
  timeZone: CarrierContact['timeZone'],
): CarrierContact {
  return { ...base, kind: 'phone', value, purpose, timeZone };
}

test.each([
  [
    'an American number gets its country code',
    'phone',
    '1-800-222-1811',
    'America/New_York',
    'tel:+18002221811',
  ],
  ['an international one keeps its own', 'phone', '+49 228 4333112', 'Europe/Berlin', 'tel:+492284333112'],
  ['a Chinese hotline is dialled as it is', 'phone', '400-820-8555', 'Asia/Shanghai', 'tel:4008208555'],
  ['so is a short number', 'phone', '95338', 'Asia/Shanghai', 'tel:95338'],
  ['and a Vietnamese hotline', 'phone', '1900 636677', 'Asia/Ho_Chi_Minh', 'tel:1900636677'],
  ['a short code takes a text message', 'text', '28777', 'America/New_York', 'sms:28777'],
  [
    'a page is its address',
    'form',
    'https://emailus.usps.com/s/',
    'America/New_York',
    'https://emailus.usps.com/s/',
  ],
] as const)('%s', (_name, kind, value, zone, expected) => {
  expect(contactHref(kind, value, zone)).toBe(expected);
});

const first = (locale: 'en' | 'vi' | 'zh', country: string | null) =>
  contactListFor([general, tracking, china, germany], { locale, country }).phones.map(({ value }) => value);

test('who waits for a parcel in China, or reads Chinese and nobody knows where, sees the number there first', () => {
  expect(first('en', 'CN')[0]).toBe(china.value);
  expect(first('zh', null)[0]).toBe(china.value);
});

test('everybody else sees the number of the parcel’s country first, and the order given within it', () => {
  expect(first('zh', 'US').slice(0, 3)).toEqual([general.value, tracking.value, china.value]);
  expect(first('vi', 'US').slice(0, 2)).toEqual([general.value, tracking.value]);
  expect(first('en', 'DE')[0]).toBe(germany.value);
  expect(first('zh', 'DE').slice(0, 2)).toEqual([germany.value, china.value]);
  expect(first('en', null)).toEqual([general.value, tracking.value, china.value, germany.value]);
});
