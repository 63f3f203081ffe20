import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Carrier, TrackingOutcome, TrackOperation } from '../carrier';
import type { EngineOptions } from './engine-options';
import {
  account,
  acme,
  acmeAuth,
  asked,
  calls,
  echo,
  engine,
  errorOf,
  type Handler,
  handlers,
  inTurn,
  json,
  observations,
  raw,
  startAcme,
  stopAcme,
  tokenCalls,
  trackCalls,
} from './test-acme';

beforeEach(startAcme);
afterEach(stopAcme);

describe('asking', () => {
  test('splits into batches and asks each number once, under one token', async () => {
    const outcomes = await engine().track(acme, account, asked(['A', 'B', 'C', 'D', 'A']));
    expect([...outcomes.keys()].sort()).toEqual(['A', 'B', 'C', 'D']);
    expect([...outcomes.values()].every(({ ok }) => ok)).toBe(true);
    expect(
      trackCalls()
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['["A","B","C"]', '["D"]']);
    expect(tokenCalls()).toHaveLength(1);
    expect(new Set(trackCalls().map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer token-1']),
    );
  });

  test('asks nothing for no numbers', async () => {
    expect((await engine().track(acme, account, asked([]))).size).toBe(0);
    expect(calls).toEqual([]);
  });

  test('many callers at once share one token request', async () => {
    const shared = engine();
    await Promise.all(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((number) => shared.track(acme, account, asked([number]))),
    );
    expect(tokenCalls()).toHaveLength(1);
    expect(trackCalls()).toHaveLength(6);
  });

  test('a number that the answer leaves out is a bad response, the others stand', async () => {
    handlers['/batch'] = (_, response) => json(response, 200, ['A', 'X']);
    const outcomes = await engine().track(acme, account, asked(['A', 'B']));
    expect(outcomes.get('A')).toMatchObject({ ok: true });
    expect(outcomes.get('B')).toMatchObject({ error: { code: 'bad_response', reason: 'missing_in_answer' } });
    expect(outcomes.has('X')).toBe(false);
  });

  test.each([400, 403])('one number that spoils its batch with %i does not fail the rest', async (status) => {
    handlers['/batch'] = ({ text }, response) =>
      text.includes('BAD') ? json(response, status, {}) : json(response, 200, JSON.parse(text));
    // A carrier that refuses a single parcel with 403, as USPS does one with a foreign Mailer ID.
    const [batch] = acme.api.operations;
    if (!batch) throw new Error('acme has operations');
    const refusal: TrackingOutcome = { ok: false, error: { code: 'not_permitted', isRetryable: false } };
    const parse: TrackOperation['parse'] = (response, parcels) =>
      response.status === 403
        ? new Map(parcels.map(({ trackingNumber }) => [trackingNumber, refusal]))
        : batch.parse(response, parcels);
    const strict: Carrier = { ...acme, api: { ...acme.api, operations: [{ ...batch, parse }] } };
    const outcomes = await engine().track(strict, account, asked(['A', 'BAD', 'C']));
    expect([...outcomes].map(([number, { ok }]) => [number, ok]).sort()).toEqual([
      ['A', true],
      ['BAD', false],
      ['C', true],
    ]);
  });

  test('a batch that is always refused is not asked for ever', async () => {
    handlers['/batch'] = (_, response) => json(response, 400, {});
    const numbers = Array.from({ length: 30 }, (_, index) => `N${index}`);
    const outcomes = await engine().track(acme, account, asked(numbers));
    expect(outcomes.size).toBe(30);
    expect(trackCalls().length).toBeLessThanOrEqual(10 + 2 * 6);
  });
});

describe('falling back', () => {
  beforeEach(() => {
    handlers['/batch'] = (_, response) => json(response, 405, {});
  });

  test('goes on to the next operation and remembers it for ten minutes', async () => {
    let now = 0;
    const fallen = engine({ now: () => now });
    const paths = () => trackCalls().map(({ path }) => path);
    const outcomes = await fallen.track(acme, account, asked(['A', 'B']));
    expect([...outcomes.values()].every(({ ok }) => ok)).toBe(true);
    expect(paths()).toEqual(['/batch', '/single/A', '/single/B']);
    await fallen.track(acme, account, asked(['C']));
    expect(paths().slice(3)).toEqual(['/single/C']);
    now = 11 * 60_000;
    await fallen.track(acme, account, asked(['D']));
    expect(paths().slice(4)).toEqual(['/batch', '/single/D']);
  });

  test('is remembered for that account only', async () => {
    const fallen = engine();
    await fallen.track(acme, account, asked(['A']));
    await fallen.track(acme, { ...account, id: 'account-2' }, asked(['B']));
    expect(trackCalls().at(-2)?.path).toBe('/batch');
  });
});

describe('tokens', () => {
  const refuse: Handler = (_, response) => json(response, 401, {});

  test('a token revoked while in use is replaced once, and the question succeeds', async () => {
    const steady = engine();
    await steady.track(acme, account, asked(['A']));
    handlers['/batch'] = (request, response) =>
      request.headers.authorization === 'Bearer token-1'
        ? refuse(request, response)
        : echo(request, response);
    expect((await steady.track(acme, account, asked(['B']))).get('B')).toMatchObject({ ok: true });
    expect(tokenCalls()).toHaveLength(2);
  });

  test('a new token that is refused is not replaced again and again', async () => {
    handlers['/batch'] = refuse;
    expect(await errorOf()).toMatchObject({ code: 'unauthorized', isRetryable: false });
    expect(calls.map(({ path }) => path)).toEqual(['/token', '/batch']);
  });

  test('is renewed shortly before it expires, not before', async () => {
    let now = 0;
    const steady = engine({ now: () => now });
    await steady.track(acme, account, asked(['A']));
    now = 3_539_000;
    await steady.track(acme, account, asked(['B']));
    expect(tokenCalls()).toHaveLength(1);
    now = 3_540_000;
    await steady.track(acme, account, asked(['C']));
    expect(tokenCalls()).toHaveLength(2);
  });

  test('new credentials of the same account get a new token', async () => {
    const steady = engine();
    await steady.track(acme, account, asked(['A']));
    const credentials = { ...account.credentials, clientSecret: 'another' };
    await steady.track(acme, { ...account, credentials }, asked(['B']));
    expect(tokenCalls()).toHaveLength(2);
  });

  test('wrong credentials are refused once, remembered for five minutes, and tested anew on demand', async () => {
    let now = 0;
    const steady = engine({ now: () => now });
    handlers['/token'] = (_, response) => json(response, 401, { error: 'invalid_client' });
    const refused = {
      ok: false,
      error: { code: 'unauthorized', isRetryable: false, reason: 'bad_credentials' },
    };
    expect((await steady.track(acme, account, asked(['A']))).get('A')).toEqual(refused);
    expect((await steady.track(acme, account, asked(['A']))).get('A')).toEqual(refused);
    expect(tokenCalls()).toHaveLength(1);
    expect(await steady.authenticate(acme, account)).toEqual(refused);
    expect(tokenCalls()).toHaveLength(2);
    now = 6 * 60_000;
    await steady.track(acme, account, asked(['A']));
    expect(tokenCalls()).toHaveLength(3);
    expect(trackCalls()).toEqual([]);
  });

  test('a token endpoint that is down is the carrier being down', async () => {
    handlers['/token'] = (_, response) => json(response, 500, {});
    expect(await errorOf()).toMatchObject({ code: 'unavailable', isRetryable: true });
    expect(trackCalls()).toEqual([]);
  });

  test('go by HTTP Basic where the carrier wants it, with the headers it asks for', async () => {
    const basic: Carrier = {
      ...acme,
      api: {
        ...acme.api,
        auth: { ...acmeAuth, clientAuthentication: 'basic', headers: () => ({ 'x-extra': 'yes' }) },
      },
    };
    let extra: unknown;
    handlers['/token'] = ({ headers }, response) => {
      extra = headers['x-extra'];
      json(response, 200, { access_token: 'basic-token', expires_in: 60 });
    };
    await engine().track(basic, account, asked(['A']));
    const encoded = Buffer.from('the-id:the-secret').toString('base64');
    expect(tokenCalls()).toMatchObject([
      { authorization: `Basic ${encoded}`, text: 'grant_type=client_credentials' },
    ]);
    expect(extra).toBe('yes');
  });
});

describe('quota of our own', () => {
  test('is asked before every request, tokens and retries included', async () => {
    const kinds: string[] = [];
    handlers['/batch'] = inTurn((_, response) => json(response, 503, {}), echo);
    const beforeRequest: EngineOptions['beforeRequest'] = async (_carrier, _account, kind) => {
      kinds.push(kind);
      return { ok: true };
    };
    await errorOf({ beforeRequest });
    expect(kinds).toEqual(['token', 'track', 'track']);
  });

  test('when spent, nothing is sent and nothing counts against the carrier', async () => {
    let isSpent = true;
    const metered = engine({
      beforeRequest: async () => (isSpent ? { ok: false, retryAfterSeconds: 45 } : { ok: true }),
    });
    for (let count = 0; count < 8; count++) {
      expect((await metered.track(acme, account, asked(['A']))).get('A')).toEqual({
        ok: false,
        error: { code: 'rate_limited', isRetryable: true, retryAfterSeconds: 45, reason: 'own_quota' },
      });
    }
    expect(calls).toEqual([]);
    isSpent = false;
    expect((await metered.track(acme, account, asked(['A']))).get('A')).toMatchObject({ ok: true });
  });
});

describe('what is told to the outside', () => {
  test('raw answers come with their numbers, before they are read; token answers never', async () => {
    await engine().track(acme, account, asked(['A', 'B']));
    expect(raw).toEqual([
      {
        carrier: 'acme',
        accountId: 'account-1',
        operation: 'batch',
        trackingNumbers: ['A', 'B'],
        status: 200,
        body: '["A","B"]',
      },
    ]);
  });

  test('observations name the request and hold no secret', async () => {
    handlers['/batch'] = inTurn((request) => request.socket.destroy(), echo);
    await engine().track(acme, account, asked(['A']));
    expect(observations.map(({ kind, status, outcome }) => [kind, status, outcome])).toEqual([
      ['token', 200, 'answered'],
      ['track', null, 'connection'],
      ['track', 200, 'answered'],
    ]);
    const told = JSON.stringify(observations);
    for (const secret of ['the-secret', 'the-id', 'token-1', '"A"']) expect(told).not.toContain(secret);
  });

  test('no error holds a secret, whatever the carrier echoes', async () => {
    handlers['/batch'] = () => {};
    const errors = [await errorOf({ timeoutMs: 100 })];
    await stopAcme();
    errors.push(await errorOf());
    expect(JSON.stringify(errors)).not.toMatch(/the-secret|token-\d/);
  });
});
