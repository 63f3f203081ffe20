import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isFedEx12,
  isFedEx34,
  isLuhn,
  isMod7,
  isMod10,
  isMod10WithPrefix,
  isMod37,
  isS10,
  isUps1Z,
} from './checksums';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

/** The one last character that makes the body right. */
function complete(body: string, check: (number: string) => boolean, alphabet = '0123456789'): string {
  const ends = Array.from(alphabet).filter((end) => check(body + end));
  expect(ends).toHaveLength(1);
  return body + ends[0];
}

function replaceAt(text: string, index: number, character: string): string {
  return text.slice(0, index) + character + text.slice(index + 1);
}

describe('mod 10 with weights 3 and 1', () => {
  test.each([21, 25, 19, 17, 15, 14])('catches every single wrong digit behind a body of %i', (length) => {
    fc.assert(
      fc.property(digits(length), fc.nat(length), fc.integer({ min: 1, max: 9 }), (body, index, shift) => {
        const number = complete(body, isMod10);
        const wrong = replaceAt(number, index, String((Number(number[index]) + shift) % 10));
        expect(isMod10(wrong)).toBe(false);
      }),
    );
  });

  test('with the application identifier that legacy labels leave out, it still does', () => {
    fc.assert(
      fc.property(digits(19), fc.nat(19), fc.integer({ min: 1, max: 9 }), (body, index, shift) => {
        const number = complete(body, isMod10WithPrefix('91'));
        const wrong = replaceAt(number, index, String((Number(number[index]) + shift) % 10));
        expect(isMod10WithPrefix('91')(wrong)).toBe(false);
      }),
    );
  });
});

test('Luhn catches every single wrong digit', () => {
  fc.assert(
    fc.property(digits(11), fc.nat(11), fc.integer({ min: 1, max: 9 }), (body, index, shift) => {
      const number = complete(body, isLuhn);
      expect(isLuhn(replaceAt(number, index, String((Number(number[index]) + shift) % 10)))).toBe(false);
    }),
  );
});

test('mod 37,36 catches every single wrong character', () => {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  fc.assert(
    fc.property(digits(27), fc.nat(27), fc.integer({ min: 1, max: 35 }), (body, index, shift) => {
      const number = complete(body, isMod37, alphabet);
      const wrong = alphabet[(alphabet.indexOf(number[index] ?? '') + shift) % 36] ?? '';
      expect(isMod37(replaceAt(number, index, wrong))).toBe(false);
    }),
  );
});

describe('S10', () => {
  const wrongDigit = fc
    .tuple(digits(8), fc.nat(8), fc.integer({ min: 1, max: 9 }))
    .map(([serial, at, by]) => {
      const end = Array.from('0123456789').find((digit) => isS10(`RR${serial}${digit}VN`)) ?? '';
      const right = serial + end;
      return { right, wrong: replaceAt(right, at, String((Number(right[at]) + by) % 10)) };
    });

  test('every serial has exactly one right check digit', () => {
    fc.assert(
      fc.property(digits(8), (serial) => {
        complete(`RR${serial}`, (number) => isS10(`${number}VN`));
      }),
    );
  });

  test('catches every single wrong digit unless the check digit is 5, which stands for two remainders', () => {
    fc.assert(
      fc.property(
        wrongDigit.filter(({ wrong }) => !wrong.endsWith('5')),
        ({ wrong }) => {
          expect(isS10(`RR${wrong}VN`)).toBe(false);
        },
      ),
    );
  });

  test('has that gap: two serials that differ in one digit and share the check digit 5', () => {
    expect([isS10('RR000000005VN'), isS10('RR000000605VN')]).toEqual([true, false]);
    const collisions = Array.from({ length: 10 }, (_, digit) => `RR000${digit}00005VN`).filter(isS10);
    expect(collisions).toEqual(['RR000000005VN', 'RR000300005VN']);
  });
});

describe('UPS 1Z', () => {
  const value = (character: string) =>
    /\d/.test(character) ? Number(character) : (character.charCodeAt(0) - 63) % 10;
  const body = fc.stringMatching(/^1Z[0-9A-Z]{15}$/);

  test('catches a wrong character wherever its value times the weight moves the sum', () => {
    fc.assert(
      fc.property(
        body,
        fc.integer({ min: 2, max: 16 }),
        fc.stringMatching(/^[0-9A-Z]$/),
        (start, at, other) => {
          const number = complete(start, isUps1Z);
          const moved = (value(other) - value(number[at] ?? '')) * (at % 2 === 0 ? 1 : 2);
          expect(isUps1Z(replaceAt(number, at, other))).toBe(moved % 10 === 0);
        },
      ),
    );
  });

  test('has the gaps that follow: 0 for 5 at a double weight, and A for K anywhere', () => {
    expect([isUps1Z('1Z999AA10123456784'), isUps1Z('1Z949AA10123456784')]).toEqual([true, true]);
    expect([isUps1Z('1ZCIETST0111111114'), isUps1Z('1ZCSETST0111111114')]).toEqual([true, true]);
  });
});

test('FedEx 12 catches every wrong digit unless the check digit is 0, which stands for two remainders', () => {
  fc.assert(
    fc.property(digits(11), fc.nat(10), fc.integer({ min: 1, max: 9 }), (start, at, by) => {
      const number = complete(start, isFedEx12);
      fc.pre(!number.endsWith('0'));
      expect(isFedEx12(replaceAt(number, at, String((Number(number[at]) + by) % 10)))).toBe(false);
    }),
  );
});

test('DHL Express catches every wrong digit that does not move by 7', () => {
  fc.assert(
    fc.property(digits(9), fc.nat(8), fc.integer({ min: 0, max: 9 }), (start, at, digit) => {
      const number = complete(start, isMod7);
      const moved = Math.abs(digit - Number(number[at]));
      expect(isMod7(replaceAt(number, at, String(digit)))).toBe(moved === 0 || moved === 7);
    }),
  );
});

test.each([isMod10, isS10, isUps1Z, isFedEx12, isFedEx34, isMod7, isLuhn, isMod37])(
  '%o says no to text that is no number, and never throws',
  (check) => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!/^[0-9A-Z]+$/.test(text)) expect(check(text)).toBe(false);
        else check(text);
      }),
    );
    expect(check('')).toBe(false);
  },
);
