import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import { askedParcels } from '@/lib/carriers/asked-parcel';
import type { ShipmentUpdate } from '@/lib/carriers/carrier';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import { control } from '@/lib/carriers/sandbox/test-client';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { listEvents } from '@/lib/db/events';
import { createMerchant } from '@/lib/db/merchants';
import { getPushKeys } from '@/lib/db/push-accounts';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { getTrackingPage } from '@/lib/db/tracking-page';
import { createLogger } from '@/lib/log';
import { openInboundUrl, openPushSecret } from '@/lib/push-keys';
import { ingestUpdates } from '@/lib/services/ingest-updates';
import { createMeteredEngine } from '@/lib/services/metered-engine';
import type { PushContext } from '@/lib/services/push-context';
import type { TrackingEvent } from '@/lib/tracking/event';
import { fingerprint } from '@/lib/tracking/fingerprint';
import { answerPush } from '@/lib/web/inbound-push';
import { jobs } from './jobs';
import { createQueue, installQueues } from './queue';
import { readPush } from './read-push';

const keyring = new Map([['k1', randomBytes(32)]]);
const numbers = { usps: '9400190000012300000014', ups: '1ZD00R570310100171' } as const;
type Code = keyof typeof numbers;
let database: TestDatabase;
let sandbox: Sandbox;
let listener: Server;
let origin: string;
let context: PushContext;
let merchantId: string;
let shops = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  await installQueues(database.url, jobs);
  sandbox = await createSandbox();
  const { db } = database;
  context = {
    ...{ db, keyring, carriers, log: createLogger({ level: 'silent' }), now: () => new Date() },
    engine: createMeteredEngine(db, { baseUrlFor: (code) => `${sandbox.url}/${code}`, retryDelayMs: 1 }),
    ...{ random: Math.random, pollScale: 1, pushOrigin: null },
  };
  listener = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    const [carrier = '', key = ''] = (incoming.url ?? '').split('/').slice(3);
    const request = new Request(`${origin}${incoming.url}`, {
      method: 'POST',
      headers,
      body: Buffer.concat(chunks),
    });
    response.writeHead((await answerPush(context, request, { carrier, key })).status).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
beforeEach(async () => {
  shops += 1;
  merchantId = (await createMerchant(database.db, { slug: `push-${shops}`, name: 'Shop' })).id;
});
afterEach(() => sandbox.parcels.clear());
afterAll(async () => {
  listener.close();
  await sandbox.close();
  await database.drop();
});

async function addAccount(carrier: string, credentials: Record<string, string> = {}) {
  const input = { carrier, name: carrier, credentials };
  const { id } = await createCarrierAccount(database.db, merchantId, keyring, input);
  const keys = await getPushKeys(database.db, merchantId, id);
  if (!keys) throw new Error('the account has no keys');
  return { id, url: openInboundUrl(keyring, origin, keys), secret: openPushSecret(keyring, keys) };
}

async function addParcel(carrier: Code, accountId: string | null, shipDateStart?: string) {
  const start = shipDateStart ?? new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
  const parcel = { carrier, trackingNumber: numbers[carrier], shipDateStart: start, accountId };
  const nextPollAt = new Date(Date.now() + 3_600_000);
  return (await createShipment(database.db, merchantId, { ...parcel, nextPollAt })).id;
}

const lives = { usps: 'life-front-door', ups: 'life-ground-signed' } as const;

function live(carrier: Code, step: number) {
  const trackingNumber = numbers[carrier];
  return sandbox.parcels.upsert({ carrier, trackingNumber, life: lives[carrier], startsDaysAgo: 12, step });
}

/** Has the sandbox push the parcel's state to the listener, as its carrier does. Returns the listener's status. */
async function push(carrier: Code, { url, secret }: { url: string; secret: string }) {
  const { body } = await control(sandbox, 'POST', 'push', {
    carrier,
    trackingNumber: numbers[carrier],
    url,
    secret,
  });
  return body;
}

/** Runs the jobs of all deliveries of this shop that wait. */
async function readAll(): Promise<void> {
  const waiting = await database.db.$client`select account_id, body_hash from inbound_deliveries
    where merchant_id = ${merchantId} and read_at is null order by received_at`;
  for (const { account_id: accountId, body_hash: bodyHash } of waiting) {
    await readPush.run({ merchantId, accountId, bodyHash }, context);
  }
}

async function timeline(shipmentId: string) {
  const events = (await listEvents(database.db, merchantId, [shipmentId])).get(shipmentId) ?? [];
  return events.map((event) => `${fingerprint(event)} ${event.meaning}`).toSorted();
}

async function poll(shipmentId: string) {
  const [row] = await database.db.$client`select p.*, s.status, s.token,
    extract(epoch from p.next_poll_at - now())::float8 as due_in from shipment_polls p
    join shipments s on s.id = p.shipment_id where p.shipment_id = ${shipmentId}`;
  return row;
}

describe.each(['usps', 'ups'] as const)('%s: a push', (carrier) => {
  test('is taken over HTTP, and read by a worker that starts later, like a poll', async () => {
    const account = await addAccount(carrier);
    const shipmentId = await addParcel(carrier, account.id);
    const { total } = live(carrier, 1);
    for (let step = 1; step <= total; step += 1) {
      if (step > 1) sandbox.parcels.advance(carrier, numbers[carrier]);
      expect(await push(carrier, account)).toEqual({ status: 200 });
    }
    expect(await timeline(shipmentId)).toEqual([]);
    const queue = await createQueue(database.url, () => {});
    await queue.work([readPush], context);
    const unread = () =>
      database.db
        .$client`select 1 from inbound_deliveries where merchant_id = ${merchantId} and read_at is null`;
    for (let waitedMs = 0; waitedMs < 20_000 && (await unread()).length > 0; waitedMs += 50) await sleep(50);
    await queue.stop({ timeoutMs: 1_000 });
    expect(await timeline(shipmentId)).toHaveLength(total);
    const after = await poll(shipmentId);
    expect(after).toMatchObject({ status: 'delivered', system_state: 'ok' });
    // Its page does not say that anybody had asked.
    const page = await getTrackingPage(database.db, merchantId, String(after?.token));
    expect(page).toMatchObject({ isPushed: true, checkedAt: expect.any(String) });
    const [row] = await database.db.$client`select a.last_push_at, d.parcel_count, e.source, e.raw_payload_id
      from carrier_accounts a join inbound_deliveries d on d.account_id = a.id
      join events e on e.merchant_id = a.merchant_id where a.id = ${account.id} limit 1`;
    expect(row).toMatchObject({
      parcel_count: 1,
      source: 'push',
      raw_payload_id: expect.stringMatching(/^raw_/),
    });
    expect(row?.last_push_at).not.toBeNull();
  });

  test('read twice changes nothing', async () => {
    const account = await addAccount(carrier);
    const shipmentId = await addParcel(carrier, account.id);
    live(carrier, 4);
    await push(carrier, account);
    await readAll();
    const [before, was] = [await timeline(shipmentId), await poll(shipmentId)];
    await database.db.$client`update inbound_deliveries set read_at = null where merchant_id = ${merchantId}`;
    await readAll();
    expect(before.length).toBeGreaterThan(0);
    expect(await timeline(shipmentId)).toEqual(before);
    expect({ ...(await poll(shipmentId)), due_in: 0 }).toEqual({ ...was, due_in: 0 });
  });
});

describe('pushes and polls of one parcel', () => {
  /** What each step of a life says, polled and pushed. */
  async function tellings(
    carrier: Code,
  ): Promise<{ polled: ShipmentUpdate; pushed: ShipmentUpdate | null }[]> {
    const channel = carriers.find(({ code }) => code === carrier);
    if (!channel?.api.push) throw new Error('no push');
    const secret = 'x'.repeat(32);
    const received: string[] = [];
    const sink = createServer(async (incoming, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      received.push(Buffer.concat(chunks).toString('utf8'));
      response.end();
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
    const address = sink.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
    const told: { polled: ShipmentUpdate; pushed: ShipmentUpdate | null }[] = [];
    const { total } = live(carrier, 1);
    const account = { merchantId: 'm', accountId: 'a', credentials: { ...sandboxCredentials[carrier] } };
    const quick = createMeteredEngine(database.db, { baseUrlFor: (code) => `${sandbox.url}/${code}` });
    const own = await addAccount(carrier, sandboxCredentials[carrier]);
    await database.db.$client`update carrier_accounts set requests_per_hour = 100000 where id = ${own.id}`;
    for (let step = 1; step <= total; step += 1) {
      if (step > 1) sandbox.parcels.advance(carrier, numbers[carrier]);
      await push(carrier, { url, secret });
      const asked = askedParcels(carrier, [numbers[carrier]]);
      const mine = { ...account, merchantId, accountId: own.id };
      const outcome = (await quick.track(channel, mine, asked)).outcomes.get(numbers[carrier]);
      if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
      const [parcel] = channel.api.push.parse(received.at(-1) ?? '') ?? [];
      told.push({ polled: outcome.update, pushed: parcel?.update ?? null });
    }
    sink.close();
    return told;
  }

  test.each(['usps', 'ups'] as const)(
    '%s: any order, repetition and mixture ends in one timeline',
    async (carrier) => {
      const told = await tellings(carrier);
      const last = told.at(-1)?.polled;
      if (!last) throw new Error('a life without steps');
      const start = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
      const ingest = async (updates: { update: ShipmentUpdate; source: 'poll' | 'push' }[], slug: string) => {
        const shop = (await createMerchant(database.db, { slug, name: 'Shop' })).id;
        const parcel = { carrier, trackingNumber: numbers[carrier], shipDateStart: start, nextPollAt: null };
        const { id } = await createShipment(database.db, shop, parcel);
        for (const item of updates)
          await ingestUpdates(database.db, shop, [{ ...item, shipmentId: id }], new Date());
        const events = (await listEvents(database.db, shop, [id])).get(id) ?? [];
        const [row] = await database.db
          .$client`select status, milestone, snapshot from shipments where id = ${id}`;
        return {
          known: events.map(fingerprint).toSorted(),
          shown: row?.snapshot.events.map(
            ({ meaning, localTime }: TrackingEvent) => `${localTime} ${meaning}`,
          ),
          status: row?.status,
          milestone: row?.milestone,
        };
      };
      const expected = await ingest([{ update: last, source: 'poll' }], `${carrier}-whole`);
      expect(expected.known).toHaveLength(told.length);
      expect(expected.shown).toHaveLength(told.length);
      // Each step is told at least once, by a push or a poll, and may be told again by either.
      const anyOrder = fc
        .tuple(...told.map(() => fc.constantFrom(['push'], ['poll'], ['push', 'poll'], ['push', 'push'])))
        .chain((ways) => {
          const deliveries = ways.flatMap((sources, step) => sources.map((source) => ({ step, source })));
          return fc.shuffledSubarray(deliveries, {
            minLength: deliveries.length,
            maxLength: deliveries.length,
          });
        });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(anyOrder, async (deliveries) => {
          run += 1;
          const updates = deliveries.flatMap(({ step, source }) => {
            const update = source === 'push' ? told[step]?.pushed : told[step]?.polled;
            return update
              ? [{ update, source: source === 'push' ? ('push' as const) : ('poll' as const) }]
              : [];
          });
          expect(updates).toHaveLength(deliveries.length);
          expect(await ingest(updates, `${carrier}-${run}`)).toEqual(expected);
        }),
        { numRuns: 12 },
      );
    },
  );
});

describe('a push that brings no update of ours', () => {
  /** Stores a genuine UPS delivery of these fields, and has it read. */
  async function deliver(account: { url: string; secret: string }, body: object): Promise<void> {
    const headers = { authorization: `Bearer ${account.secret}`, 'content-type': 'application/json' };
    const text = JSON.stringify({ ...body, nonce: randomBytes(4).toString('hex') });
    expect((await fetch(account.url, { method: 'POST', headers, body: text })).status).toBe(200);
    await readAll();
  }
  const ping = { trackingNumber: numbers.ups };

  test('has the parcel asked about now, first in line, and not as if somebody watched it', async () => {
    const account = await addAccount('ups');
    const id = await addParcel('ups', account.id);
    await database.db
      .$client`update shipment_polls set last_polled_at = now() - interval '3 hours' where shipment_id = ${id}`;
    await deliver(account, ping);
    const row = await poll(id);
    expect(row?.due_in).toBeLessThanOrEqual(0);
    expect(row?.last_push_at).not.toBeNull();
    expect(Date.parse(row?.refresh_requested_at) - Date.parse(row?.last_polled_at)).toBe(1);
  });

  test('has it asked about once in ten minutes, and not again when it was asked since', async () => {
    const account = await addAccount('ups');
    const id = await addParcel('ups', account.id);
    await database.db
      .$client`update shipment_polls set last_polled_at = now() - interval '4 minutes' where shipment_id = ${id}`;
    await deliver(account, ping);
    expect((await poll(id))?.due_in).toBeGreaterThan(300);
    expect((await poll(id))?.due_in).toBeLessThan(361);
    await database.db.$client`update shipment_polls set last_polled_at = now() + interval '1 minute',
      next_poll_at = now() + interval '1 hour' where shipment_id = ${id}`;
    await deliver(account, ping);
    expect((await poll(id))?.due_in).toBeGreaterThan(3_000);
  });

  test('is only a hint where the parcel is asked about through another API', async () => {
    const through = await addAccount('usps');
    const account = await addAccount('ups');
    const id = await addParcel('ups', through.id);
    live('ups', 4);
    await push('ups', account);
    await readAll();
    expect(await timeline(id)).toEqual([]);
    expect((await poll(id))?.due_in).toBeLessThanOrEqual(0);
  });

  test('and is of a parcel that the shop does not have is counted, and nothing is made of it', async () => {
    const account = await addAccount('ups');
    await deliver(account, { trackingNumber: '1Z9999W99999999997' });
    const [row] = await database.db.$client`select read_at is not null as is_read, parcel_count,
      (select count(*)::int from shipments where merchant_id = ${merchantId}) as shipments
      from inbound_deliveries where merchant_id = ${merchantId}`;
    expect(row).toEqual({ is_read: true, parcel_count: 0, shipments: 0 });
  });

  test('and cannot be read at all fails, and stays as it came', async () => {
    const account = await addAccount('ups');
    await expect(deliver(account, { hello: 'there' })).rejects.toThrow('was not understood');
    const [row] = await database.db.$client`select d.read_at, r.body from inbound_deliveries d
      join raw_payloads r on r.id = d.raw_payload_id where d.merchant_id = ${merchantId}`;
    expect(row).toMatchObject({ read_at: null, body: expect.stringContaining('hello') });
  });
});

describe('of two uses of one number', () => {
  test('each takes the events of its own days', async () => {
    const account = await addAccount('ups');
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const old = await addParcel('ups', account.id, day(200));
    const current = await addParcel('ups', account.id, day(20));
    live('ups', 3);
    await push('ups', account);
    await readAll();
    expect(await timeline(current)).toHaveLength(1);
    expect(await timeline(old)).toEqual([]);
    expect((await poll(old))?.last_push_at).toBeNull();
  });
});

test('a parcel that nobody asks about any more is asked about again when it moves', async () => {
  const account = await addAccount('ups');
  const id = await addParcel('ups', account.id);
  await database.db.$client`update shipment_polls set next_poll_at = null where shipment_id = ${id}`;
  live('ups', 3);
  await push('ups', account);
  await readAll();
  expect((await poll(id))?.due_in).toBeLessThanOrEqual(1);
});

test('an account that is deleted takes its waiting pushes with it, and their jobs find nothing to do', async () => {
  const account = await addAccount('ups');
  live('ups', 3);
  await push('ups', account);
  const [row] = await database.db
    .$client`select body_hash from inbound_deliveries where merchant_id = ${merchantId}`;
  await database.db.$client`delete from carrier_accounts where id = ${account.id}`;
  await readPush.run({ merchantId, accountId: account.id, bodyHash: row?.body_hash }, context);
  expect(
    await database.db.$client`select 1 from inbound_deliveries where merchant_id = ${merchantId}`,
  ).toHaveLength(0);
});
