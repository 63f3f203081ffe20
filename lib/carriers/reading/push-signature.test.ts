import { expect, test } from 'vitest';
import { hmacSha256, isSameSecret, isSignature } from './push-signature';

// RFC 4231, test case 2.
const mac = hmacSha256('Jefe', 'what do ya want for nothing?');
const hex = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

test('signs as RFC 4231 says, text and bytes alike', () => {
  expect(mac.toString('hex')).toBe(hex);
  expect(hmacSha256('Jefe', Buffer.from('what do ya want for nothing?'))).toEqual(mac);
});

test('takes a signature in the encodings allowed, and hex in either case', () => {
  expect(isSignature(hex, mac, ['hex'])).toBe(true);
  expect(isSignature(hex.toUpperCase(), mac, ['base64', 'hex'])).toBe(true);
  expect(isSignature(mac.toString('base64'), mac, ['base64'])).toBe(true);
  expect(isSignature(mac.toString('base64'), mac, ['hex'])).toBe(false);
});

test.each([null, '', ' ', hex.slice(1), `${hex}00`, hex.replace('5', '6'), 'é'.repeat(64)])(
  'refuses %j',
  (given) => expect(isSignature(given, mac, ['hex', 'base64'])).toBe(false),
);

test('secrets of any lengths can be compared', () => {
  expect(isSameSecret('a', 'a')).toBe(true);
  expect(isSameSecret('a', 'aa')).toBe(false);
  expect(isSameSecret('', 'a')).toBe(false);
});
