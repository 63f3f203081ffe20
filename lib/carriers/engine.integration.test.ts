import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { noFacts } from '@/lib/tracking/facts';
import type { Carrier, CarrierError, TrackingOutcomes, TrackOperation } from './carrier';
import { createCarrierEngine } from './engine';
import type { EngineOptions, RawResponse, RequestObservation } from './engine-options';
import { httpError } from './http-error';

/** The engine against a real HTTP server, with a carrier so small that every call can be counted. */

const account = { id: 'account-1', credentials: { clientId: 'the-id', clientSecret: 'the-secret' } };

function outcomesOf(asked: readonly string[], error: CarrierError | null): TrackingOutcomes {
  return new Map(
    asked.map((trackingNumber) => [
      trackingNumber,
      error
        ? { ok: false, error }
        : {
            ok: true,
            update: { ...noFacts, trackingNumber, events: [] },
          },
    ]),
  );
}

const parse: TrackOperation['parse'] = (response, asked) => {
  const refused: CarrierError = {
    code: 'bad_response',
    isRetryable: true,
    reason: `http_${response.status}`,
  };
  if (response.status === 400) return outcomesOf(asked, refused);
  const error = httpError(response);
  if (error) return outcomesOf(asked, error);
  const known = z.array(z.string()).safeParse(response.body).data ?? [];
  return outcomesOf(known, null);
};

const acme: Carrier = {
  code: 'acme',
  name: 'Acme',
  homepage: 'https://acme.example',
  officialHosts: ['acme.example'],
  contact: [],
  formats: [],
  trackingUrl: () => 'https://acme.example/',
  api: {
    baseUrl: 'https://acme.example',
    credentials: z.record(z.string(), z.string()),
    auth: {
      tokenPath: '/token',
      clientAuthentication: 'body',
      requiredScope: null,
      fields: { id: 'clientId', secret: 'clientSecret' },
    },
    limits: { requestsPerHour: 60, burst: 2 },
    operations: [
      {
        name: 'batch',
        batchSize: 3,
        request: (numbers) => ({ method: 'POST', path: '/batch', body: numbers }),
        parse,
        isUnserved: ({ status }) => status === 405,
      },
      {
        name: 'single',
        batchSize: 1,
        request: ([number = '']) => ({ method: 'GET', path: `/single/${number}` }),
        parse,
      },
    ],
  },
};

type Handler = (request: IncomingMessage & { text: string }, response: ServerResponse) => void;

let calls: { path: string; authorization: string; text: string }[];
let handlers: Record<'/token' | '/batch' | '/single', Handler>;
let close: () => Promise<void>;
let baseUrl: string;
let observations: RequestObservation[];
let raw: RawResponse[];

const json = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const echo: Handler = ({ text }, response) => json(response, 200, JSON.parse(text));

beforeEach(async () => {
  calls = [];
  observations = [];
  raw = [];
  let tokens = 0;
  handlers = {
    '/token': (_, response) => json(response, 200, { access_token: `token-${++tokens}`, expires_in: '3600' }),
    '/batch': echo,
    '/single': ({ url }, response) => json(response, 200, [url?.split('/').at(-1)]),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const path = request.url ?? '';
      calls.push({ path, authorization: request.headers.authorization ?? '', text });
      const route = path.startsWith('/single') ? '/single' : path === '/token' ? '/token' : '/batch';
      handlers[route](Object.assign(request, { text }), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
});
afterEach(() => close());

function engine(options: EngineOptions = {}) {
  return createCarrierEngine({
    baseUrlFor: () => baseUrl,
    retryDelayMs: 1,
    timeoutMs: 5_000,
    onRequest: (observation) => observations.push(observation),
    onRawResponse: (answer) => void raw.push(answer),
    ...options,
  });
}

async function errorOf(options: EngineOptions = {}): Promise<CarrierError | null> {
  const outcome = (await engine(options).track(acme, account, ['A'])).get('A');
  if (!outcome) throw new Error('no outcome');
  return outcome.ok ? null : outcome.error;
}

/** Answers from the list in turn, then its last one for ever. */
function inTurn(...list: Handler[]): Handler {
  let index = 0;
  return (request, response) => (list[Math.min(index++, list.length - 1)] ?? echo)(request, response);
}

const trackCalls = () => calls.filter(({ path }) => path !== '/token');
const tokenCalls = () => calls.filter(({ path }) => path === '/token');

describe('asking', () => {
  test('splits into batches and asks each number once, under one token', async () => {
    const outcomes = await engine().track(acme, account, ['A', 'B', 'C', 'D', 'A']);
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
    expect((await engine().track(acme, account, [])).size).toBe(0);
    expect(calls).toEqual([]);
  });

  test('many callers at once share one token request', async () => {
    const shared = engine();
    await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map((number) => shared.track(acme, account, [number])));
    expect(tokenCalls()).toHaveLength(1);
    expect(trackCalls()).toHaveLength(6);
  });

  test('a number that the answer leaves out is a bad response, the others stand', async () => {
    handlers['/batch'] = (_, response) => json(response, 200, ['A', 'X']);
    const outcomes = await engine().track(acme, account, ['A', 'B']);
    expect(outcomes.get('A')).toMatchObject({ ok: true });
    expect(outcomes.get('B')).toMatchObject({ error: { code: 'bad_response', reason: 'missing_in_answer' } });
    expect(outcomes.has('X')).toBe(false);
  });

  test('one number that spoils its batch does not fail the rest', async () => {
    handlers['/batch'] = ({ text }, response) =>
      text.includes('BAD') ? json(response, 400, {}) : json(response, 200, JSON.parse(text));
    const outcomes = await engine().track(acme, account, ['A', 'BAD', 'C']);
    expect([...outcomes].map(([number, { ok }]) => [number, ok]).sort()).toEqual([
      ['A', true],
      ['BAD', false],
      ['C', true],
    ]);
  });

  test('a batch that is always refused is not asked for ever', async () => {
    handlers['/batch'] = (_, response) => json(response, 400, {});
    const numbers = Array.from({ length: 30 }, (_, index) => `N${index}`);
    const outcomes = await engine().track(acme, account, numbers);
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
    const outcomes = await fallen.track(acme, account, ['A', 'B']);
    expect([...outcomes.values()].every(({ ok }) => ok)).toBe(true);
    expect(paths()).toEqual(['/batch', '/single/A', '/single/B']);
    await fallen.track(acme, account, ['C']);
    expect(paths().slice(3)).toEqual(['/single/C']);
    now = 11 * 60_000;
    await fallen.track(acme, account, ['D']);
    expect(paths().slice(4)).toEqual(['/batch', '/single/D']);
  });

  test('is remembered for that account only', async () => {
    const fallen = engine();
    await fallen.track(acme, account, ['A']);
    await fallen.track(acme, { ...account, id: 'account-2' }, ['B']);
    expect(trackCalls().at(-2)?.path).toBe('/batch');
  });
});

describe('failures of the carrier', () => {
  test('503 without a wait is asked again once', async () => {
    handlers['/batch'] = inTurn((_, response) => json(response, 503, {}), echo);
    expect(await errorOf()).toBeNull();
    expect(trackCalls()).toHaveLength(2);
  });

  test('503 with a wait is not asked again', async () => {
    handlers['/batch'] = (_, response) => json(response, 503, {}, { 'retry-after': '120' });
    expect(await errorOf()).toEqual({ code: 'unavailable', isRetryable: true, retryAfterSeconds: 120 });
    expect(trackCalls()).toHaveLength(1);
  });

  test('500 is not asked again, and the next question succeeds', async () => {
    handlers['/batch'] = inTurn((_, response) => json(response, 500, {}), echo);
    const steady = engine();
    expect((await steady.track(acme, account, ['A'])).get('A')).toMatchObject({
      error: { code: 'unavailable' },
    });
    expect(trackCalls()).toHaveLength(1);
    expect((await steady.track(acme, account, ['A'])).get('A')).toMatchObject({ ok: true });
  });

  test('a connection reset before the answer is tried again once', async () => {
    handlers['/batch'] = inTurn((request) => request.socket.destroy(), echo);
    expect(await errorOf()).toBeNull();
    expect(trackCalls()).toHaveLength(2);
  });

  test('an answer cut off twice is unavailable, never half read', async () => {
    handlers['/batch'] = (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('["A"]', () => request.socket.destroy());
    };
    expect(await errorOf()).toEqual({ code: 'unavailable', isRetryable: true, reason: 'connection' });
    expect(trackCalls()).toHaveLength(2);
    expect(raw).toEqual([]);
  });

  test('nobody listening is unavailable', async () => {
    await close();
    expect(await errorOf()).toEqual({ code: 'unavailable', isRetryable: true, reason: 'connection' });
  });

  test('an answer slower than the limit is given up, and not asked again', async () => {
    handlers['/batch'] = () => {};
    expect(await errorOf({ timeoutMs: 150 })).toEqual({
      code: 'unavailable',
      isRetryable: true,
      reason: 'timeout',
    });
    expect(trackCalls()).toHaveLength(1);
  });

  test('an answer that drips past the limit is given up too', async () => {
    handlers['/batch'] = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('[');
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect(await errorOf({ timeoutMs: 150 })).toMatchObject({ code: 'unavailable', reason: 'timeout' });
  });

  test('an answer over the cap is dropped, also when it comes compressed', async () => {
    handlers['/batch'] = inTurn(
      (_, response) => json(response, 200, ['A', 'x'.repeat(20_000)]),
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        response.end(gzipSync(JSON.stringify(['A', 'x'.repeat(20_000)])));
      },
    );
    const expected = { code: 'bad_response', isRetryable: true, reason: 'oversize' };
    expect(await errorOf({ maxResponseBytes: 10_000 })).toEqual(expected);
    expect(await errorOf({ maxResponseBytes: 10_000 })).toEqual(expected);
    expect(await errorOf({ maxResponseBytes: 50_000 })).toBeNull();
  });

  test('HTML under a success is a bad response, and its text is kept', async () => {
    handlers['/batch'] = (_, response) => response.writeHead(200).end('<html>soon</html>');
    expect(await errorOf()).toEqual({ code: 'bad_response', isRetryable: true, reason: 'not_json' });
    expect(raw.map(({ body }) => body)).toEqual(['<html>soon</html>']);
  });

  test('429 carries its wait, in seconds or as a date, and stops the remaining batches', async () => {
    const limited = engine();
    handlers['/batch'] = (_, response) => json(response, 429, {}, { 'retry-after': '30' });
    const numbers = Array.from({ length: 12 }, (_, index) => `N${index}`);
    const outcomes = await limited.track(acme, account, numbers);
    for (const outcome of outcomes.values()) {
      expect(outcome).toMatchObject({ error: { code: 'rate_limited', retryAfterSeconds: 30 } });
    }
    expect(outcomes.size).toBe(12);
    // Two were under way at once; the other two batches were not sent.
    expect(trackCalls()).toHaveLength(2);
    handlers['/batch'] = (_, response) => {
      const headers = {
        'retry-after': 'Wed, 28 Oct 2026 12:01:30 GMT',
        date: 'Wed, 28 Oct 2026 12:00:00 GMT',
      };
      json(response, 429, {}, headers);
    };
    expect(await errorOf()).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 90 });
  });

  test('a redirect is not followed', async () => {
    handlers['/batch'] = (_, response) =>
      response.writeHead(302, { location: `${baseUrl}/single/A` }).end('{}');
    expect(await errorOf()).toMatchObject({ code: 'bad_response', reason: 'http_302' });
    expect(trackCalls()).toHaveLength(1);
  });
});

describe('tokens', () => {
  const refuse: Handler = (_, response) => json(response, 401, {});

  test('a token revoked while in use is replaced once, and the question succeeds', async () => {
    const steady = engine();
    await steady.track(acme, account, ['A']);
    handlers['/batch'] = (request, response) =>
      request.headers.authorization === 'Bearer token-1'
        ? refuse(request, response)
        : echo(request, response);
    expect((await steady.track(acme, account, ['B'])).get('B')).toMatchObject({ ok: true });
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
    await steady.track(acme, account, ['A']);
    now = 3_539_000;
    await steady.track(acme, account, ['B']);
    expect(tokenCalls()).toHaveLength(1);
    now = 3_540_000;
    await steady.track(acme, account, ['C']);
    expect(tokenCalls()).toHaveLength(2);
  });

  test('new credentials of the same account get a new token', async () => {
    const steady = engine();
    await steady.track(acme, account, ['A']);
    const credentials = { ...account.credentials, clientSecret: 'another' };
    await steady.track(acme, { ...account, credentials }, ['B']);
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
    expect((await steady.track(acme, account, ['A'])).get('A')).toEqual(refused);
    expect((await steady.track(acme, account, ['A'])).get('A')).toEqual(refused);
    expect(tokenCalls()).toHaveLength(1);
    expect(await steady.authenticate(acme, account)).toEqual(refused);
    expect(tokenCalls()).toHaveLength(2);
    now = 6 * 60_000;
    await steady.track(acme, account, ['A']);
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
        auth: { ...acme.api.auth, clientAuthentication: 'basic', headers: () => ({ 'x-extra': 'yes' }) },
      },
    };
    let extra: unknown;
    handlers['/token'] = ({ headers }, response) => {
      extra = headers['x-extra'];
      json(response, 200, { access_token: 'basic-token', expires_in: 60 });
    };
    await engine().track(basic, account, ['A']);
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
      expect((await metered.track(acme, account, ['A'])).get('A')).toEqual({
        ok: false,
        error: { code: 'rate_limited', isRetryable: true, retryAfterSeconds: 45, reason: 'own_quota' },
      });
    }
    expect(calls).toEqual([]);
    isSpent = false;
    expect((await metered.track(acme, account, ['A'])).get('A')).toMatchObject({ ok: true });
  });
});

describe('breaker', () => {
  test('leaves a failing account alone, lets one probe through after the pause, and closes again', async () => {
    let now = 1_000_000;
    const guarded = engine({ now: () => now });
    const track = async () => (await guarded.track(acme, account, ['A'])).get('A');
    handlers['/batch'] = (_, response) => json(response, 500, {});
    for (let count = 0; count < 5; count++) await track();
    expect(trackCalls()).toHaveLength(5);
    expect(await track()).toMatchObject({
      error: { code: 'unavailable', isRetryable: true, retryAfterSeconds: 15, reason: 'circuit_open' },
    });
    expect(trackCalls()).toHaveLength(5);

    now += 15_000;
    const during = await Promise.all([track(), track(), track()]);
    expect(trackCalls()).toHaveLength(6);
    expect(
      during.filter((outcome) => outcome && !outcome.ok && outcome.error.reason === 'circuit_open'),
    ).toHaveLength(2);

    now += 30_000;
    handlers['/batch'] = echo;
    expect(await track()).toMatchObject({ ok: true });
    expect(await track()).toMatchObject({ ok: true });
  });

  test('of one account does not stop another', async () => {
    const guarded = engine();
    handlers['/batch'] = (_, response) => json(response, 500, {});
    for (let count = 0; count < 5; count++) await guarded.track(acme, account, ['A']);
    handlers['/batch'] = echo;
    const other = await guarded.track(acme, { ...account, id: 'account-2' }, ['A']);
    expect(other.get('A')).toMatchObject({ ok: true });
  });

  test('is not opened by refusals, which are answers', async () => {
    const guarded = engine();
    handlers['/batch'] = (_, response) => json(response, 403, {});
    for (let count = 0; count < 8; count++) await guarded.track(acme, account, ['A']);
    expect(trackCalls()).toHaveLength(8);
  });
});

describe('what is told to the outside', () => {
  test('raw answers come with their numbers, before they are read; token answers never', async () => {
    await engine().track(acme, account, ['A', 'B']);
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
    await engine().track(acme, account, ['A']);
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
    await close();
    errors.push(await errorOf());
    expect(JSON.stringify(errors)).not.toMatch(/the-secret|token-\d/);
  });
});
