import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { requestRefresh } from './request-refresh';

let database: TestDatabase;
let merchantId: string;
let shipmentId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  merchantId = (await createMerchant(db, { slug: 'refresh', name: 'Shop' })).id;
  const account = { carrier: 'usps', name: 'USPS', credentials: { clientId: 'a', clientSecret: 'b' } };
  const keyring = new Map([['k1', randomBytes(32)]]);
  const { id: accountId } = await createCarrierAccount(db, merchantId, keyring, account);
  ({ id: shipmentId } = await createShipment(db, merchantId, {
    ...{ carrier: 'usps', trackingNumber: '9400100000000000000058', shipDateStart: '2026-03-01' },
    ...{ accountId, nextPollAt: null },
  }));
});
afterAll(() => database.drop());

async function given(status: string, polledMinutesAgo: number | null): Promise<void> {
  const { $client } = database.db;
  await $client`update shipments set status = ${status} where id = ${shipmentId}`;
  await $client`update shipment_polls set next_poll_at = now() + interval '2 hours', leased_until = null,
    consecutive_failures = 0, last_polled_at = now() - make_interval(mins => ${polledMinutesAgo})`;
}

function request(pollScale = 1, id = shipmentId) {
  return requestRefresh(database.db, merchantId, id, { pollScale });
}

async function minutesToNextPoll(): Promise<number> {
  const [row] = await database.db.$client`select
    extract(epoch from next_poll_at - now())::float8 / 60 as minutes from shipment_polls`;
  return row?.minutes ?? Number.NaN;
}

describe('an open page asks for news', () => {
  beforeEach(() => given('in_transit', 31));

  test('and what is old for its stage is due at once', async () => {
    expect(await request()).toEqual({ isUnderWay: true });
    expect(await minutesToNextPoll()).toBeLessThanOrEqual(0);
  });

  test.each([
    ['in_transit', 29],
    ['out_for_delivery', 9],
    ['label_created', 59],
    ['delivered', 350],
  ])('and what is fresh for its stage stays as it is: %s, %d minutes', async (status, minutes) => {
    await given(status, minutes);
    expect(await request()).toEqual({ isUnderWay: false });
    expect(await minutesToNextPoll()).toBeGreaterThan(100);
  });

  test('and a parcel that was never asked about is due at once', async () => {
    await given('pending', null);
    expect(await request()).toEqual({ isUnderWay: true });
  });

  test('and fifty pages at the same moment make one refresh, of which all hear', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => request()));
    expect(answers.every(({ isUnderWay }) => isUnderWay)).toBe(true);
    // The worker takes it and finishes; the pages ask again.
    await database.db
      .$client`update shipment_polls set last_polled_at = now(), next_poll_at = now() + interval '2 hours'`;
    const again = await Promise.all(Array.from({ length: 50 }, () => request()));
    expect(again.some(({ isUnderWay }) => isUnderWay)).toBe(false);
  });

  test('and a refresh under way is not asked for again', async () => {
    await database.db.$client`update shipment_polls set leased_until = now() + interval '30 seconds'`;
    expect(await request()).toEqual({ isUnderWay: true });
    expect(await minutesToNextPoll()).toBeGreaterThan(100);
  });

  test('and a parcel whose last poll failed keeps its back-off', async () => {
    await database.db.$client`update shipment_polls set consecutive_failures = 1`;
    expect(await request()).toEqual({ isUnderWay: false });
    expect(await minutesToNextPoll()).toBeGreaterThan(100);
  });

  test('and a parcel that is not polled any more stays at rest', async () => {
    await database.db.$client`update shipment_polls set next_poll_at = null`;
    expect(await request()).toEqual({ isUnderWay: false });
  });

  test('and in a demo news are wanted sooner', async () => {
    await given('in_transit', 1);
    expect(await request(0.01)).toEqual({ isUnderWay: true });
  });

  test("and another shop's parcel is none of its business", async () => {
    expect(await requestRefresh(database.db, 'mer_other', shipmentId, { pollScale: 1 })).toEqual({
      isUnderWay: false,
    });
    expect(await minutesToNextPoll()).toBeGreaterThan(100);
  });
});
