import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import type { SandboxFault } from '@/lib/carriers/sandbox/faults';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createLogger } from '@/lib/log';
import { isMod10 } from '@/lib/numbers/checksums';
import { createMeteredEngine } from '@/lib/services/metered-engine';
import type { RefreshContext } from '@/lib/services/refresh-context';
import { requestRefresh } from '@/lib/services/request-refresh';
import { createScheduler } from './scheduler';

const keyring = new Map([['k1', randomBytes(32)]]);
const day = 86_400_000;
let database: TestDatabase;
let sandbox: Sandbox;
let merchantId: string;
let accountId: string;
let shops = 0;
let numbers = 0;

beforeAll(async () => {
  database = await createTestDatabase({ max: 20 });
  sandbox = await createSandbox();
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});
beforeEach(async () => {
  ({ merchantId, accountId } = await addShop());
});
afterEach(async () => {
  sandbox.faults.clear();
  sandbox.requests.clear();
  await database.db.$client`update shipment_polls set next_poll_at = null, leased_until = null`;
});

async function addShop(requestsPerHour = 6_000): Promise<{ merchantId: string; accountId: string }> {
  shops += 1;
  const shop = await createMerchant(database.db, { slug: `shop-${shops}`, name: 'Shop' });
  const account = await createCarrierAccount(database.db, shop.id, keyring, {
    ...{ carrier: 'usps', name: 'USPS', credentials: sandboxCredentials.usps, requestsPerHour },
  });
  return { merchantId: shop.id, accountId: account.id };
}

/** A process of its own: tokens and breakers in memory, the database shared. */
function worker(overrides: Partial<RefreshContext> = {}) {
  const engine = createMeteredEngine(database.db, {
    baseUrlFor: (code) => `${sandbox.url}/${code}`,
    timeoutMs: 1_000,
    retryDelayMs: 1,
  });
  return createScheduler({
    ...{ db: database.db, keyring, engine, carriers, random: () => 0.5, pollScale: 1 },
    ...{ log: createLogger({ level: 'silent' }), now: () => new Date() },
    ...overrides,
  });
}

async function runUntilIdle(scheduler = worker()): Promise<void> {
  while ((await scheduler.startDue()) > 0) await scheduler.drain();
}

function uspsNumber(): string {
  numbers += 1;
  const body = `94001000000000${String(numbers).padStart(7, '0')}`;
  const digit = [...'0123456789'].find((candidate) => isMod10(`${body}${candidate}`));
  return `${body}${digit}`;
}

/** A parcel of five days ago with three scans so far, due now. */
async function addParcel(
  options: { step?: number; owner?: { merchantId: string; accountId: string } } = {},
): Promise<{ id: string; trackingNumber: string }> {
  const trackingNumber = uspsNumber();
  const owner = options.owner ?? { merchantId, accountId };
  if (options.step !== 0) {
    const life = { carrier: 'usps', life: 'life-front-door', startsDaysAgo: 5, step: options.step ?? 3 };
    sandbox.parcels.upsert({ ...life, trackingNumber });
  }
  const { id } = await createShipment(database.db, owner.merchantId, {
    ...{ carrier: 'usps', trackingNumber, accountId: owner.accountId },
    shipDateStart: new Date(Date.now() - 10 * day).toISOString().slice(0, 10),
    nextPollAt: new Date(Date.now() - 60_000),
  });
  return { id, trackingNumber };
}

async function read(id: string) {
  const { $client } = database.db;
  const [shipment] = await $client`select status, snapshot_version, snapshot from shipments where id = ${id}`;
  const [poll] =
    await $client`select *, next_poll_at - now() as wait from shipment_polls where shipment_id = ${id}`;
  const events = await $client`select fingerprint, meaning, local_time from events where shipment_id = ${id}
    order by local_time, fingerprint`;
  const waitMinutes = poll?.next_poll_at ? (Date.parse(poll.next_poll_at) - Date.now()) / 60_000 : null;
  return { shipment, poll, events: [...events], waitMinutes };
}

/** Due again, the account rested and trusted: as if the time had passed. */
async function makeDue(): Promise<void> {
  await database.db
    .$client`update shipment_polls set next_poll_at = now() - interval '1 minute', leased_until = null
    where merchant_id = ${merchantId}`;
  await database.db
    .$client`update carrier_accounts set tokens = null, refilled_at = null, last_checked_at = null
    where merchant_id = ${merchantId}`;
}

describe('a parcel that is due', () => {
  test('is asked about once, its events are stored once, and the next time is set', async () => {
    const { id } = await addParcel();
    await runUntilIdle();
    const first = await read(id);
    expect(first.events).toHaveLength(3);
    expect(first.poll).toMatchObject({ system_state: 'ok', consecutive_failures: 0, leased_until: null });
    expect(first.waitMinutes).toBeGreaterThan(25);
    await makeDue();
    await runUntilIdle();
    const second = await read(id);
    expect(second.events).toEqual(first.events);
    expect(second.shipment).toEqual(first.shipment);
    expect(sandbox.requests.list().filter(({ endpoint }) => endpoint === 'track')).toHaveLength(2);
  });

  test('moves on when the carrier has news, and the answer it came in is kept', async () => {
    const { id, trackingNumber } = await addParcel();
    await runUntilIdle();
    sandbox.parcels.advance('usps', trackingNumber);
    await makeDue();
    await runUntilIdle();
    const { events } = await read(id);
    expect(events).toHaveLength(4);
    const kept = await database.db.$client`select count(distinct e.raw_payload_id)::int as used,
      count(distinct p.id)::int as stored from events e
      left join raw_payloads p on p.merchant_id = e.merchant_id and p.id = e.raw_payload_id
      where e.shipment_id = ${id}`;
    expect(kept[0]).toMatchObject({ used: 2, stored: 2 });
  });

  test('that the carrier does not know yet is asked about again soon', async () => {
    const { id } = await addParcel({ step: 0 });
    await runUntilIdle();
    const { shipment, poll, waitMinutes } = await read(id);
    expect(shipment?.status).toBe('pending');
    expect(poll).toMatchObject({ system_state: 'ok', consecutive_failures: 0 });
    expect(poll?.last_answer_at).not.toBeNull();
    expect(waitMinutes).toBeCloseTo(30, 0);
  });

  test('that the carrier does not know does not hold up the others of its batch', async () => {
    const unknown = await addParcel({ step: 0 });
    const known = await addParcel();
    await runUntilIdle();
    expect((await read(unknown.id)).shipment?.status).toBe('pending');
    expect((await read(known.id)).events).toHaveLength(3);
    expect(sandbox.requests.list().filter(({ endpoint }) => endpoint === 'track')).toHaveLength(1);
  });
});

type Expectation = { state: string; wait: [least: number, most: number]; account?: object };
const soon: Expectation['wait'] = [0.5, 5];
const down: Expectation = { state: 'carrier_down', wait: soon };

describe('each failure of the carrier: nothing is lost, doubled or misread, and the next time all is well', () => {
  const carrier = 'usps';
  test.each<[SandboxFault, Expectation]>([
    [
      { carrier, mode: '401', endpoint: 'token' },
      { state: 'no_credentials', wait: [54, 66], account: { status: 'failing', last_error: 'unauthorized' } },
    ],
    [
      { carrier, mode: 'scope_missing' },
      {
        ...{ state: 'not_permitted', wait: [54, 66] },
        account: { status: 'failing', last_error_reason: 'missing_scope:tracking' },
      },
    ],
    [
      { carrier, mode: '403' },
      { state: 'not_permitted', wait: [54, 66], account: { status: 'working' } },
    ],
    [
      { carrier, mode: '429', retryAfterSeconds: 600 },
      { state: 'quota_spent', wait: [9.9, 11] },
    ],
    [
      { carrier, mode: '429', endpoint: 'token' },
      { state: 'quota_spent', wait: [0.4, 2] },
    ],
    [{ carrier, mode: '500' }, down],
    [{ carrier, mode: '503' }, down],
    [
      { carrier, mode: '503', retryAfterSeconds: 1200 },
      { state: 'carrier_down', wait: [19.9, 21] },
    ],
    [{ carrier, mode: '500', endpoint: 'token' }, down],
    [{ carrier, mode: 'slow', delayMs: 2_000 }, down],
    [{ carrier, mode: 'hang' }, down],
    [{ carrier, mode: 'cut_off' }, down],
    [{ carrier, mode: 'html' }, down],
    [{ carrier, mode: 'truncated_json' }, down],
    [{ carrier, mode: 'empty' }, down],
    [{ carrier, mode: 'oversize' }, down],
    [{ carrier, mode: 'wrong_shipment' }, down],
  ])('%j', async (fault, expected) => {
    const { id, trackingNumber } = await addParcel();
    await runUntilIdle();
    const before = await read(id);
    // The account starts anew each time, so that its token is asked for again.
    await makeDue();
    sandbox.faults.add(fault);
    await runUntilIdle();
    const failed = await read(id);
    expect(failed.events).toEqual(before.events);
    expect(failed.shipment).toEqual(before.shipment);
    expect(failed.poll).toMatchObject({ system_state: expected.state, leased_until: null });
    expect(failed.poll?.consecutive_failures).toBe(1);
    expect(failed.poll?.last_answer_at).toEqual(before.poll?.last_answer_at);
    expect(failed.waitMinutes).toBeGreaterThan(expected.wait[0]);
    expect(failed.waitMinutes).toBeLessThan(expected.wait[1]);
    const [account] = await database.db.$client`select * from carrier_accounts where id = ${accountId}`;
    if (expected.account) expect(account).toMatchObject(expected.account);

    sandbox.faults.clear();
    sandbox.parcels.advance('usps', trackingNumber);
    await makeDue();
    await runUntilIdle();
    const recovered = await read(id);
    expect(recovered.events).toHaveLength(before.events.length + 1);
    expect(recovered.poll).toMatchObject({ system_state: 'ok', consecutive_failures: 0 });
    const [after] = await database.db.$client`select * from carrier_accounts where id = ${accountId}`;
    expect(after).toMatchObject({ status: 'working', last_error: null });
  });

  test('an emptied history takes nothing away', async () => {
    const { id } = await addParcel();
    await runUntilIdle();
    const before = await read(id);
    await makeDue();
    sandbox.faults.add({ carrier, mode: 'emptied_history' });
    await runUntilIdle();
    const after = await read(id);
    expect(after.events).toEqual(before.events);
    expect(after.shipment).toEqual(before.shipment);
  });

  test('a token that expires between two batches is renewed without a word', async () => {
    const { id } = await addParcel();
    const scheduler = worker();
    await runUntilIdle(scheduler);
    await makeDue();
    sandbox.requests.clear();
    sandbox.faults.add({ carrier, mode: 'token_expired' });
    await runUntilIdle(scheduler);
    expect((await read(id)).poll).toMatchObject({ system_state: 'ok', consecutive_failures: 0 });
    expect(sandbox.requests.list().map(({ endpoint }) => endpoint)).toEqual(['track', 'token', 'track']);
  });

  test('one number that makes the carrier refuse the whole batch is found, and the others get their news', async () => {
    const parcels = await Promise.all(Array.from({ length: 9 }, () => addParcel()));
    const bad = parcels[4]?.trackingNumber ?? '';
    const engine = createMeteredEngine(database.db, {
      baseUrlFor: (code) => `${sandbox.url}/${code}`,
      // As USPS answers when one number of a batch is malformed.
      fetch: (url, init) =>
        String(init?.body).includes(bad)
          ? Promise.resolve(
              Response.json(
                { error: { code: '400', message: 'One or more tracking numbers are invalid.' } },
                { status: 400 },
              ),
            )
          : fetch(url, init),
    });
    const scheduler = worker({ engine });
    for (let round = 0; round < 4; round += 1) {
      await runUntilIdle(scheduler);
      await database.db.$client`update carrier_accounts set tokens = null`;
    }
    const states = await database.db.$client`select s.tracking_number, p.system_state from shipment_polls p
      join shipments s on s.id = p.shipment_id where p.merchant_id = ${merchantId}`;
    const failed = states.filter(({ system_state }) => system_state !== 'ok');
    expect(states).toHaveLength(9);
    expect(failed).toEqual([{ tracking_number: bad, system_state: 'invalid_number' }]);
  });

  test('an account whose breaker is open is left alone, and its backlog stays due', async () => {
    const parcels = await Promise.all(Array.from({ length: 300 }, () => addParcel()));
    sandbox.faults.add({ carrier, mode: '500' });
    const scheduler = worker();
    for (let round = 0; round < 9; round += 1) {
      await runUntilIdle(scheduler);
      await database.db.$client`update carrier_accounts set tokens = null where refilled_at <= now()`;
    }
    const tracked = sandbox.requests.list().filter(({ endpoint }) => endpoint === 'track');
    expect(tracked).toHaveLength(5);
    const [row] = await database.db.$client`select count(*)::int as due from shipment_polls
      where merchant_id = ${merchantId} and next_poll_at <= now() and consecutive_failures = 0`;
    // Five batches met the outage, and one the open breaker.
    expect(row?.due).toBe(parcels.length - 6 * 35);
  });

  test('a long outage is asked about less and less, and never given up', async () => {
    const { id } = await addParcel();
    sandbox.faults.add({ carrier, mode: '500' });
    const waits: number[] = [];
    for (let outage = 0; outage < 4; outage += 1) {
      await makeDue();
      await runUntilIdle();
      waits.push((await read(id)).waitMinutes ?? 0);
    }
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    expect(waits[3]).toBeGreaterThan(10);
  });
});

test('a carrier that takes one number per request is asked about each parcel once, several in a turn', async () => {
  const account = { carrier: 'ups', name: 'UPS', credentials: sandboxCredentials.ups };
  const ups = await createCarrierAccount(database.db, merchantId, keyring, account);
  const trackingNumbers = Array.from({ length: 4 }, (_, index) => `1Z12345E020527168${index}`);
  for (const trackingNumber of trackingNumbers) {
    sandbox.parcels.upsert({
      carrier: 'ups',
      trackingNumber,
      life: 'life-ground-signed',
      startsDaysAgo: 5,
      step: 2,
    });
    await createShipment(database.db, merchantId, {
      ...{ carrier: 'ups', trackingNumber, accountId: ups.id, nextPollAt: new Date(Date.now() - 1_000) },
      shipDateStart: new Date(Date.now() - 10 * day).toISOString().slice(0, 10),
    });
  }
  const scheduler = worker();
  await scheduler.startDue();
  await scheduler.drain();
  const polls = await database.db
    .$client`select system_state from shipment_polls where account_id = ${ups.id}`;
  expect(polls.map(({ system_state }) => system_state)).toEqual(['ok', 'ok', 'ok', 'ok']);
  expect(
    sandbox.requests
      .list()
      .map(({ endpoint }) => endpoint)
      .toSorted(),
  ).toEqual([...['token', 'track', 'track', 'track', 'track']]);
});

describe('several workers', () => {
  test('never ask about the same parcel twice', async () => {
    const parcels = await Promise.all(Array.from({ length: 90 }, () => addParcel()));
    const workers = [worker(), worker(), worker()];
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(workers.map((each) => runUntilIdle(each)));
      await database.db.$client`update carrier_accounts set tokens = null`;
    }
    const asked = sandbox.requests.list().filter(({ endpoint }) => endpoint === 'track');
    expect(asked.reduce((sum, { numberCount }) => sum + numberCount, 0)).toBe(parcels.length);
    const [row] = await database.db.$client`select count(*)::int as polled from shipment_polls
      where merchant_id = ${merchantId} and system_state = 'ok' and next_poll_at > now()`;
    expect(row?.polled).toBe(parcels.length);
  });

  test('together make no more requests than the quota, tokens included, and lose nothing by it', async () => {
    const owner = await addShop(8);
    const parcels = await Promise.all(Array.from({ length: 200 }, () => addParcel({ owner })));
    const workers = [worker(), worker()];
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(workers.map((each) => runUntilIdle(each)));
    }
    // Eight an hour: at most half of it at once.
    expect(sandbox.requests.list()).toHaveLength(4);
    const [row] = await database.db.$client`select
      count(*) filter (where system_state = 'ok')::int as polled,
      count(*) filter (where next_poll_at <= now() and leased_until is null and consecutive_failures = 0)::int as due
      from shipment_polls where merchant_id = ${owner.merchantId}`;
    expect(row?.polled).toBeGreaterThan(0);
    expect((row?.polled ?? 0) + (row?.due ?? 0)).toBe(parcels.length);
  });

  test('a claim that nobody renews is taken over when it ends, and not before', async () => {
    const { id } = await addParcel();
    await database.db
      .$client`update shipment_polls set leased_until = now() + interval '45 seconds' where shipment_id = ${id}`;
    await runUntilIdle();
    expect((await read(id)).poll?.last_polled_at).toBeNull();
    await database.db
      .$client`update shipment_polls set leased_until = now() - interval '1 second' where shipment_id = ${id}`;
    await runUntilIdle();
    expect((await read(id)).events).toHaveLength(3);
  });
});

describe('order of asking', () => {
  test('what is out for delivery comes before what has waited longer', async () => {
    const parcels = await Promise.all(Array.from({ length: 40 }, () => addParcel()));
    const urgent = parcels[39]?.id ?? '';
    await database.db.$client`update shipments set status = 'out_for_delivery' where id = ${urgent}`;
    await database.db
      .$client`update shipment_polls set next_poll_at = now() - interval '1 second' where shipment_id = ${urgent}`;
    const scheduler = worker();
    await scheduler.startDue();
    await scheduler.drain();
    expect((await read(urgent)).poll?.last_polled_at).not.toBeNull();
  });

  test('what an open page asked for comes before all the rest', async () => {
    const parcels = await Promise.all(Array.from({ length: 80 }, () => addParcel()));
    const watched = parcels[79]?.id ?? '';
    await database.db.$client`update shipments set status = 'out_for_delivery'
      where merchant_id = ${merchantId} and id <> ${watched}`;
    await database.db.$client`update shipment_polls set next_poll_at = now() + interval '1 hour',
      last_polled_at = now() - interval '1 hour' where shipment_id = ${watched}`;
    await requestRefresh(database.db, merchantId, watched, { pollScale: 1 });
    const scheduler = worker();
    await scheduler.startDue();
    await scheduler.drain();
    expect((await read(watched)).events).toHaveLength(3);
  });

  test("a merchant's backlog does not keep the others waiting", async () => {
    await Promise.all(Array.from({ length: 120 }, () => addParcel()));
    const small = await addShop();
    const { id } = await addParcel({ owner: small });
    const scheduler = worker();
    await scheduler.startDue();
    await scheduler.drain();
    expect((await read(id)).events).toHaveLength(3);
  });

  test('an account whose credentials fail is left alone, until they change', async () => {
    await addParcel();
    await database.db
      .$client`update carrier_accounts set status = 'failing', last_checked_at = now() where id = ${accountId}`;
    await runUntilIdle();
    expect(sandbox.requests.list()).toHaveLength(0);
    await database.db.$client`update carrier_accounts set status = 'untested' where id = ${accountId}`;
    await runUntilIdle();
    expect(sandbox.requests.list().length).toBeGreaterThan(0);
  });
});
