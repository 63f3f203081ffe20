import { expect, test } from 'vitest';
import { clientAddress } from './client-address';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['10.0.0.1, 203.0.113.7', '203.0.113.7'],
  ['spoofed, 203.0.113.7 ', '203.0.113.7'],
  ['2001:db8::1', '2001:db8::1'],
])('a client cannot choose the address it is counted by: %s', (header, address) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': header }))).toBe(address);
});

test('without a proxy everybody is counted together instead of not at all', () => {
  expect(clientAddress(new Headers())).toBe('unknown');
});
