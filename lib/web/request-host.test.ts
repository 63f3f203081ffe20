import { expect, test } from 'vitest';
import { requestHost } from './request-host';

test.each([
  ['orders.example.com', 'orders.example.com'],
  ['Orders.Example.COM:8443', 'orders.example.com'],
  ['localhost:3000', 'localhost'],
])('a host is known by its name alone: %s', (host, name) => {
  expect(requestHost(new Headers({ host }))).toBe(name);
});

test('a request without a host asks for none', () => {
  expect(requestHost(new Headers())).toBe('');
});
