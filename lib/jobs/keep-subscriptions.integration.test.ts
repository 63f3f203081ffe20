import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createLogger } from '@/lib/log';
import { createMeteredEngine } from '@/lib/services/metered-engine';
import type { PushContext } from '@/lib/services/push-context';
import { removeCarrierAccount } from '@/lib/services/remove-carrier-account';
import { keepSubscriptions } from './keep-subscriptions';

const keyring = new Map([['k1', randomBytes(32)]]);
const uspsCredentials = {
  ...sandboxCredentials.usps,
  ...{ mailerId: '901234567', notificationEmail: 'ops@example.com' },
};
let database: TestDatabase;
let sandbox: Sandbox;
let context: PushContext;
let merchantId: string;
let now: Date;
let shops = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  shops += 1;
  now = new Date('2026-11-20T12:00:00Z');
  sandbox = await createSandbox();
  await database.db.$client`delete from merchants`;
  merchantId = (await createMerchant(database.db, { slug: `subscribe-${shops}`, name: 'Shop' })).id;
  context = {
    ...{ db: database.db, keyring, carriers, log: createLogger({ level: 'silent' }), now: () => now },
    engine: createMeteredEngine(database.db, {
      baseUrlFor: (code) => `${sandbox.url}/${code}`,
      ...{ timeoutMs: 400, retryDelayMs: 1 },
    }),
    ...{ random: Math.random, pollScale: 1, pushOrigin: 'https://orders.example.com' },
  };
});
afterEach(() => sandbox.close());
afterAll(() => database.drop());

const run = () => keepSubscriptions.run({}, context);
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000);
};

async function addAccount(carrier: string, credentials: Record<string, string>, status = 'working') {
  const input = { carrier, name: carrier, credentials, requestsPerHour: 100_000 };
  const { id } = await createCarrierAccount(database.db, merchantId, keyring, input);
  await database.db.$client`update carrier_accounts set status = ${status} where id = ${id}`;
  return id;
}

async function addParcel(accountId: string, trackingNumber: string, status = 'in_transit') {
  const parcel = { carrier: 'ups', trackingNumber, shipDateStart: '2026-11-01', accountId };
  const { id } = await createShipment(database.db, merchantId, { ...parcel, nextPollAt: now });
  await database.db.$client`update shipments set status = ${status} where id = ${id}`;
  return id;
}

async function subscriptions() {
  return database.db.$client`select account_id, shipment_id, state, carrier_subscription_id, last_error,
    last_error_reason, expires_at, next_try_at from push_subscriptions order by shipment_id nulls first, id`;
}

/** Calls about subscriptions that reached the carrier: method and status. */
function calls() {
  return sandbox.requests
    .list()
    .filter(({ endpoint }) => endpoint === 'other')
    .map(({ method, status }) => `${method} ${status}`);
}

describe('the subscription of an account', () => {
  test('is made once, renewed before it ends, and survives that the carrier lost it', async () => {
    const accountId = await addAccount('usps', uspsCredentials);
    await run();
    await run();
    expect(calls()).toEqual(['POST 201']);
    const [made] = await subscriptions();
    expect(made).toMatchObject({
      account_id: accountId,
      shipment_id: null,
      state: 'active',
      last_error: null,
    });
    expect(Date.parse(made?.expires_at)).toBe(Date.parse('2026-11-24T12:00:00Z'));
    later(2.1);
    await run();
    // It exists already, which is as good.
    expect(calls()).toEqual(['POST 201', 'POST 400']);
    const [renewed] = await subscriptions();
    expect(renewed?.carrier_subscription_id).toBe(made?.carrier_subscription_id);
    expect(Date.parse(renewed?.expires_at)).toBe(now.getTime() + 4 * 86_400_000);
    await sandbox.close();
    sandbox = await createSandbox();
    later(2.1);
    await run();
    // The carrier has forgotten our token, too.
    expect(calls()).toEqual(['POST 401', 'POST 201']);
    expect((await subscriptions())[0]?.state).toBe('active');
  });

  test.each([
    ['its credentials do not work', 'failing', 'https://orders.example.com'],
    ['its credentials were never tried', 'untested', 'https://orders.example.com'],
    ['it is switched off', 'disabled', 'https://orders.example.com'],
    ['carriers cannot reach this server', 'working', null],
  ])('is not made while %s', async (_name, status, pushOrigin) => {
    await addAccount('usps', uspsCredentials, status);
    context = { ...context, pushOrigin };
    await run();
    expect(calls()).toEqual([]);
    expect(await subscriptions()).toEqual([]);
  });

  test('names what is missing, asks nobody meanwhile, and tries again after hours', async () => {
    await addAccount('usps', sandboxCredentials.usps);
    await run();
    expect(calls()).toEqual([]);
    const [row] = await subscriptions();
    expect(row).toMatchObject({ state: 'refused', last_error_reason: 'missing_credential:mailerId' });
    expect(Date.parse(row?.next_try_at)).toBe(now.getTime() + 6 * 3_600_000);
  });

  test('says which scope the app lacks', async () => {
    const poor = { ...uspsCredentials, ...sandboxCredentials.uspsWithoutTracking };
    await addAccount('usps', poor);
    await run();
    const reason = 'missing_scope:subscriptions-tracking';
    expect(await subscriptions()).toMatchObject([
      { state: 'refused', last_error: 'not_permitted', last_error_reason: reason },
    ]);
  });

  test('that the carrier cannot make now is tried later and later, and is made when it can', async () => {
    await addAccount('usps', uspsCredentials);
    sandbox.faults.add({ carrier: 'usps', mode: '500', endpoint: 'other' });
    const waits: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      await run();
      await run();
      const [row] = await subscriptions();
      expect(row).toMatchObject({ state: 'failing', last_error: 'unavailable' });
      waits.push(Math.round((Date.parse(row?.next_try_at) - now.getTime()) / 60_000));
      now = new Date(row?.next_try_at);
    }
    expect(waits).toEqual([10, 20, 40, 80]);
    expect(calls()).toHaveLength(4);
    sandbox.faults.clear();
    await run();
    expect(await subscriptions()).toMatchObject([{ state: 'active', last_error: null, next_try_at: null }]);
  });

  test('that our own quota has no request left for is only put off', async () => {
    const id = await addAccount('usps', uspsCredentials);
    await database.db
      .$client`update carrier_accounts set requests_per_hour = 1, tokens = 0, refilled_at = now() where id = ${id}`;
    await run();
    expect(await subscriptions()).toEqual([]);
  });

  test('ends when the account is switched off, and begins anew when it is on again', async () => {
    const id = await addAccount('usps', uspsCredentials);
    await run();
    await database.db.$client`update carrier_accounts set status = 'disabled' where id = ${id}`;
    sandbox.faults.add({ carrier: 'usps', mode: '503', endpoint: 'other', retryAfterSeconds: 60 });
    await run();
    expect((await subscriptions())[0]?.state).toBe('failing');
    sandbox.faults.clear();
    later(1);
    await run();
    await run();
    expect(calls()).toEqual(['POST 201', 'DELETE 503', 'DELETE 204']);
    expect(await subscriptions()).toMatchObject([{ state: 'ended', expires_at: null }]);
    await database.db.$client`update carrier_accounts set status = 'working' where id = ${id}`;
    await run();
    expect((await subscriptions())[0]?.state).toBe('active');
  });

  test('ends when the account is removed, which a carrier that is down does not prevent', async () => {
    const first = await addAccount('usps', uspsCredentials);
    await run();
    expect(await removeCarrierAccount(context, merchantId, first)).toEqual({ isCancelled: true });
    expect(calls()).toEqual(['POST 201', 'DELETE 204']);
    expect(await subscriptions()).toEqual([]);
    const second = await addAccount('usps', uspsCredentials);
    await run();
    sandbox.faults.add({ carrier: 'usps', mode: 'hang', endpoint: 'other' });
    expect(await removeCarrierAccount(context, merchantId, second)).toEqual({ isCancelled: false });
    expect(await database.db.$client`select 1 from carrier_accounts`).toHaveLength(0);
    expect(await removeCarrierAccount(context, merchantId, second)).toBeNull();
    const other = (await createMerchant(database.db, { slug: `other-${shops}`, name: 'Other' })).id;
    const third = await addAccount('usps', uspsCredentials);
    expect(await removeCarrierAccount(context, other, third)).toBeNull();
    expect(await database.db.$client`select 1 from carrier_accounts`).toHaveLength(1);
  });
});

describe('subscriptions of parcels', () => {
  const number = (index: number) => `1ZD00R5703${String(index).padStart(8, '0')}`;

  test('are made for those that move, in batches, and again two days before they end', async () => {
    const accountId = await addAccount('ups', sandboxCredentials.ups);
    const moving: string[] = [];
    for (let index = 0; index < 101; index += 1) moving.push(await addParcel(accountId, number(index)));
    await addParcel(accountId, number(200), 'delivered');
    const waybill = await addParcel(accountId, 'K1506235620');
    await run();
    await run();
    expect(calls()).toEqual(['POST 200', 'POST 200']);
    const rows = await subscriptions();
    const active = rows.filter(({ shipment_id, state }) => shipment_id && state === 'active');
    expect(active.map((row) => row.shipment_id).sort()).toEqual(moving.toSorted());
    expect(Date.parse(active[0]?.expires_at)).toBe(now.getTime() + 14 * 86_400_000);
    expect(rows.find((row) => row.shipment_id === waybill)).toMatchObject({ state: 'refused' });

    await database.db
      .$client`update shipments set status = 'delivered' where id <> all (${moving.slice(0, 3)})`;
    later(11.9);
    await run();
    expect(calls()).toHaveLength(2);
    expect(
      (await subscriptions()).filter(({ shipment_id, state }) => shipment_id && state === 'active'),
    ).toHaveLength(3);
    later(0.2);
    await run();
    expect(calls()).toHaveLength(3);
    const renewed = (await subscriptions()).filter(
      ({ shipment_id, state }) => shipment_id && state === 'active',
    );
    for (const row of renewed) expect(Date.parse(row.expires_at)).toBe(now.getTime() + 14 * 86_400_000);
  });

  test('that fail are tried later, with one call and not one for each', async () => {
    const accountId = await addAccount('ups', sandboxCredentials.ups);
    for (let index = 0; index < 150; index += 1) await addParcel(accountId, number(index));
    sandbox.faults.add({ carrier: 'ups', mode: '429', endpoint: 'other', retryAfterSeconds: 1_800 });
    await run();
    await run();
    expect(calls()).toEqual(['POST 429']);
    const [row, ...parcels] = await subscriptions();
    expect(row).toMatchObject({ shipment_id: null, state: 'failing', last_error: 'rate_limited' });
    expect(Date.parse(row?.next_try_at)).toBe(now.getTime() + 1_800_000);
    expect(parcels).toEqual([]);
    sandbox.faults.clear();
    later(1);
    await run();
    expect(calls()).toEqual(['POST 429', 'POST 200', 'POST 200']);
  });

  test('end with the account', async () => {
    const accountId = await addAccount('ups', sandboxCredentials.ups);
    await addParcel(accountId, number(1));
    await run();
    await database.db.$client`update carrier_accounts set status = 'disabled' where id = ${accountId}`;
    await run();
    expect((await subscriptions()).map(({ state }) => state)).toEqual(['ended', 'ended']);
    expect(calls()).toEqual(['POST 200']);
  });
});

test('an account that was there before its carrier could push gets its keys, and one that has them keeps them', async () => {
  const id = await addAccount('usps', uspsCredentials);
  const keys = () =>
    database.db
      .$client`select push_secret, inbound_key, inbound_key_hash from carrier_accounts where id = ${id}`;
  await database.db
    .$client`update carrier_accounts set push_secret = null, inbound_key = null, inbound_key_hash = null`;
  await run();
  const [given] = await keys();
  expect(given?.inbound_key_hash).toMatch(/^[0-9a-f]{64}$/);
  await run();
  expect((await keys())[0]).toEqual(given);
  expect(await subscriptions()).toHaveLength(1);
});

test('one account that cannot be kept does not hold up the others', async () => {
  const broken = await addAccount('usps', uspsCredentials);
  await database.db
    .$client`update carrier_accounts set credentials = '{"clientId":"not sealed"}' where id = ${broken}`;
  const good = await addAccount('usps', uspsCredentials);
  await run();
  expect(await subscriptions()).toMatchObject([{ account_id: good, state: 'active' }]);
});
