import { expect, test } from 'vitest';
import { rateLimitWait, retryAfterSeconds } from './retry-after';

const date = 'Fri, 23 Oct 2026 12:00:00 GMT';
const at = Date.parse(date) / 1000;

test.each([
  ['in 42 seconds', String(at + 42), 42],
  ['in the past: the next second', String(at - 42), 1],
  ['in a day: no more than an hour of it is believed', String(at + 86_400), 3_600],
  ['seconds instead of an instant: not understood', '42', undefined],
  ['milliseconds: not understood', String(at * 1000), undefined],
])('a window that ends %s', (_name, reset, seconds) => {
  expect(rateLimitWait(new Headers({ date, 'x-ratelimit-reset': reset }))).toBe(seconds);
});

test('Retry-After is believed before the end of a window, and is all that other errors go by', () => {
  const headers = new Headers({ date, 'retry-after': '7', 'x-ratelimit-reset': String(at + 42) });
  expect([rateLimitWait(headers), retryAfterSeconds(headers)]).toEqual([7, 7]);
  expect(retryAfterSeconds(new Headers({ date, 'x-ratelimit-reset': String(at + 42) }))).toBeUndefined();
});

test('without a clock of the carrier’s our own is read', () => {
  const reset = String(Math.floor(Date.now() / 1000) + 100);
  const seconds = rateLimitWait(new Headers({ date: 'soon', 'x-ratelimit-reset': reset }));
  expect(Math.abs((seconds ?? 0) - 100)).toBeLessThan(5);
});
