import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import { control } from '@/lib/carriers/sandbox/test-client';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { createMerchant } from '@/lib/db/merchants';
import { getPushKeys } from '@/lib/db/push-accounts';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { createLogger } from '@/lib/log';
import { openInboundUrl } from '@/lib/push-keys';
import { createMeteredEngine } from '@/lib/services/metered-engine';
import type { PushContext } from '@/lib/services/push-context';
import { answerPush } from '@/lib/web/inbound-push';
import { jobs } from './jobs';
import { keepSubscriptions } from './keep-subscriptions';
import { installQueues } from './queue';
import { readPush } from './read-push';

/** A carrier that pushes only to a listener that has confirmed: DHL, from the subscription to the first push. */

const keyring = new Map([['k1', randomBytes(32)]]);
const trackingNumber = '8346088391';
let database: TestDatabase;
let sandbox: Sandbox;
let listener: Server;
let context: PushContext;
let merchantId: string;
let accountId: string;
let shipmentId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await installQueues(database.url, jobs);
  sandbox = await createSandbox();
  const { db } = database;
  listener = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const [carrier = '', key = ''] = (incoming.url ?? '').split('/').slice(3);
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const body = Buffer.concat(chunks);
    const request = new Request(`http://127.0.0.1${incoming.url}`, { method: 'POST', headers, body });
    response.writeHead((await answerPush(context, request, { carrier, key })).status).end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  const pushOrigin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  context = {
    ...{ db, keyring, carriers, log: createLogger({ level: 'silent' }), now: () => new Date() },
    engine: createMeteredEngine(db, { baseUrlFor: (code) => `${sandbox.url}/${code}`, retryDelayMs: 1 }),
    ...{ random: Math.random, pollScale: 1, pushOrigin },
  };
  merchantId = (await createMerchant(db, { slug: 'confirm', name: 'Shop' })).id;
  const credentials = { ...sandboxCredentials.dhl, accountNumber: '12345678', accountService: 'express' };
  const account = { carrier: 'dhl', name: 'DHL', credentials, requestsPerHour: 100_000 };
  accountId = (await createCarrierAccount(db, merchantId, keyring, account)).id;
  await db.$client`update carrier_accounts set status = 'working' where id = ${accountId}`;
  const shipDateStart = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  const nextPollAt = new Date(Date.now() + 3_600_000);
  const parcel = { carrier: 'dhl', trackingNumber, shipDateStart, accountId, nextPollAt };
  shipmentId = (await createShipment(db, merchantId, parcel)).id;
  const life = 'life-express-customs-delivered';
  sandbox.parcels.upsert({ carrier: 'dhl', trackingNumber, life, startsDaysAgo: 20, step: 3 });
});
afterAll(async () => {
  listener.close();
  await sandbox.close();
  await database.drop();
});

/** Has the sandbox deliver to the address that was subscribed with. */
async function deliver() {
  const [made] = await database.db.$client`select carrier_subscription_id from push_subscriptions
    where account_id = ${accountId}`;
  expect(made?.carrier_subscription_id).toBe('sub-1');
  return (
    await control(sandbox, 'POST', 'push', { carrier: 'dhl', trackingNumber, url: await listenerUrl() })
  ).body;
}

async function listenerUrl(): Promise<string> {
  const keys = await getPushKeys(database.db, merchantId, accountId);
  if (!keys || context.pushOrigin === null) throw new Error('the account has no keys');
  return openInboundUrl(keyring, context.pushOrigin, keys);
}

async function readAll(): Promise<void> {
  const waiting = await database.db.$client`select body_hash from inbound_deliveries
    where merchant_id = ${merchantId} and read_at is null order by received_at`;
  for (const { body_hash: bodyHash } of waiting) {
    await readPush.run({ merchantId, accountId, bodyHash }, context);
  }
}

/** Calls about subscriptions that reached DHL. */
const calls = () =>
  sandbox.requests
    .list()
    .filter(({ endpoint }) => endpoint === 'other')
    .map(({ method, path, status }) => `${method} ${path} ${status}`);

test('subscribed, asked, confirmed once it can be, and then told', async () => {
  await keepSubscriptions.run({}, context);
  const subscription = '/tracking/push/v1/subscription';
  expect(calls()).toEqual([`POST ${subscription} 201`]);
  expect(await deliver()).toEqual({ status: 200, asked: true });

  // DHL does not answer: the question stays unread, for its job to try again.
  sandbox.faults.add({ carrier: 'dhl', mode: '503', endpoint: 'other', retryAfterSeconds: 60 });
  await expect(readAll()).rejects.toThrow('dhl did not take the confirmation: unavailable');
  sandbox.faults.clear();
  await readAll();
  expect(calls().slice(1)).toEqual([`POST ${subscription}/sub-1 503`, `POST ${subscription}/sub-1 204`]);

  // Read again, as after a worker that died before it could note it, DHL is told again, and nothing else happens.
  await database.db.$client`update inbound_deliveries set read_at = null where merchant_id = ${merchantId}`;
  await readAll();
  expect(calls()).toHaveLength(4);

  await database.db
    .$client`update shipment_polls set last_polled_at = now() - interval '3 hours' where shipment_id = ${shipmentId}`;
  expect(await deliver()).toEqual({ status: 200 });
  await readAll();
  expect(calls()).toHaveLength(4);
  const [poll] = await database.db.$client`select last_push_at, next_poll_at <= now() as is_due
    from shipment_polls where shipment_id = ${shipmentId}`;
  expect(poll).toMatchObject({ is_due: true });
  expect(poll?.last_push_at).not.toBeNull();
});
