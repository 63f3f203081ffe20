import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CarrierError, CarrierErrorCode, TrackingOutcome } from '../carrier';
import type { CarrierEngine } from '../engine/engine';
import { memoryTokenStore } from '../engine/token-cache';
import { createSandbox, type Sandbox } from './create-sandbox';
import type { SandboxFault } from './faults';
import {
  accountOf,
  askedCarriers,
  askLife,
  askWith,
  engineFor,
  onlyLives,
  parcelsOf,
  requireUpdate,
  startLife,
} from './test-asking';

/** Every carrier that can be asked, when something is wrong: with it, with the line, with the key, with the number. */

type Fault = Omit<SandboxFault, 'carrier'>;
type Expected = 'update' | Partial<CarrierError>;

const faults: [Fault, Expected][] = [
  [{ mode: '401' }, { code: 'unauthorized' }],
  [{ mode: '403' }, { code: 'not_permitted' }],
  [
    { mode: '429', retryAfterSeconds: 17 },
    { code: 'rate_limited', retryAfterSeconds: 17 },
  ],
  [{ mode: '500' }, { code: 'unavailable' }],
  [
    { mode: '503', retryAfterSeconds: 90 },
    { code: 'unavailable', retryAfterSeconds: 90 },
  ],
  [{ mode: '503', times: 1 }, 'update'],
  [{ mode: 'slow', delayMs: 30 }, 'update'],
  [
    { mode: 'slow', delayMs: 2000 },
    { code: 'unavailable', reason: 'timeout' },
  ],
  [{ mode: 'hang' }, { code: 'unavailable', reason: 'timeout' }],
  [{ mode: 'cut_off' }, { code: 'unavailable', reason: 'connection' }],
  [{ mode: 'cut_off', times: 1 }, 'update'],
  [{ mode: 'html' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'truncated_json' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'empty' }, { code: 'bad_response', reason: 'not_json' }],
  [{ mode: 'oversize' }, { code: 'bad_response', reason: 'oversize' }],
  [{ mode: 'wrong_shipment' }, { code: 'bad_response', reason: 'wrong_shipment' }],
  [{ mode: 'emptied_history' }, { code: 'not_scanned_yet' }],
];

const tokenFaults: [Fault, Expected][] = [
  [{ mode: 'token_expired' }, 'update'],
  [{ mode: '401', endpoint: 'token' }, { code: 'unauthorized' }],
  [
    { mode: '429', endpoint: 'token' },
    { code: 'rate_limited', retryAfterSeconds: 30 },
  ],
  [{ mode: '403', endpoint: 'token' }, { code: 'unauthorized' }],
  [{ mode: '500', endpoint: 'token' }, { code: 'unavailable' }],
  [{ mode: 'html', endpoint: 'token' }, { code: 'bad_response' }],
  [
    { mode: 'hang', endpoint: 'token' },
    { code: 'unavailable', reason: 'timeout' },
  ],
];

/** Refused for wrong credentials; FedEx says the same with 401, and with 403 that tokens are asked for too often. */
const forbiddenTokens: Readonly<Record<string, Partial<CarrierError>>> = {
  fedex: { code: 'rate_limited', isRetryable: true, retryAfterSeconds: 600 },
};

/** SF answers alike for a number that it does not know and for one without a route. */
const emptied: Readonly<Record<string, Partial<CarrierError>>> = { 'sf-express': { code: 'not_found' } };

/** A number that nobody knows: EasyPost makes a tracker of whatever it is given. */
const unknown: Readonly<Record<string, CarrierErrorCode>> = { easypost: 'not_scanned_yet' };

const registered: CarrierError = {
  code: 'not_scanned_yet',
  isRetryable: true,
  reason: 'registered',
  retryAfterSeconds: 300,
};

describe.each(askedCarriers)('$code', (of) => {
  const { code, carrier, life, trackingNumber } = of;
  const [operation] = carrier.api.operations;
  const batchSize = operation?.batchSize ?? 1;
  const { register } = carrier.api;
  let sandbox: Sandbox;
  let engine: CarrierEngine;
  let whole: TrackingOutcome;
  beforeAll(async () => {
    sandbox = await createSandbox({ fixtures: onlyLives });
    startLife(sandbox, of, life, 3);
    engine = engineFor(sandbox);
    if (register) await askLife(engine, of);
    whole = await askLife(engine, of);
    expect(requireUpdate(whole).events.length).toBeGreaterThan(0);
  });
  beforeEach(() => {
    sandbox.faults.clear();
    sandbox.requests.clear();
    engine = engineFor(sandbox);
  });
  afterAll(() => sandbox.close());

  const met = carrier.api.auth.kind === 'oauth' ? [...faults, ...tokenFaults] : faults;
  test.each(met)('%o is the error it means, and afterwards all is as it was', async (fault, expected) => {
    // A fault of tracking meets an engine that already has its token, as in life.
    const tokenStore = memoryTokenStore();
    if (fault.endpoint !== 'token') await askLife(engineFor(sandbox, { tokenStore }), of);
    sandbox.faults.add({ carrier: code, ...fault });
    const isLate = fault.mode === 'hang' || (fault.delayMs ?? 0) > 1_000;
    const asking = engineFor(sandbox, isLate ? { tokenStore, timeoutMs: 200 } : { tokenStore });
    const outcome = await askLife(asking, of);
    const isForbiddenToken = fault.mode === '403' && fault.endpoint === 'token';
    const own = isForbiddenToken ? forbiddenTokens : fault.mode === 'emptied_history' ? emptied : {};
    const error = own[code] ?? expected;
    if (error === 'update') expect(outcome).toEqual(whole);
    else expect(outcome).toMatchObject({ ok: false, error });
    sandbox.faults.clear();
    expect(await askLife(engineFor(sandbox), of)).toEqual(whole);
  });

  const needed = carrier.api.credentials.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  test.each(needed)('a wrong %s opens nothing', async (field) => {
    const wrong = accountOf(code, { [field]: '7' });
    const outcomes = await engine.track(carrier, wrong, parcelsOf(of, [trackingNumber], life));
    expect(outcomes.get(trackingNumber)).toMatchObject({ error: { code: 'unauthorized' } });
    const isTried = carrier.api.auth.kind === 'oauth' || carrier.api.auth.check !== null;
    expect(await engine.authenticate(carrier, accountOf(code))).toEqual({ ok: true, isTried });
    const refused = { ok: false, error: { code: 'unauthorized' } };
    if (isTried) expect(await engine.authenticate(carrier, wrong)).toMatchObject(refused);
  });

  test('a number that nobody knows', async () => {
    const outcomes = await askWith(engine, of, parcelsOf(of, ['N00000001']));
    const error = register ? registered : { code: unknown[code] ?? 'not_found' };
    expect(outcomes.get('N00000001')).toMatchObject({ ok: false, error });
  });

  if (batchSize > 1) {
    test(`${batchSize + 1} numbers are two calls, and each is told for itself`, async () => {
      const numbers = Array.from({ length: batchSize + 1 }, (_, index) => `NB${1_000_000 + index}`);
      const known = numbers.slice(0, 3);
      for (const [index, number] of known.entries()) {
        startLife(sandbox, of, { ...life, asked: [number] }, index + 1);
      }
      if (register) await askWith(engine, of, parcelsOf(of, known));
      sandbox.requests.clear();
      const outcomes = await askWith(engine, of, parcelsOf(of, numbers));
      expect(known.map((number) => requireUpdate(outcomes.get(number)).events.length)).toEqual([1, 2, 3]);
      expect(numbers.slice(3).every((number) => outcomes.get(number)?.ok === false)).toBe(true);
      // An answer that was slow in an earlier test may only now be noted.
      const calls = sandbox.requests.list().filter(({ fault }) => fault === null);
      const asked = calls.filter(({ endpoint }) => endpoint === 'track');
      expect(asked.map(({ numberCount }) => numberCount).toSorted((a, b) => a - b)).toEqual([1, batchSize]);
    });
  }

  if (register) {
    test('only what is unknown is announced, and one that exists is as good', async () => {
      const numbers = ['LV111111113CN', 'LV222222226CN'];
      const first = await askWith(engine, of, parcelsOf(of, numbers.slice(0, 1)));
      expect([...first.values()]).toEqual([{ ok: false, error: registered }]);
      const second = await askWith(engine, of, parcelsOf(of, numbers));
      // Announced, but nothing is known of it yet.
      expect(second.get('LV111111113CN')).toMatchObject({ error: { code: 'not_scanned_yet' } });
      expect(second.get('LV222222226CN')).toEqual({ ok: false, error: registered });
      const announced = sandbox.requests.list().filter(({ endpoint }) => endpoint === 'register');
      expect(announced.map(({ numberCount }) => numberCount)).toEqual([1, 1]);
    });
  }

  if (register) {
    test('an announcement that is throttled is the answer, and is made again', async () => {
      const parcels = parcelsOf(of, ['LV333333339CN']);
      sandbox.faults.add({
        carrier: code,
        mode: '429',
        endpoint: 'register',
        retryAfterSeconds: 7,
        times: 1,
      });
      const throttled = await askWith(engine, of, parcels);
      expect([...throttled.values()]).toMatchObject([
        { error: { code: 'rate_limited', retryAfterSeconds: 7 } },
      ]);
      expect([...(await askWith(engine, of, parcels)).values()]).toEqual([{ ok: false, error: registered }]);
    });
  }

  if (code === 'usps') {
    test('a token without the tracking scope says exactly what is missing', async () => {
      sandbox.faults.add({ carrier: code, mode: 'scope_missing' });
      const error = { code: 'not_permitted', reason: 'missing_scope:tracking' };
      expect(await askLife(engine, of)).toMatchObject({ error });
    });
  }
});
