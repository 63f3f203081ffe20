import { expect, test } from 'vitest';
import { clientAddress } from './client-address';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['10.0.0.1, 203.0.113.7', '203.0.113.7'],
  ['spoofed, 203.0.113.7 ', '203.0.113.7'],
  ['203.0.113.7:40123', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
])('a client cannot choose the address it is counted by: %s', (header, address) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': header }))).toBe(address);
});

test.each([
  '2001:db8:0:12::1',
  '2001:DB8:0:12:ffff::2',
  '2001:0db8:0000:0012:1:2:3:4',
  '[2001:db8:0:12::9]:443',
  '2001:db8:0:12::1%eth0',
])('all addresses of one IPv6 network count as one: %s', (header) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': header }))).toBe('2001:db8:0:12::/64');
});

test.each([
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8:0:13::1', '2001:db8:0:13::/64'],
])('other networks count apart: %s', (header, network) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': header }))).toBe(network);
});

test('without a proxy everybody is counted together instead of not at all', () => {
  expect(clientAddress(new Headers())).toBe('unknown');
});
