import { expect, test } from 'vitest';
import { alpha2ByAlpha3 } from './country-alpha3';
import { countryCode } from './country-code';

test.each([
  ['VN', 'VN'],
  ['VNM', 'VN'],
  ['usa', 'US'],
  ['GBR', 'GB'],
  ['XXX', null],
  ['vietnam', 'VN'],
  ['CHINA', 'CN'],
  ['JAPAN', 'JP'],
  ['UNITED KINGDOM', 'GB'],
  ['UK', 'GB'],
  ['GERMANY', 'DE'],
  ['UNITED STATES', 'US'],
  ['', null],
  ['ATLANTIS', null],
])('%j is %s', (name, code) => {
  expect(countryCode(name)).toBe(code);
});

test('the 249 countries of ISO 3166-1 have one alpha-3 code each, and names in this runtime', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  expect(alpha2ByAlpha3.size).toBe(249);
  expect(new Set(alpha2ByAlpha3.values()).size).toBe(249);
  for (const [alpha3, alpha2] of alpha2ByAlpha3) {
    expect(alpha3).toMatch(/^[A-Z]{3}$/);
    expect(names.of(alpha2)).toBeDefined();
  }
});
