import { describe, expect, test } from 'vitest';
import { httpError } from './http-error';
import { retryAfterSeconds } from './retry-after';

test.each([
  [200, null],
  [207, null],
  [400, null],
  [404, null],
  [302, 'bad_response'],
  [401, 'unauthorized'],
  [403, 'not_permitted'],
  [408, 'unavailable'],
  [418, 'bad_response'],
  [429, 'rate_limited'],
  [500, 'unavailable'],
  [503, 'unavailable'],
])('status %i is %s', (status, code) => {
  expect(httpError({ status, headers: new Headers(), body: null })?.code ?? null).toBe(code);
});

test("the carrier's sentence is cleaned and cut", () => {
  const response = { status: 503, headers: new Headers({ 'retry-after': '7' }), body: null };
  expect(httpError(response, `<b>Down</b>\u202e ${'x'.repeat(400)}`)).toEqual({
    code: 'unavailable',
    isRetryable: true,
    retryAfterSeconds: 7,
    carrierMessage: `Down ${'x'.repeat(295)}`,
  });
});

describe('Retry-After', () => {
  const date = 'Wed, 28 Oct 2026 12:00:00 GMT';
  test.each<[Record<string, string>, number | undefined]>([
    [{ 'retry-after': '30' }, 30],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '9999999' }, 86_400],
    [{ 'retry-after': 'Wed, 28 Oct 2026 12:01:30 GMT', date }, 90],
    [{ 'retry-after': 'Wed, 28 Oct 2026 11:00:00 GMT', date }, 0],
    [{ 'retry-after': '-5' }, undefined],
    [{ 'retry-after': '1.5' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('%j is %s', (headers, seconds) => {
    expect(retryAfterSeconds(new Headers(headers))).toBe(seconds);
  });
});
