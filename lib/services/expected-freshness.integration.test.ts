import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Carrier } from '@/lib/carriers/carrier';
import { acme } from '@/lib/carriers/engine/test-acme';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { expectedFreshness } from './expected-freshness';

/** Ten an hour of which five at once: five an hour all day, three parcels each. */
const small: Carrier = {
  ...acme,
  api: { ...acme.api, limits: { requests: 10, perSeconds: 3_600, burst: 5 } },
};
const pushOnly: Carrier = { ...acme, code: 'ghtk', api: { ...acme.api, operations: [] } };
let database: TestDatabase;
let shop: string;
let accountId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  shop = (await createMerchant(database.db, { slug: 'fresh', name: 'Shop' })).id;
  accountId = await addAccount('acme');
});
afterAll(() => database.drop());

async function addAccount(carrier: string): Promise<string> {
  const account = { carrier, name: carrier, credentials: {} };
  return (await createCarrierAccount(database.db, shop, new Map([['k1', randomBytes(32)]]), account)).id;
}

const freshness = (merchantId = shop, id = accountId) =>
  expectedFreshness(database.db, merchantId, id, [small, pushOnly]);

test('a little load is checked as often as ever; twice what the quota gives, half as often', async () => {
  expect(await freshness()).toEqual({ minutes: 150, parcels: 0, load: 0 });
  for (let index = 0; index < 75; index += 1) {
    await createShipment(database.db, shop, {
      ...{ carrier: 'acme', trackingNumber: `N${index}`, shipDateStart: '2026-03-01', accountId },
      nextPollAt: new Date(),
    });
  }
  const { $client } = database.db;
  await $client`update shipments set status = 'in_transit', last_event_at = now() - interval '1 hour'`;
  // 75 parcels every 2.5 hours are 30 an hour.
  expect(await freshness()).toEqual({ minutes: 300, parcels: 75, load: 2 });
  await $client`update carrier_accounts set requests_per_hour = 35`;
  expect(await freshness()).toEqual({ minutes: 150, parcels: 75, load: expect.closeTo(1 / 3, 5) });
  await $client`update carrier_accounts set requests_per_hour = null`;
  await $client`update shipment_polls set last_push_at = now()`;
  expect((await freshness())?.load).toBeCloseTo(75 / 24 / 15, 5);
  await $client`update shipment_polls set next_poll_at = null`;
  expect(await freshness()).toEqual({ minutes: 150, parcels: 0, load: 0 });
});

test('an account that is only pushed to has none, and what is not there says so', async () => {
  expect(await freshness(shop, await addAccount('ghtk'))).toMatchObject({ minutes: null });
  expect(await freshness('mer_other')).toBeNull();
  expect(await freshness(shop, await addAccount('nobody'))).toBeNull();
});
