import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Carrier, RateLimits } from '@/lib/carriers/carrier';
import { acme, asked, baseUrl, calls, startAcme, stopAcme } from '@/lib/carriers/engine/test-acme';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createMeteredEngine } from './metered-engine';

let database: TestDatabase;
let merchantId: string;
let accountId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  merchantId = (await createMerchant(database.db, { slug: 'metered', name: 'Shop' })).id;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await startAcme();
  const account = { carrier: 'acme', name: 'Acme', credentials: {} };
  const keyring = new Map([['k1', randomBytes(32)]]);
  accountId = (await createCarrierAccount(database.db, merchantId, keyring, account)).id;
});
afterEach(() => stopAcme());

/** Asks about six parcels: two requests, and one for a token. */
async function track(limits: RateLimits) {
  const carrier: Carrier = { ...acme, api: { ...acme.api, limits } };
  const engine = createMeteredEngine(database.db, { baseUrlFor: baseUrl });
  const credentials = { clientId: 'the-id', clientSecret: 'the-secret' };
  const account = { merchantId, accountId, credentials };
  const { outcomes } = await engine.track(carrier, account, asked(['A', 'B', 'C', 'D', 'E', 'F']));
  return [...outcomes.values()];
}

describe('a carrier that limits the pace', () => {
  test('of a second or less is waited for: nothing is left unasked', async () => {
    const startedAt = performance.now();
    const outcomes = await track({ requests: 600, perSeconds: 3_600, burst: 10, leastSecondsBetween: 0.4 });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true]);
    expect(calls).toHaveLength(3);
    expect(performance.now() - startedAt).toBeGreaterThan(790);
  });

  test('of five seconds is not: the rest is refused by our own quota, and its worker goes on', async () => {
    const startedAt = performance.now();
    const outcomes = await track({ requests: 600, perSeconds: 3_600, burst: 10, leastSecondsBetween: 5 });
    expect(outcomes).toHaveLength(6);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        ok: false,
        error: { code: 'rate_limited', reason: 'own_quota', retryAfterSeconds: 5 },
      });
    }
    expect(calls.map(({ path }) => path)).toEqual(['/token']);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  test('by the second in a quota of three is waited for too', async () => {
    const outcomes = await track({ requests: 3, perSeconds: 1, burst: 3 });
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
  });
});
