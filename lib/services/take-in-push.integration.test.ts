import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carriers as realCarriers } from '@/lib/carriers';
import type { PushedParcel } from '@/lib/carriers/push';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { getPushKeys } from '@/lib/db/push-accounts';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { jobs } from '@/lib/jobs/jobs';
import { installQueues } from '@/lib/jobs/queue';
import { createLogger } from '@/lib/log';
import { openInboundUrl } from '@/lib/push-keys';
import type { TrackingEvent } from '@/lib/tracking/event';
import { noFacts } from '@/lib/tracking/facts';
import { addShipment } from './add-shipment';
import { createMeteredEngine } from './metered-engine';
import type { PushContext } from './push-context';
import { receivePush } from './receive-push';
import { takeInPush } from './take-in-push';

const keyring = new Map([['k1', randomBytes(32)]]);
/** What the carriers of these tests read in any delivery. */
let pushed: PushedParcel[] = [];
/** All carriers that push, without their signatures: what is in a delivery is the test's to say. */
const carriers = realCarriers.map((carrier) => {
  const { push } = carrier.api;
  if (!push) return carrier;
  return {
    ...carrier,
    api: { ...carrier.api, push: { ...push, verify: () => 'genuine' as const, parse: () => pushed } },
  };
});
let database: TestDatabase;
let context: PushContext;
let merchantId: string;
let now: Date;
let shops = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  await installQueues(database.url, jobs);
  const { db } = database;
  context = {
    ...{ db, keyring, carriers, log: createLogger({ level: 'silent' }), now: () => now },
    engine: createMeteredEngine(db, { baseUrlFor: () => 'http://127.0.0.1:1', retryDelayMs: 1 }),
    ...{ random: Math.random, pollScale: 1, pushOrigin: null },
  };
});
beforeEach(async () => {
  shops += 1;
  now = new Date();
  merchantId = (await createMerchant(database.db, { slug: `take-in-${shops}`, name: 'Shop' })).id;
});
afterAll(() => database.drop());

async function addAccount(carrier: string) {
  const input = { carrier, name: carrier, credentials: {} };
  return (await createCarrierAccount(database.db, merchantId, keyring, input)).id;
}

async function addParcel(carrier: string, trackingNumber: string, accountId: string | null) {
  const shipDateStart = new Date(now.getTime() - 5 * 86_400_000).toISOString().slice(0, 10);
  const nextPollAt = new Date(now.getTime() + 3_600_000);
  const parcel = { carrier, trackingNumber, shipDateStart, accountId, nextPollAt };
  return (await addShipment(database.db, merchantId, parcel, now)).id;
}

/** What a carrier tells of a parcel by its first scan, an hour ago. */
function scanOf(trackingNumber: string, carrier: string | null): PushedParcel {
  const occurredAt = new Date(Math.floor(now.getTime() / 60_000) * 60_000 - 3_600_000).toISOString();
  const event: TrackingEvent = {
    ...{ meaning: 'in_transit.accepted', rule: 'test.code:A', origin: 'carrier', sequence: 0, place: null },
    ...{ localTime: occurredAt.slice(0, 19), utcOffset: '+00:00', occurredAt, carrierEventId: null },
    ...{ carrierCode: 'A', carrierText: 'Accepted' },
  };
  return { trackingNumber, carrier, update: { ...noFacts, trackingNumber, events: [event] } };
}

async function deliver(carrier: string, accountId: string, body = randomBytes(8).toString('hex')) {
  const keys = await getPushKeys(database.db, merchantId, accountId);
  if (!keys) throw new Error('the account has no keys');
  const [key = ''] = openInboundUrl(keyring, '', keys).split('/').slice(-1);
  return receivePush(context, {
    ...{ carrier, key, headers: new Headers(), query: new URLSearchParams() },
    ...{ body: new Blob([body]).stream(), address: '192.0.2.1' },
  });
}

/** Runs the jobs that wait for this shop's deliveries, and forgets them. Returns the errors. */
async function runJobs(): Promise<unknown[]> {
  const queued = await database.db.$client<{ data: { accountId: string; bodyHash: string } }[]>`
    delete from pgboss.job where name = 'read-push' and data->>'merchantId' = ${merchantId} returning data`;
  const runs = queued.map(({ data }) => takeInPush(context, merchantId, data));
  return (await Promise.allSettled(runs)).flatMap((run) => (run.status === 'rejected' ? [run.reason] : []));
}

async function stateOf(shipmentId: string) {
  const [row] = await database.db.$client`select s.status, p.last_push_at is not null as is_fed,
    p.next_poll_at <= now() as is_due from shipments s join shipment_polls p on p.shipment_id = s.id
    where s.id = ${shipmentId}`;
  return row;
}

describe('a push about a parcel that the shop has not added yet', () => {
  test('is read again when it is added: a carrier that cannot be asked does not tell twice', async () => {
    const accountId = await addAccount('viettelpost');
    pushed = [scanOf('VTP10001', 'viettelpost'), scanOf('VTP10002', 'viettelpost')];
    await deliver('viettelpost', accountId);
    await runJobs();
    const first = await addParcel('viettelpost', 'VTP10001', accountId);
    expect(await runJobs()).toEqual([]);
    expect(await stateOf(first)).toMatchObject({ status: 'in_transit', is_fed: true });
    const second = await addParcel('viettelpost', 'VTP10002', accountId);
    await runJobs();
    expect(await stateOf(second)).toMatchObject({ status: 'in_transit' });
    const [left] = await database.db.$client`select parcel_count,
      (select count(*)::int from unclaimed_pushes where merchant_id = ${merchantId}) as unclaimed
      from inbound_deliveries where merchant_id = ${merchantId}`;
    expect(left).toEqual({ parcel_count: 2, unclaimed: 0 });
  });

  test('stays another shop’s that adds the same number', async () => {
    const accountId = await addAccount('viettelpost');
    pushed = [scanOf('VTP10003', 'viettelpost')];
    await deliver('viettelpost', accountId);
    await runJobs();
    const mine = merchantId;
    merchantId = (await createMerchant(database.db, { slug: `other-${shops}`, name: 'Other' })).id;
    await addParcel('viettelpost', 'VTP10003', null);
    merchantId = mine;
    expect(
      await database.db.$client`select 1 from unclaimed_pushes where merchant_id = ${mine}`,
    ).toHaveLength(1);
  });

  test('is forgotten with its delivery', async () => {
    const accountId = await addAccount('viettelpost');
    pushed = [scanOf('VTP10004', 'viettelpost')];
    await deliver('viettelpost', accountId);
    await runJobs();
    await database.db.$client`delete from inbound_deliveries where merchant_id = ${merchantId}`;
    await addParcel('viettelpost', 'VTP10004', accountId);
    expect(await runJobs()).toEqual([]);
  });
});

test('a parcel that cannot be stored does not hold up the others of its delivery, which stays unread', async () => {
  const accountId = await addAccount('ups');
  const bad = await addParcel('ups', '1ZD00R570310100171', accountId);
  const good = await addParcel('ups', '1ZD00R570310100180', accountId);
  await database.db.$client.unsafe(
    `alter table shipment_polls add constraint broken check (shipment_id <> '${bad}' or last_push_at is null)`,
  );
  pushed = [scanOf('1ZD00R570310100171', 'ups'), scanOf('1ZD00R570310100180', 'ups')];
  await deliver('ups', accountId);
  try {
    expect(await runJobs()).toHaveLength(1);
  } finally {
    await database.db.$client.unsafe('alter table shipment_polls drop constraint broken');
  }
  expect(await stateOf(good)).toMatchObject({ status: 'in_transit' });
  const unread = await database.db
    .$client`select account_id, body_hash from inbound_deliveries where merchant_id = ${merchantId} and read_at is null`;
  expect(unread).toHaveLength(1);
});

test('an API tells of no parcel of a carrier that it does not speak for, even where it names none', async () => {
  const accountId = await addAccount('ups');
  const parcel = await addParcel('usps', '9400190000012300000014', null);
  pushed = [scanOf('9400190000012300000014', null), scanOf('9400190000012300000014', 'usps')];
  await deliver('ups', accountId);
  expect(await runJobs()).toEqual([]);
  expect(await stateOf(parcel)).toMatchObject({ status: 'pending', is_fed: false });
});

test('what another API tells of a parcel has it asked about, and makes later polls no rarer', async () => {
  const native = await addAccount('usps');
  const other = await addAccount('aftership');
  const parcel = await addParcel('usps', '9400190000012300000014', native);
  pushed = [scanOf('9400190000012300000014', 'usps')];
  await deliver('aftership', other);
  await runJobs();
  expect(await stateOf(parcel)).toMatchObject({ status: 'pending', is_fed: false, is_due: true });
});

test('characters that Postgres does not take spoil no push', async () => {
  const accountId = await addAccount('ups');
  const parcel = await addParcel('ups', '1ZD00R570310100171', accountId);
  pushed = [scanOf('1Z\0\ud800', 'ups'), scanOf('1ZD00R570310100171', 'ups')];
  await deliver('ups', accountId);
  expect(await runJobs()).toEqual([]);
  expect(await stateOf(parcel)).toMatchObject({ status: 'in_transit' });
});

describe('a delivery that comes again', () => {
  async function jobsWaiting() {
    return (
      await database.db
        .$client`select 1 from pgboss.job where name = 'read-push' and data->>'merchantId' = ${merchantId}`
    ).length;
  }

  test('after its job gave up gets another, and one only', async () => {
    const accountId = await addAccount('ups');
    await deliver('ups', accountId, 'the same');
    await database.db.$client`delete from pgboss.job where name = 'read-push'`;
    now = new Date(now.getTime() + 20 * 60_000);
    expect(await deliver('ups', accountId, 'the same')).toEqual({ kind: 'known' });
    expect(await deliver('ups', accountId, 'the same')).toEqual({ kind: 'known' });
    expect(await jobsWaiting()).toBe(1);
  });

  test('while its job is trying, or after it was read, gets none', async () => {
    const accountId = await addAccount('ups');
    pushed = [];
    await deliver('ups', accountId, 'the same');
    await deliver('ups', accountId, 'the same');
    expect(await jobsWaiting()).toBe(1);
    await runJobs();
    now = new Date(now.getTime() + 20 * 60_000);
    await deliver('ups', accountId, 'the same');
    expect(await jobsWaiting()).toBe(0);
  });
});
