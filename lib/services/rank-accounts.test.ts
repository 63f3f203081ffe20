import { describe, expect, test } from 'vitest';
import type { Carrier } from '@/lib/carriers/carrier';
import { acme } from '@/lib/carriers/engine/test-acme';
import { chooseAccount, isSupported, rankAccounts } from './rank-accounts';

const own = (code: string): Carrier => ({
  ...acme,
  code,
  coverage: { keys: { [code]: code }, takesOthers: false },
});
const express: Carrier = {
  ...own('mydhl'),
  coverage: { keys: { dhl: 'dhl' }, takesOthers: false, accepts: (number) => number.length === 10 },
};
const named: Carrier = {
  ...own('named'),
  kind: 'aggregator',
  coverage: { keys: { dhl: 'DHL', usps: 'US' }, takesOthers: false },
};
const any: Carrier = {
  ...own('any'),
  kind: 'aggregator',
  coverage: { keys: { fedex: 'FX' }, takesOthers: true },
};
const carriers = [own('dhl'), own('usps'), express, named, any];

const accounts = ['any', 'named', 'mydhl', 'dhl'].map((carrier) => ({
  id: `${carrier}-1`,
  carrier,
  isUsable: true,
}));
const without = (...codes: string[]) => accounts.filter(({ carrier }) => !codes.includes(carrier));
const expressNumber = '1234567890';

function choose(
  list: typeof accounts,
  carrier = 'dhl',
  trackingNumber = expressNumber,
  chosen: string | null = null,
) {
  return chooseAccount(rankAccounts(carriers, list, carrier, chosen), { trackingNumber, accountId: null });
}

describe('whom to ask about a parcel', () => {
  test('its own carrier first, then another API of the carrier, an aggregator that names it, one that takes any', () => {
    expect(choose(accounts)).toBe('dhl-1');
    expect(choose(without('dhl'))).toBe('mydhl-1');
    expect(choose(without('dhl', 'mydhl'))).toBe('named-1');
    expect(choose(without('dhl', 'mydhl', 'named'))).toBe('any-1');
    expect(choose([])).toBeNull();
  });

  test('the account that the merchant chose comes before all, if it is usable and answers for that carrier', () => {
    expect(choose(accounts, 'dhl', expressNumber, 'any-1')).toBe('any-1');
    const off = accounts.map((one) => ({ ...one, isUsable: one.id !== 'any-1' }));
    expect(choose(off, 'dhl', expressNumber, 'any-1')).toBe('dhl-1');
    expect(choose(accounts, 'gso', expressNumber, 'named-1')).toBe('any-1');
  });

  test('nobody is asked about a number that they do not know', () => {
    expect(choose(without('dhl'), 'dhl', 'JJD0099999999')).toBe('named-1');
    expect(choose(accounts, 'dhl', 'JJD0099999999', 'mydhl-1')).toBe('dhl-1');
    expect(choose(without('dhl', 'named', 'any'), 'dhl', 'JJD0099999999')).toBeNull();
  });

  test('between equals the oldest; a parcel stays with its account while none is better', () => {
    const twice = [...accounts, { id: 'dhl-2', carrier: 'dhl', isUsable: true }];
    expect(choose(twice)).toBe('dhl-1');
    const ranked = rankAccounts(carriers, twice, 'dhl', null);
    expect(chooseAccount(ranked, { trackingNumber: expressNumber, accountId: 'dhl-2' })).toBe('dhl-2');
    expect(chooseAccount(ranked, { trackingNumber: expressNumber, accountId: 'any-1' })).toBe('dhl-1');
  });

  test('a carrier named like a part of every object has no account', () => {
    expect(rankAccounts([named], accounts, 'constructor', null)).toEqual([]);
  });
});

test('a carrier is supported when somebody can be asked about it by name', () => {
  expect(
    ['dhl', 'usps', 'fedex', 'amazon', 'toString'].filter((code) => isSupported(carriers, code)),
  ).toEqual([...['dhl', 'usps', 'fedex']]);
});
