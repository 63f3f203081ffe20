import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import type { SandboxFault } from '@/lib/carriers/sandbox/faults';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createMeteredEngine } from './metered-engine';
import { testCarrierAccount } from './test-carrier-account';

const keyring = new Map([['k1', randomBytes(32)]]);
const trackingNumber = '9400100000000000000058';
let database: TestDatabase;
let sandbox: Sandbox;
let merchantId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await createSandbox();
  merchantId = (await createMerchant(database.db, { slug: 'connection', name: 'Shop' })).id;
  sandbox.parcels.upsert({
    carrier: 'usps',
    trackingNumber,
    life: 'life-front-door',
    startsDaysAgo: 5,
    step: 3,
  });
});
afterEach(() => sandbox.faults.clear());
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

async function addAccount(credentials: Record<string, string>): Promise<string> {
  const input = { carrier: 'usps', name: 'USPS', credentials };
  return (await createCarrierAccount(database.db, merchantId, keyring, input)).id;
}

function testAccount(accountId: string, options: { trackingNumber?: string } = {}) {
  const engine = createMeteredEngine(database.db, {
    baseUrlFor: (code) => `${sandbox.url}/${code}`,
    timeoutMs: 400,
    retryDelayMs: 1,
  });
  const context = { db: database.db, keyring, engine, carriers, now: () => new Date() };
  return testCarrierAccount(context, merchantId, accountId, options);
}

async function statusOf(accountId: string): Promise<string> {
  const [row] = await database.db.$client`select status from carrier_accounts where id = ${accountId}`;
  return row?.status;
}

describe('testing the connection to a carrier', () => {
  test('an account that works says so, with or without a parcel to try', async () => {
    const accountId = await addAccount(sandboxCredentials.usps);
    expect(await testAccount(accountId)).toEqual({ ok: true, isTrackingTested: false });
    expect(await testAccount(accountId, { trackingNumber })).toEqual({ ok: true, isTrackingTested: true });
    expect(await statusOf(accountId)).toBe('working');
  });

  test.each([
    ['a wrong secret', { ...sandboxCredentials.usps, clientSecret: 'wrong' }, 'bad_credentials', 'failing'],
    ['an app without the scope', sandboxCredentials.uspsWithoutTracking, 'missing_scope:tracking', 'failing'],
    ['half the fields', { clientId: 'only-this' }, 'incomplete_credentials', 'untested'],
  ])('%s is named', async (_name, credentials, problem, status) => {
    const accountId = await addAccount(credentials);
    expect(await testAccount(accountId)).toMatchObject({ ok: false, problem });
    expect(await statusOf(accountId)).toBe(status);
  });

  test.each<[SandboxFault['mode'], string]>([
    ['403', 'mailer_id'],
    ['500', 'carrier_down'],
    ['429', 'rate_limited'],
  ])('a parcel refused with %s is named %s', async (mode, problem) => {
    const accountId = await addAccount(sandboxCredentials.usps);
    sandbox.faults.add({ carrier: 'usps', mode });
    expect(await testAccount(accountId, { trackingNumber })).toMatchObject({ ok: false, problem });
  });

  test('an outage does not speak against the credentials', async () => {
    const accountId = await addAccount(sandboxCredentials.usps);
    sandbox.faults.add({ carrier: 'usps', mode: '500', endpoint: 'token' });
    expect(await testAccount(accountId)).toMatchObject({ problem: 'carrier_down', isRetryable: true });
    expect(await statusOf(accountId)).toBe('untested');
  });

  test('a test never goes over the quota and never switches an account on', async () => {
    const accountId = await addAccount(sandboxCredentials.usps);
    await database.db
      .$client`update carrier_accounts set status = 'disabled', requests_per_hour = 1 where id = ${accountId}`;
    expect(await testAccount(accountId)).toMatchObject({ ok: true });
    expect(await testAccount(accountId)).toMatchObject({ ok: false, problem: 'own_quota' });
    expect(await statusOf(accountId)).toBe('disabled');
  });

  test("another shop's account cannot be tested", async () => {
    const accountId = await addAccount(sandboxCredentials.usps);
    const engine = createMeteredEngine(database.db, {});
    const context = { db: database.db, keyring, engine, carriers, now: () => new Date() };
    const result = await testCarrierAccount(context, 'mer_other', accountId);
    expect(result).toMatchObject({ ok: false, problem: 'unknown_account' });
  });
});
