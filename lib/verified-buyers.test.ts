import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveKey } from './crypto';
import { isBuyerOf, readBuyers, signBuyers, verifiedSeconds, withBuyer } from './verified-buyers';

const [first, second] = [randomBytes(32), randomBytes(32)];
const keyring = new Map([['k1', first]]);
const now = new Date('2026-11-20T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const order = { merchantId: 'mer_1', orderId: 'ord_1' };
const value = signBuyers(keyring, withBuyer([], order, now));

describe('the cookie of a verified buyer', () => {
  test('stands for its order of its shop, and for no other', () => {
    const buyers = readBuyers(keyring, value, later(60));
    expect(isBuyerOf(buyers, order)).toBe(true);
    expect(isBuyerOf(buyers, { ...order, orderId: 'ord_2' })).toBe(false);
    expect(isBuyerOf(buyers, { ...order, merchantId: 'mer_2' })).toBe(false);
  });

  test('ends after half an hour', () => {
    expect(readBuyers(keyring, value, later(verifiedSeconds - 1))).toHaveLength(1);
    expect(readBuyers(keyring, value, later(verifiedSeconds))).toEqual([]);
  });

  test('changed in any place, it stands for nobody', () => {
    fc.assert(
      fc.property(fc.nat(value.length - 1), fc.constantFrom(...'ABCxyz019-_.'), (at, other) => {
        const changed = `${value.slice(0, at)}${other}${value.slice(at + 1)}`;
        // The last character of base64url carries bits that no byte has.
        if (changed === value || at === value.length - 1) return;
        expect(readBuyers(keyring, changed, now)).toEqual([]);
      }),
    );
  });

  test('nothing that somebody else writes is believed, or throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readBuyers(keyring, text, now)).toEqual([]);
      }),
    );
    for (const text of [undefined, '', 'k1..', 'k1.W10.', `${value}.x`, 'x'.repeat(10_000)])
      expect(readBuyers(keyring, text, now)).toEqual([]);
  });

  test('a longer time than we give is not believed, even under our key', () => {
    const content = Buffer.from(JSON.stringify([['mer_1', 'ord_1', 4_000_000_000]])).toString('base64url');
    const mac = createHmac('sha256', deriveKey(first, 'verified-buyers')).update(content).digest('base64url');
    expect(readBuyers(keyring, `k1.${content}.${mac}`, now)).toEqual([]);
  });

  test('of another release, under our key, it stands for nobody', () => {
    for (const text of ['{"orders":[]}', '[["mer_1","ord_1"]]', 'null']) {
      const content = Buffer.from(text).toString('base64url');
      const mac = createHmac('sha256', deriveKey(first, 'verified-buyers'))
        .update(content)
        .digest('base64url');
      expect(readBuyers(keyring, `k1.${content}.${mac}`, now)).toEqual([]);
    }
  });

  test('lives through a rotation of keys, and ends with its key', () => {
    const rotated = new Map([
      ['k2', second],
      ['k1', first],
    ]);
    expect(readBuyers(rotated, value, now)).toHaveLength(1);
    expect(signBuyers(rotated, []).startsWith('k2.')).toBe(true);
    expect(readBuyers(new Map([['k2', second]]), value, now)).toEqual([]);
    expect(readBuyers(new Map([['k1', second]]), value, now)).toEqual([]);
  });

  test('holds several orders at once, the newest five, each once', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ merchantId: 'mer_1', orderId: `ord_${index}` }));
    const buyers = [...many, { merchantId: 'mer_1', orderId: 'ord_7' }].reduce<ReturnType<typeof readBuyers>>(
      (known, one) => withBuyer(known, one, now),
      [],
    );
    const read = readBuyers(keyring, signBuyers(keyring, buyers), now);
    expect(read.map(({ orderId }) => orderId)).toEqual(['ord_7', 'ord_8', 'ord_6', 'ord_5', 'ord_4']);
  });
});
