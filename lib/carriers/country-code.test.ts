import { expect, test } from 'vitest';
import { countryCode } from './country-code';

test.each([
  ['VN', 'VN'],
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
