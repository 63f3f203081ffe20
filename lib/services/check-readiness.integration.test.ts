import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { closeDatabase, createDatabase } from '@/lib/db/client';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { checkReadiness } from './check-readiness';

let database: TestDatabase;

beforeAll(async () => {
  vi.stubEnv('LOG_LEVEL', 'silent');
  database = await createTestDatabase();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.drop();
});

const check = () => checkReadiness(() => database.db);

test('the lag counts parcels that could be asked about, and no others', async () => {
  const { db } = database;
  expect(await check()).toEqual({ status: 'ok', database: 'ok', oldestDueSeconds: 0 });
  const { id: merchantId } = await createMerchant(db, { slug: 'ready', name: 'Shop' });
  const keyring = new Map([['k1', randomBytes(32)]]);
  const add = async (trackingNumber: string, minutes: number, status: string | null, hold = 'null') => {
    const account = { carrier: 'usps', name: status ?? 'none', credentials: {} };
    const accountId = status && (await createCarrierAccount(db, merchantId, keyring, account)).id;
    if (accountId) {
      await db.$client`update carrier_accounts set status = ${status} where id = ${accountId}`;
      await db.$client.unsafe(`update carrier_accounts set refilled_at = ${hold} where id = $1`, [accountId]);
    }
    const nextPollAt = new Date(Date.now() - minutes * 60_000);
    const parcel = { carrier: 'usps', shipDateStart: '2026-03-01', trackingNumber, nextPollAt, accountId };
    await createShipment(db, merchantId, parcel);
  };
  await add('1', 50, null);
  await add('2', 40, 'disabled');
  await add('3', 30, 'failing');
  await add('4', 20, 'working', "now() + interval '5 minutes'");
  expect((await check()).oldestDueSeconds).toBe(0);
  await add('5', 10, 'working', "now() - interval '1 minute'");
  expect((await check()).oldestDueSeconds).toBeGreaterThanOrEqual(600);
  expect((await check()).oldestDueSeconds).toBeLessThan(660);
});

test('a database without the newest migration is not ready, a newer one is', async () => {
  const { db } = database;
  await db.$client`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`;
  expect((await check()).status).toBe('ok');
  await db.$client`delete from drizzle.__drizzle_migrations
    where id <> (select min(id) from drizzle.__drizzle_migrations)`;
  expect(await check()).toMatchObject({ status: 'unavailable', database: 'not_migrated' });
  await db.$client`drop table drizzle.__drizzle_migrations`;
  expect(await check()).toMatchObject({ status: 'unavailable', database: 'not_migrated' });
});

test('a database that does not answer is said to be away, whatever it said', async () => {
  const away = createDatabase('postgres://nobody:nothing@127.0.0.1:1/none', { max: 1 });
  expect(await checkReadiness(() => away)).toEqual({
    ...{ status: 'unavailable', database: 'unreachable', oldestDueSeconds: null },
  });
  await closeDatabase(away);
});
