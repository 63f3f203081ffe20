import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMerchant, findShop } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createMeteredEngine } from '@/lib/services/metered-engine';
import { createRateLimiter } from '@/lib/services/rate-limit';
import { requestUpdates } from '@/lib/services/request-updates';
import type { ShopContext } from './context';
import { runShopCommand } from './run-shop-command';

const now = new Date('2026-11-21T12:00:00Z');
const keyring = new Map([['k1', randomBytes(32)]]);
let database: TestDatabase;
let context: ShopContext;
let merchantId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  merchantId = (await createMerchant(db, { slug: 'tea', name: 'Tea & Co' })).id;
  context = {
    ...{ db, carriers: [], appUrl: 'https://orders.example.com', publicDir: '.', now: () => now },
    ...{ keyring, engine: createMeteredEngine(db), pushOrigin: null, readSecret: async () => '' },
  };
});
afterAll(() => database.drop());

const run = (...argv: string[]) => runShopCommand(argv, context);

test('updates are off until the shop switches them on', async () => {
  const isOffered = async () => (await findShop(database.db, 'tea'))?.offersUpdates;
  expect(await isOffered()).toBe(false);
  expect((await run('updates', 'on')).join()).toContain('sends nothing yet');
  expect(await isOffered()).toBe(true);
  await run('updates', 'off');
  expect(await isOffered()).toBe(false);
  await expect(run('updates', 'maybe')).rejects.toThrow('"on" or "off"');
  await expect(run('updates')).rejects.toThrow('--state is missing');
});

test('who has asked is listed, the address masked, with the page that confirms it', async () => {
  expect(await run('subscriptions')).toEqual(['Nobody has asked Tea & Co for updates.']);
  const { db } = database;
  const parcel = { carrier: 'usps', trackingNumber: '940010000000001', shipDateStart: '2026-11-01' };
  const { token } = await createShipment(db, merchantId, { ...parcel, nextPollAt: null });
  const input = { isOffered: true, token, email: 'ann@example.com', locale: 'vi' as const, ip: '192.0.2.1' };
  await requestUpdates({ db, keyring, limiter: createRateLimiter(db, keyring) }, merchantId, input, now);
  const [row] = await db.$client<{ token: string }[]>`select token from subscriptions`;
  expect(await run('subscriptions')).toEqual([
    'pending  a…@example.com  parcel 940010000000001  asked 2026-11-21 12:00 UTC',
    `  https://orders.example.com/tea/vi/subscription/${row?.token}`,
  ]);
});
