import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createLogger } from '@/lib/log';
import { keepHouse } from './keep-house';
import { sweep } from './sweep';

let database: TestDatabase;
let merchantId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  merchantId = (await createMerchant(database.db, { slug: 'house', name: 'Shop' })).id;
});
afterAll(() => database.drop());

function context() {
  return { db: database.db, log: createLogger({ level: 'silent' }), now: () => new Date() };
}

async function addParcel(carrier: string, trackingNumber: string): Promise<string> {
  const parcel = {
    carrier,
    trackingNumber,
    shipDateStart: '2026-03-01',
    nextPollAt: new Date(Date.now() - 1_000),
  };
  return (await createShipment(database.db, merchantId, parcel)).id;
}

async function poll(id: string) {
  const [row] = await database.db
    .$client`select account_id, system_state from shipment_polls where shipment_id = ${id}`;
  return row;
}

describe('the sweep', () => {
  test('says why a parcel without an account is not asked about, and finds the account that comes later', async () => {
    const usps = await addParcel('usps', '9400100000000000000058');
    const other = await addParcel('nobody-names-it', 'X123456789012');
    await sweep.run({}, context());
    expect(await poll(usps)).toEqual({ account_id: null, system_state: 'no_credentials' });
    expect(await poll(other)).toEqual({ account_id: null, system_state: 'unsupported_carrier' });

    const account = { carrier: 'usps', name: 'USPS', credentials: { clientId: 'a', clientSecret: 'b' } };
    const keyring = new Map([['k1', randomBytes(32)]]);
    const { id } = await createCarrierAccount(database.db, merchantId, keyring, account);
    await sweep.run({}, context());
    expect((await poll(usps))?.account_id).toBe(id);
    expect((await poll(other))?.account_id).toBeNull();
  });
});

describe('housekeeping', () => {
  test('drops raw answers and pushes after a month and counters that have run out, and nothing younger', async () => {
    const { $client } = database.db;
    for (const [id, days] of [
      ['raw_old', 31],
      ['raw_new', 29],
    ] as const) {
      await $client`insert into raw_payloads (id, merchant_id, carrier, source, body, received_at)
        values (${id}, ${merchantId}, 'usps', 'poll', '{}', now() - make_interval(days => ${days}))`;
    }
    const account = { carrier: 'ups', name: 'UPS', credentials: {} };
    const keyring = new Map([['k1', randomBytes(32)]]);
    const { id: accountId } = await createCarrierAccount(database.db, merchantId, keyring, account);
    for (const [hash, days] of [
      ['old', 31],
      ['new', 29],
    ] as const) {
      await $client`insert into inbound_deliveries (merchant_id, account_id, body_hash, raw_payload_id, received_at)
        values (${merchantId}, ${accountId}, ${hash}, 'raw', now() - make_interval(days => ${days}))`;
    }
    await $client`insert into rate_limits (key, points, expire) values
      ('old', 1, now() - interval '1 minute'), ('new', 1, now() + interval '1 minute')`;
    await keepHouse.run({}, context());
    expect((await $client`select id from raw_payloads`).map(({ id }) => id)).toEqual(['raw_new']);
    expect((await $client`select body_hash from inbound_deliveries`).map((row) => row.body_hash)).toEqual([
      'new',
    ]);
    expect((await $client`select key from rate_limits`).map(({ key }) => key)).toEqual(['new']);
  });

  test('lets go of wishes for updates that came to nothing, have ended, or whose parcel has; keeps the others', async () => {
    const { $client } = database.db;
    const [open, over] = [
      await addParcel('ups', '1Z0000000000000001'),
      await addParcel('ups', '1Z0000000000000002'),
    ];
    await $client`update shipments set status = 'delivered', last_event_at = now() - interval '40 days'
      where id = ${over}`;
    const wishes = [
      ...[
        { id: 'pending_old', parcel: open, status: 'pending', days: 40 },
        { id: 'pending_new', parcel: open, status: 'pending', days: 2 },
        { id: 'ended_old', parcel: open, status: 'ended', days: 40 },
        { id: 'ended_new', parcel: open, status: 'ended', days: 2 },
      ],
      ...[
        { id: 'active_old', parcel: open, status: 'active', days: 90 },
        { id: 'active_over', parcel: over, status: 'active', days: 90 },
        { id: 'active_late', parcel: over, status: 'active', days: 2 },
      ],
    ];
    for (const { id, parcel, status, days } of wishes) {
      await $client`insert into subscriptions
        (id, merchant_id, shipment_id, channel, address_sealed, address_hash, locale, status, token, requested_at, ended_at)
        select ${id}, ${merchantId}, ${parcel}, 'email', 'sealed', ${id}, 'en', ${status}, ${id}, at,
          case when ${status} = 'ended' then at end
        from (select now() - make_interval(days => ${days}) as at) as asked`;
    }
    await keepHouse.run({}, context());
    expect((await $client`select id from subscriptions order by id`).map(({ id }) => id)).toEqual([
      ...['active_late', 'active_old', 'ended_new', 'pending_new'],
    ]);
  });

  test('forgets shared links a month after their end, and none before', async () => {
    const { $client } = database.db;
    const parcel = await addParcel('ups', '1Z0000000000000003');
    for (const [id, days] of [
      ['long_over', -40],
      ['just_over', -2],
      ['in_force', 5],
    ] as const) {
      await $client`insert into share_links (id, merchant_id, shipment_id, token, expires_at)
        values (${id}, ${merchantId}, ${parcel}, ${id}, now() + make_interval(days => ${days}))`;
    }
    await keepHouse.run({}, context());
    expect((await $client`select id from share_links order by id`).map(({ id }) => id)).toEqual([
      ...['in_force', 'just_over'],
    ]);
  });

  test('makes the partitions of the coming months', async () => {
    const { $client } = database.db;
    const count = () =>
      $client`select count(*)::int as n from pg_inherits where inhparent = 'events'::regclass`;
    const [before] = await count();
    await $client.unsafe(`do $$ declare name text := 'events_' || to_char(now() + interval '3 months', 'YYYYMM');
      begin execute format('drop table %I', name); end $$`);
    await keepHouse.run({}, context());
    expect((await count())[0]).toEqual(before);
  });
});
