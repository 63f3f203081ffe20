import { expect, test } from 'vitest';
import { pushOriginOf } from './push-context';

const sandbox = 'http://127.0.0.1:4010';

test.each([
  ['https://orders.example.com', null, 'https://orders.example.com'],
  ['https://orders.example.com', sandbox, 'https://orders.example.com'],
  ['https://orders.example.com:8443', null, 'https://orders.example.com:8443'],
  ['http://orders.example.com', null, null],
  ['http://orders.example.com', sandbox, null],
  ['http://localhost:3000', null, null],
  ['http://localhost:3000', sandbox, 'http://localhost:3000'],
  ['http://127.0.0.1:3000', sandbox, 'http://127.0.0.1:3000'],
  ['https://127.0.0.1', null, null],
  ['https://192.168.1.4', null, null],
  ['https://192.168.1.4', sandbox, null],
  ['https://[2001:db8::1]', null, null],
  ['https://shop', null, null],
  ['https://shop.local', null, null],
])('carriers reach %s (sandbox: %s) at %s', (appUrl, carrierSandboxUrl, expected) => {
  expect(pushOriginOf({ appUrl, carrierSandboxUrl })).toBe(expected);
});
