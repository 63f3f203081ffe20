import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Carrier } from '@/lib/carriers/carrier';
import { acme } from '@/lib/carriers/engine/test-acme';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { listRoutingRows } from '@/lib/db/carrier-routes';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { listDueAccounts } from '@/lib/jobs/claim-due';
import { assignAccounts } from './assign-accounts';
import { chooseRoute } from './choose-route';
import { findAccount } from './find-account';
import { rerouteParcels } from './reroute-parcels';

const keyring = new Map([['k1', randomBytes(32)]]);
const own = (code: string): Carrier => ({
  ...acme,
  code,
  coverage: { keys: { [code]: code }, takesOthers: false },
});
const hub: Carrier = {
  ...own('hub'),
  kind: 'aggregator',
  coverage: { keys: { usps: '1', dhl: '2', ghtk: '3' }, takesOthers: true },
};
const express: Carrier = {
  ...own('mydhl'),
  coverage: { keys: { dhl: 'dhl' }, takesOthers: false, accepts: (number) => /^\d{10}$/.test(number) },
};
const pushOnly: Carrier = { ...own('ghtk'), api: { ...acme.api, operations: [] } };
const carriers = [own('usps'), hub, express, pushOnly];

let database: TestDatabase;
let shop: string;
let shops = 0;
let numbers = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.$client`delete from merchants`;
  shop = await addShop();
});

async function addShop(): Promise<string> {
  shops += 1;
  return (await createMerchant(database.db, { slug: `route-${shops}`, name: 'Shop' })).id;
}

async function addAccount(carrier: string, merchantId = shop): Promise<string> {
  const account = { carrier, name: carrier, credentials: { clientId: 'a', clientSecret: 'b' } };
  return (await createCarrierAccount(database.db, merchantId, keyring, account)).id;
}

async function addParcel(
  carrier: string,
  { trackingNumber, accountId = null }: { trackingNumber?: string; accountId?: string | null } = {},
): Promise<string> {
  numbers += 1;
  const { id } = await createShipment(database.db, shop, {
    ...{ carrier, trackingNumber: trackingNumber ?? `N${numbers}X`, shipDateStart: '2026-03-01', accountId },
    nextPollAt: new Date(Date.now() - 1_000),
  });
  return id;
}

async function poll(id: string) {
  const [row] = await database.db.$client`select *, next_poll_at <= now() as is_due from shipment_polls
    where shipment_id = ${id}`;
  return row;
}
const accountOf = async (id: string) => (await poll(id))?.account_id;
const choose = (carrier: string, accountId: string | null) =>
  chooseRoute(database.db, shop, { carrier, accountId }, carriers);
const sweep = () => assignAccounts(database.db, carriers);

describe('a route', () => {
  test('moves the parcels of its carrier at once, and new ones follow; taken back, they return', async () => {
    const usps = await addAccount('usps');
    const through = await addAccount('hub');
    const parcels = await Promise.all(
      Array.from({ length: 30 }, () => addParcel('usps', { accountId: usps })),
    );
    const other = await addParcel('dhl', { accountId: through });
    expect(await choose('usps', through)).toEqual({ ok: true, moved: 30 });
    expect(new Set(await Promise.all(parcels.map(accountOf)))).toEqual(new Set([through]));
    expect(await findAccount(database.db, shop, carriers, { carrier: 'usps', trackingNumber: 'X' })).toBe(
      through,
    );
    expect(await choose('usps', null)).toEqual({ ok: true, moved: 30 });
    expect(new Set(await Promise.all(parcels.map(accountOf)))).toEqual(new Set([usps]));
    expect(await accountOf(other)).toBe(through);
    expect((await listRoutingRows(database.db, shop)).flatMap(({ chosenFor }) => chosenFor)).toEqual([]);
  });

  test('leads only to an account of the shop that is on and answers for that carrier', async () => {
    const usps = await addAccount('usps');
    const through = await addAccount('hub');
    const foreign = await addAccount('hub', await addShop());
    expect(await choose('dhl', usps)).toEqual({ ok: false, problem: 'not_covered' });
    expect(await choose('dhl', foreign)).toEqual({ ok: false, problem: 'unknown_account' });
    await database.db.$client`update carrier_accounts set status = 'disabled' where id = ${through}`;
    expect(await choose('dhl', through)).toEqual({ ok: false, problem: 'account_disabled' });
    expect((await listRoutingRows(database.db, shop)).flatMap(({ chosenFor }) => chosenFor)).toEqual([]);
  });

  test('leaves the schedule of healthy parcels alone, and has those in trouble asked about at once', async () => {
    const usps = await addAccount('usps');
    const through = await addAccount('hub');
    const healthy = await addParcel('usps', { accountId: usps });
    const failing = await addParcel('usps', { accountId: usps });
    await database.db.$client`update shipment_polls set next_poll_at = now() + interval '3 hours',
      last_polled_at = now(), system_state = 'ok'`;
    await database.db
      .$client`update shipment_polls set system_state = 'no_credentials', consecutive_failures = 3
      where shipment_id = ${failing}`;
    await choose('usps', through);
    expect((await poll(healthy))?.is_due).toBe(false);
    expect(await poll(failing)).toMatchObject({ is_due: true, consecutive_failures: 0 });
  });

  test('does not wake parcels that are over', async () => {
    const usps = await addAccount('usps');
    const through = await addAccount('hub');
    const over = await addParcel('usps', { accountId: usps });
    await database.db.$client`update shipment_polls set next_poll_at = null`;
    expect(await choose('usps', through)).toEqual({ ok: true, moved: 0 });
    expect(await poll(over)).toMatchObject({ account_id: usps, next_poll_at: null });
  });
});

describe('the sweep', () => {
  test('gives homeless parcels of all shops the account that answers for them', async () => {
    const through = await addAccount('hub');
    const usps = await addAccount('usps');
    const parcels = [await addParcel('usps'), await addParcel('dhl'), await addParcel('amazon')];
    await sweep();
    expect(await Promise.all(parcels.map(accountOf))).toEqual([usps, through, through]);
  });

  test('asks an API only about numbers that it knows', async () => {
    const direct = await addAccount('mydhl');
    const known = await addParcel('dhl', { trackingNumber: '1234567890' });
    const unknown = await addParcel('dhl', { trackingNumber: 'JJD00999' });
    await sweep();
    expect(await accountOf(known)).toBe(direct);
    expect(await poll(unknown)).toMatchObject({ account_id: null, system_state: 'no_credentials' });
  });

  test('takes parcels away from an account that was switched off or deleted', async () => {
    const usps = await addAccount('usps');
    const through = await addAccount('hub');
    const parcel = await addParcel('usps', { accountId: usps });
    await database.db.$client`update carrier_accounts set status = 'disabled' where id = ${usps}`;
    await sweep();
    expect(await accountOf(parcel)).toBe(through);
    await database.db.$client`delete from carrier_accounts where id = ${through}`;
    await sweep();
    expect(await poll(parcel)).toMatchObject({ account_id: null, system_state: 'no_credentials' });
  });

  test('keeps a parcel with a working account, also where the shop has an older one of the same carrier', async () => {
    await addAccount('usps');
    const newer = await addAccount('usps');
    const parcel = await addParcel('usps', { accountId: newer });
    await sweep();
    await rerouteParcels(database.db, shop, carriers);
    expect(await accountOf(parcel)).toBe(newer);
  });

  test('says of a parcel that nobody can be asked about whether an account would help', async () => {
    const [dhl, amazon] = [await addParcel('dhl'), await addParcel('amazon')];
    await sweep();
    expect(await poll(dhl)).toMatchObject({ account_id: null, system_state: 'no_credentials' });
    expect(await poll(amazon)).toMatchObject({ account_id: null, system_state: 'unsupported_carrier' });
  });

  test('an account that comes later takes the parcels from the aggregator when it is told', async () => {
    const through = await addAccount('hub');
    const parcel = await addParcel('usps');
    await sweep();
    expect(await accountOf(parcel)).toBe(through);
    const usps = await addAccount('usps');
    expect(await rerouteParcels(database.db, shop, carriers)).toEqual({ moved: 1 });
    expect(await accountOf(parcel)).toBe(usps);
  });

  test('a carrier that only pushes is never asked, and its parcels are not overdue', async () => {
    const id = await addAccount('ghtk');
    const parcel = await addParcel('ghtk');
    await sweep();
    expect(await poll(parcel)).toMatchObject({ account_id: id, is_due: false });
    await database.db.$client`update shipment_polls set next_poll_at = now() - interval '1 minute'`;
    const options = { carriers, except: [], limit: 10, failingRetrySeconds: 600 };
    expect(await listDueAccounts(database.db, options)).toEqual([]);
    await database.db.$client`update shipments set last_event_at = now() - interval '31 days'`;
    await sweep();
    expect((await poll(parcel))?.next_poll_at).toBeNull();
  });
});
