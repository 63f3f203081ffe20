import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeCase } from './place-case';

test.each([
  ['JERSEY CITY NJ NETWORK DISTRIBUTION CENTER', 'Jersey City NJ Network Distribution Center'],
  ['AUSTIN TX DISTRIBUTION CENTER', 'Austin TX Distribution Center'],
  ['ISC LOS ANGELES CA(USPS)', 'ISC Los Angeles CA (USPS)'],
  ['ISC NEW YORK NY (USPS)', 'ISC New York NY (USPS)'],
  ['HO CHI MINH', 'Ho Chi Minh'],
  ['TP HCM', 'TP HCM'],
  ['SEATTLE', 'Seattle'],
  ['PORTLAND OR', 'Portland OR'],
  ['LA MESA CA', 'La Mesa CA'],
  ['DE SOTO', 'De Soto'],
  ['RIO DE JANEIRO', 'Rio de Janeiro'],
  ['FORT DE FRANCE', 'Fort de France'],
  ['ISLE OF PALMS', 'Isle of Palms'],
  ['WINSTON-SALEM', 'Winston-Salem'],
  ["O'FALLON", "O'Fallon"],
  ['ST. LOUIS MO', 'St. Louis MO'],
  ['ĐÀ NẴNG', 'Đà Nẵng'],
  ['QUẬN 1', 'Quận 1'],
  ['TTKT1 - HANOI', 'TTKT1 - Hanoi'],
  ['EMSHN1 HANOI', 'EMSHN1 Hanoi'],
  ['SPZ DUBLIN', 'SPZ Dublin'],
])('%s is shown as %s', (sent, shown) => {
  expect(placeCase(sent)).toBe(shown);
});

test.each(['Ho Chi Minh City', 'McAllen', 'DFW Airport', '深圳市', ''])('%s is left alone', (sent) => {
  expect(placeCase(sent)).toBe(sent);
});

test('nothing but case and spacing ever changes, and doing it twice changes nothing', () => {
  const plain = (text: string) => text.replace(/\s/g, '').toUpperCase();
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z (),.'-]{0,40}$/), (sent) => {
      expect(plain(placeCase(sent))).toBe(plain(sent));
      expect(placeCase(placeCase(sent))).toBe(placeCase(sent));
    }),
  );
});
