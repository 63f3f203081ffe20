import { expect, test } from 'vitest';
import { locales } from './locales';
import { formatCountry, formatPlace } from './place';

const queens = { city: 'QUEENS', state: 'NY', country: 'US' };
const shenzhen = { city: '深圳市', state: '广东省', country: 'CN' };

test('a place in the destination country needs no country', () => {
  for (const locale of locales) expect(formatPlace(locale, queens, 'US', 'en')).toBe('Queens, NY');
});

test('abroad the country is named in the reader’s language, in the order of that language', () => {
  expect(locales.map((locale) => formatPlace(locale, queens, 'VN', 'en'))).toEqual([
    'Queens, NY, United States',
    'Queens, NY, Hoa Kỳ',
    '美国 Queens, NY',
  ]);
});

test('a Chinese place goes from large to small', () => {
  expect(formatPlace('zh', shenzhen, 'US', 'en')).toBe('中国广东省深圳市');
  expect(formatPlace('en', shenzhen, 'US', 'en')).toBe('广东省深圳市, China');
});

test('what is not known is left out, and nothing known is null', () => {
  expect(formatPlace('en', { city: 'QUEENS', state: null, country: null }, 'US', 'en')).toBe('Queens');
  expect(formatPlace('en', { city: null, state: null, country: 'US' }, 'US', 'en')).toBe('United States');
  expect(formatPlace('en', { city: '', state: null, country: null }, null, 'en')).toBeNull();
  expect(formatPlace('en', null, 'US', 'en')).toBeNull();
});

test('a country code that is none is shown as it came', () => {
  expect(formatCountry('en', 'USA')).toBe('USA');
});

test('only an English-writing carrier’s capitals are undone: elsewhere they are codes', () => {
  const hub = { city: 'TTKT1 - HNI', state: null, country: 'VN' };
  expect(formatPlace('vi', hub, 'VN', 'vi')).toBe('TTKT1 - HNI');
  expect(formatPlace('vi', { ...hub, city: 'HANOI' }, 'VN', 'en')).toBe('Hanoi');
});
