import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createMerchant } from '@/lib/db/merchants';
import { countRatings, listComments } from '@/lib/db/ratings';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { type RateDeliveryInput, rateDelivery } from './rate-delivery';
import { createRateLimiter } from './rate-limit';

const keyring = new Map([['k1', randomBytes(32)]]);
let database: TestDatabase;
let merchantId: string;
let token: string;
let moving: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  merchantId = (await createMerchant(db, { slug: 'rated', name: 'Shop' })).id;
  const row = { carrier: 'usps', shipDateStart: '2026-11-01', nextPollAt: null };
  token = (await createShipment(db, merchantId, { ...row, trackingNumber: 'A' })).token;
  moving = (await createShipment(db, merchantId, { ...row, trackingNumber: 'B' })).token;
  await db.$client`update shipments set snapshot = snapshot || '{"status": "delivered"}' where token = ${token}`;
});
afterAll(() => database.drop());
beforeEach(() => database.db.$client`delete from rate_limits`);

function rate(input: Partial<RateDeliveryInput>) {
  const { db } = database;
  const services = { db, limiter: createRateLimiter(db, keyring) };
  const usual: RateDeliveryInput = { token, stars: '5', comment: '', locale: 'en', ip: '192.0.2.1' };
  return rateDelivery(services, merchantId, { ...usual, ...input }, new Date());
}

test('a parcel has one rating: the newest, comment and all', async () => {
  expect(await rate({ stars: '2', comment: 'Wet.' })).toEqual({ ok: true, stars: 2 });
  expect(await listComments(database.db, merchantId, 9)).toMatchObject([
    { stars: 2, comment: 'Wet.', token },
  ]);
  expect(await rate({ stars: '4' })).toEqual({ ok: true, stars: 4 });
  expect(await countRatings(database.db, merchantId)).toEqual([{ stars: 4, count: 1 }]);
  expect(await listComments(database.db, merchantId, 9)).toEqual([]);
});

test.each([
  [{ stars: '' }, 'missing'],
  [{ stars: '6' }, 'missing'],
  [{ stars: '0' }, 'missing'],
  [{ stars: '4.5' }, 'missing'],
  [{ comment: 'x'.repeat(1_001) }, 'too_long'],
  [{ token: 'x'.repeat(22) }, 'not_found'],
])('%j is refused: %s', async (input, error) => {
  expect(await rate(input)).toEqual({ ok: false, error });
});

test('a comment is as long as the browser counts it, with one for each line break', async () => {
  expect(await rate({ comment: `${'x\r\n'.repeat(499)}yz` })).toMatchObject({ ok: true });
});

test('only what has been delivered is rated', async () => {
  expect(await rate({ token: moving })).toEqual({ ok: false, error: 'not_now' });
});

test('the twenty-first rating in an hour has to wait', async () => {
  for (let sent = 0; sent < 20; sent += 1) await rate({});
  expect(await rate({})).toEqual({ ok: false, error: 'rate_limited' });
});
