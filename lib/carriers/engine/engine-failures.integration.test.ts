import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  account,
  acme,
  asked,
  baseUrl,
  echo,
  engine,
  errorOf,
  handlers,
  inTurn,
  json,
  raw,
  startAcme,
  stopAcme,
  trackCalls,
} from './test-acme';

beforeEach(startAcme);
afterEach(stopAcme);

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
    expect((await steady.track(acme, account, asked(['A']))).get('A')).toMatchObject({
      error: { code: 'unavailable' },
    });
    expect(trackCalls()).toHaveLength(1);
    expect((await steady.track(acme, account, asked(['A']))).get('A')).toMatchObject({ ok: true });
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
    await stopAcme();
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
    const outcomes = await limited.track(acme, account, asked(numbers));
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
      response.writeHead(302, { location: `${baseUrl()}/single/A` }).end('{}');
    expect(await errorOf()).toMatchObject({ code: 'bad_response', reason: 'http_302' });
    expect(trackCalls()).toHaveLength(1);
  });
});

describe('breaker', () => {
  test('leaves a failing account alone, lets one probe through after the pause, and closes again', async () => {
    let now = 1_000_000;
    const guarded = engine({ now: () => now });
    const track = async () => (await guarded.track(acme, account, asked(['A']))).get('A');
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
    for (let count = 0; count < 5; count++) await guarded.track(acme, account, asked(['A']));
    handlers['/batch'] = echo;
    const other = await guarded.track(acme, { ...account, id: 'account-2' }, asked(['A']));
    expect(other.get('A')).toMatchObject({ ok: true });
  });

  test('is not opened by refusals, which are answers', async () => {
    const guarded = engine();
    handlers['/batch'] = (_, response) => json(response, 403, {});
    for (let count = 0; count < 8; count++) await guarded.track(acme, account, asked(['A']));
    expect(trackCalls()).toHaveLength(8);
  });
});
