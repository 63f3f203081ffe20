import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { listRoutingRows } from '@/lib/db/carrier-routes';
import { createMerchant } from '@/lib/db/merchants';
import { getPushKeys } from '@/lib/db/push-accounts';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { jobs } from '@/lib/jobs/jobs';
import { installQueues } from '@/lib/jobs/queue';
import { readPush } from '@/lib/jobs/read-push';
import { createLogger } from '@/lib/log';
import { openInboundUrl } from '@/lib/push-keys';
import { chooseRoute } from './choose-route';
import { createMeteredEngine } from './metered-engine';
import type { PushContext } from './push-context';
import { receivePush } from './receive-push';
import { replaceCarrierAccounts } from './replace-carrier-accounts';

const keyring = new Map([['k1', randomBytes(32)]]);
let database: TestDatabase;
let context: PushContext;
let merchantId: string;
let shops = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  await installQueues(database.url, jobs);
  const { db } = database;
  context = {
    ...{ db, keyring, carriers, log: createLogger({ level: 'silent' }), now: () => new Date() },
    // Nobody is there: what must be asked fails at once.
    engine: createMeteredEngine(db, { baseUrlFor: () => 'http://127.0.0.1:1', retryDelayMs: 1 }),
    ...{ random: Math.random, pollScale: 1, pushOrigin: null },
  };
});
beforeEach(async () => {
  shops += 1;
  merchantId = (await createMerchant(database.db, { slug: `replace-${shops}`, name: 'Shop' })).id;
});
afterAll(() => database.drop());

async function addAccount(carrier: string, requestsPerHour: number | null = null) {
  const input = { carrier, name: carrier, credentials: {}, requestsPerHour };
  return (await createCarrierAccount(database.db, merchantId, keyring, input)).id;
}

const replace = (accountId: string, carrier: string) =>
  replaceCarrierAccounts(context, merchantId, { accountId, carrier });

async function addressOf(accountId: string) {
  const keys = await getPushKeys(database.db, merchantId, accountId);
  if (!keys) throw new Error('the account has no keys');
  return openInboundUrl(keyring, 'https://orders.example.com', keys);
}

test('an account that takes another’s place keeps the address that pushes go to', async () => {
  const older = await addAccount('viettelpost');
  const address = await addressOf(older);
  const newer = await addAccount('viettelpost');
  expect(await replace(newer, 'viettelpost')).toBe(1);
  expect(await addressOf(newer)).toBe(address);
});

test('unless its key of encryption is gone: then its own address is the one that works', async () => {
  const lost = new Map([['k0', randomBytes(32)]]);
  const input = { carrier: 'viettelpost', name: 'viettelpost', credentials: {} };
  await createCarrierAccount(database.db, merchantId, lost, input);
  const newer = await addAccount('viettelpost');
  const address = await addressOf(newer);
  expect(await replace(newer, 'viettelpost')).toBe(1);
  expect(await addressOf(newer)).toBe(address);
});

test('and the routes that the merchant chose for the other', async () => {
  const older = await addAccount('aftership');
  await addAccount('usps');
  expect(await chooseRoute(database.db, merchantId, { carrier: 'usps', accountId: older })).toMatchObject({
    ok: true,
  });
  const newer = await addAccount('aftership');
  await replace(newer, 'aftership');
  const rows = await listRoutingRows(database.db, merchantId);
  expect(rows.filter(({ chosenFor }) => chosenFor.length > 0)).toMatchObject([
    { id: newer, chosenFor: ['usps'] },
  ]);
});

test('and what is left of its quota: another secret is no second quota', async () => {
  const older = await addAccount('usps', 120);
  const ahead = new Date(Date.now() + 60_000);
  await database.db.$client`update carrier_accounts
    set tokens = 0, refilled_at = ${ahead.toISOString()}::timestamptz,
      next_request_at = ${ahead.toISOString()}::timestamptz where id = ${older}`;
  const newer = await addAccount('usps');
  await database.db.$client`update carrier_accounts set tokens = 4, refilled_at = now() where id = ${newer}`;
  await replace(newer, 'usps');
  const [row] = await database.db.$client`select tokens, requests_per_hour,
    refilled_at = ${ahead.toISOString()}::timestamptz as is_held, next_request_at > now() as is_paced
    from carrier_accounts where id = ${newer}`;
  expect(row).toEqual({ tokens: 0, is_held: true, is_paced: true, requests_per_hour: 120 });
});

test('and its parcels, which are asked about at once only where the older one had asked in vain', async () => {
  const older = await addAccount('usps');
  const nextPollAt = new Date(Date.now() + 3_600_000);
  const add = async (trackingNumber: string, systemState: 'ok' | 'no_credentials') => {
    const parcel = { carrier: 'usps', trackingNumber, shipDateStart: '2026-11-01', accountId: older };
    return (await createShipment(database.db, merchantId, { ...parcel, nextPollAt, systemState })).id;
  };
  const good = await add('9400190000012300000014', 'ok');
  const bad = await add('9400190000012300000021', 'no_credentials');
  const newer = await addAccount('usps');
  await replace(newer, 'usps');
  const rows = await database.db.$client`select shipment_id, account_id, next_poll_at > now() as waits
    from shipment_polls where merchant_id = ${merchantId}`;
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual({ shipment_id: good, account_id: newer, waits: true });
  expect(rows).toContainEqual({ shipment_id: bad, account_id: newer, waits: false });
});

test('a push that was taken and not yet read is read for the new account', async () => {
  const older = await addAccount('viettelpost');
  const { pathname } = new URL(await addressOf(older));
  const [key = ''] = pathname.split('/').slice(-1);
  const body = '{"DATA":{"ORDER_NUMBER":"10001","ORDER_STATUS":501},"TOKEN":"x"}';
  const taken = await receivePush(context, {
    ...{ carrier: 'viettelpost', key, headers: new Headers(), query: new URLSearchParams() },
    ...{ body: new Blob([body]).stream(), address: '192.0.2.1' },
  });
  expect(taken).toEqual({ kind: 'taken' });
  const newer = await addAccount('viettelpost');
  await replace(newer, 'viettelpost');
  const queued = await database.db.$client<{ data: { accountId: string; bodyHash: string } }[]>`
    select data from pgboss.job where name = 'read-push' and data->>'merchantId' = ${merchantId}`;
  const job = queued.find(({ data }) => data.accountId === newer)?.data;
  if (!job) throw new Error('no job reads it');
  await readPush.run({ merchantId, ...job }, context);
  const rows = await database.db.$client`select account_id, read_at is not null as is_read
    from inbound_deliveries where merchant_id = ${merchantId}`;
  expect([...rows]).toEqual([{ account_id: newer, is_read: true }]);
});
