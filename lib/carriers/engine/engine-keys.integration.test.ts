import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { numbersOf } from '../asked-parcel';
import type { Carrier, CarrierApi, CarrierError } from '../carrier';
import {
  account,
  acme,
  asked,
  calls,
  engine,
  handlers,
  json,
  observations,
  startAcme,
  stopAcme,
  tokenCalls,
} from './test-acme';

/** Carriers with a key instead of tokens, parcels that must be announced, and calls besides tracking. */

beforeEach(startAcme);
afterEach(stopAcme);

const refused: CarrierError = { code: 'unauthorized', isRetryable: false };

function keyed(api: Partial<CarrierApi> = {}): Carrier {
  const auth: CarrierApi['auth'] = {
    kind: 'headers',
    headers: ({ clientSecret = '' }) => ({ authorization: `Key ${clientSecret}` }),
    check: {
      request: () => ({ method: 'GET', path: '/single/quota' }),
      parse: ({ status }) => (status === 200 ? null : refused),
    },
  };
  return { ...acme, api: { ...acme.api, auth, ...api } };
}

describe('a key', () => {
  test('goes with every request, and no token is asked for', async () => {
    await engine().track(keyed(), account, asked(['A', 'B', 'C', 'D']));
    expect(calls.map(({ authorization }) => authorization)).toEqual(['Key the-secret', 'Key the-secret']);
    expect(tokenCalls()).toEqual([]);
  });

  test('is checked with the call that the carrier has for it', async () => {
    expect(await engine().authenticate(keyed(), account)).toEqual({ ok: true, isTried: true });
    expect(calls.map(({ path }) => path)).toEqual(['/single/quota']);
    handlers['/single'] = (_, response) => json(response, 401, {});
    expect(await engine().authenticate(keyed(), account)).toEqual({ ok: false, error: refused });
    expect(observations.map(({ kind }) => kind)).toEqual(['check', 'check']);
  });

  test('that only a parcel could check is not called tried', async () => {
    const auth: CarrierApi['auth'] = { kind: 'headers', headers: () => ({}), check: null };
    expect(await engine().authenticate(keyed({ auth }), account)).toEqual({ ok: true, isTried: false });
    expect(calls).toEqual([]);
  });
});

describe('parcels that must be announced', () => {
  const known = new Set<string>();
  const unregistered: CarrierError = { code: 'not_found', isRetryable: true, reason: 'not_registered' };
  const announcing = keyed({
    operations: acme.api.operations.map((operation) => ({
      ...operation,
      parse: (response, parcels) =>
        new Map(
          [...operation.parse(response, parcels)].map(([number, outcome]) => [
            number,
            known.has(number) ? outcome : { ok: false, error: unregistered },
          ]),
        ),
    })),
    register: {
      batchSize: 2,
      request: (parcels) => ({
        method: 'POST',
        path: '/announce',
        form: { numbers: numbersOf(parcels).join() },
      }),
      parse: ({ status }, parcels) =>
        new Map<string, CarrierError | null>(
          numbersOf(parcels).map((number): [string, CarrierError | null] => {
            if (status !== 200) return [number, { code: 'rate_limited', isRetryable: true }];
            if (number === 'BAD') return [number, { code: 'invalid_number', isRetryable: false }];
            known.add(number);
            return [number, null];
          }),
        ),
    },
  });

  beforeEach(() => {
    known.clear();
    handlers['/batch'] = ({ url, text }, response) =>
      json(response, 200, url === '/announce' ? {} : JSON.parse(text));
  });

  test('are asked about first, announced if unknown, and have news the next time', async () => {
    known.add('A');
    const first = await engine().track(announcing, account, asked(['A', 'B', 'BAD', 'C']));
    expect(
      [...first].map(([number, outcome]) => [
        number,
        outcome.ok || outcome.error.reason || outcome.error.code,
      ]),
    ).toEqual([
      ['A', true],
      ['B', 'registered'],
      ['BAD', 'invalid_number'],
      ['C', 'registered'],
    ]);
    const announcements = calls.filter(({ path }) => path === '/announce');
    expect(announcements.map(({ text }) => text).sort()).toEqual(['numbers=B%2CBAD', 'numbers=C']);
    calls.length = 0;
    const second = await engine().track(announcing, account, asked(['A', 'B', 'C']));
    expect([...second.values()].every(({ ok }) => ok)).toBe(true);
    expect(calls.filter(({ path }) => path === '/announce')).toEqual([]);
  });

  test('stay unannounced when the carrier is asked too much, and say so', async () => {
    handlers['/batch'] = ({ url, text }, response) =>
      url === '/announce' ? json(response, 429, {}) : json(response, 200, JSON.parse(text));
    const outcomes = await engine().track(announcing, account, asked(['A', 'B', 'C']));
    for (const outcome of outcomes.values()) {
      expect(outcome).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    }
    expect(known.size).toBe(0);
  });
});

describe('another call', () => {
  const call = (scope?: string) => ({
    name: 'subscribe',
    request: { method: 'POST' as const, path: '/batch', body: ['listener'] },
    ...(scope ? { scope } : {}),
    parse: ({ status, body }: { status: number; body: unknown }) => ({ ok: true as const, status, body }),
  });

  test('is sent with the account’s token and read by its caller', async () => {
    expect(await engine().call(acme, account, call())).toEqual({ ok: true, status: 200, body: ['listener'] });
    expect(observations.map(({ kind, operation }) => [kind, operation])).toEqual([
      ['token', null],
      ['subscription', 'subscribe'],
    ]);
  });

  test('with a scope of its own has a token of its own', async () => {
    handlers['/token'] = ({ text }, response) => {
      const scope = new URLSearchParams(text).get('scope');
      json(response, 200, { access_token: `for-${scope}`, expires_in: 3600, scope });
    };
    const steady = engine();
    await steady.track(acme, account, asked(['A']));
    await steady.call(acme, account, call('subscriptions'));
    await steady.call(acme, account, call('subscriptions'));
    expect(calls.map(({ path, authorization }) => [path, authorization])).toEqual([
      ['/token', ''],
      ['/batch', 'Bearer for-null'],
      ['/token', ''],
      ['/batch', 'Bearer for-subscriptions'],
      ['/batch', 'Bearer for-subscriptions'],
    ]);
  });

  test('may be answered with a status and nothing else, which no answer about parcels may', async () => {
    handlers['/batch'] = (_, response) => response.writeHead(204).end();
    expect(await engine().call(acme, account, call())).toEqual({ ok: true, status: 204, body: null });
    const outcome = (await engine().track(acme, account, asked(['A']))).get('A');
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad_response', reason: 'not_json' } });
    handlers['/batch'] = (_, response) => response.writeHead(200).end('<html>');
    expect(await engine().call(acme, account, call())).toMatchObject({ error: { reason: 'not_json' } });
  });

  test('waits like any other while the account’s breaker is open', async () => {
    handlers['/batch'] = (_, response) => json(response, 500, {});
    const guarded = engine();
    for (let count = 0; count < 5; count++) await guarded.track(acme, account, asked(['A']));
    calls.length = 0;
    expect(await guarded.call(acme, account, call())).toMatchObject({
      ok: false,
      error: { code: 'unavailable', reason: 'circuit_open' },
    });
    expect(calls).toEqual([]);
  });
});
