import { expect, test } from 'vitest';
import { locales } from '@/lib/i18n/locales';
import { locallyNamedCarriers } from './carrier-names';
import { carrierView } from './carrier-view';
import { knownCarriers } from './known-carriers';

test.each([
  ['sf-express', ['SF Express', 'SF Express', '顺丰速运']],
  ['china-post', ['China Post', 'China Post', '中国邮政']],
  ['vnpost', ['Vietnam Post', 'Bưu điện Việt Nam', '越南邮政']],
  ['usps', ['USPS', 'USPS', 'USPS']],
  ['viettelpost', ['Viettel Post', 'Viettel Post', 'Viettel Post']],
  ['constructor', ['CONSTRUCTOR', 'CONSTRUCTOR', 'CONSTRUCTOR']],
  ['no-such-carrier', ['NO-SUCH-CARRIER', 'NO-SUCH-CARRIER', 'NO-SUCH-CARRIER']],
])('%s is called by the name that readers of each language know', (code, names) => {
  expect(locales.map((locale) => carrierView(code, '1', locale).name)).toEqual(names);
});

test('local names are of carriers that exist', () => {
  expect([...locallyNamedCarriers].filter((code) => !knownCarriers.has(code))).toEqual([]);
});
