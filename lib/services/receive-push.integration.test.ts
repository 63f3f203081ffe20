import { randomBytes } from 'node:crypto';
import { createServer, type Server, request as sendRequest } from 'node:http';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import { hmacSha256 } from '@/lib/carriers/reading/push-signature';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { closeDatabase, createDatabase } from '@/lib/db/client';
import { createMerchant } from '@/lib/db/merchants';
import { getPushKeys } from '@/lib/db/push-accounts';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { jobs } from '@/lib/jobs/jobs';
import { installQueues } from '@/lib/jobs/queue';
import { createLogger } from '@/lib/log';
import { openInboundUrl, openPushSecret } from '@/lib/push-keys';
import { answerPush } from '@/lib/web/inbound-push';
import { maxPushBytes } from './receive-push';

const keyring = new Map([['k1', randomBytes(32)]]);
let database: TestDatabase;
let merchantId: string;
let logged = '';
const log = createLogger({
  level: 'debug',
  destination: new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  }),
});

interface Listener {
  accountId: string;
  path: string;
  secret: string;
}
let usps: Listener;
let ups: Listener;
let now = new Date('2026-11-12T12:44:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  await installQueues(database.url, jobs);
});
afterAll(() => database.drop());

let shops = 0;
beforeEach(async () => {
  shops += 1;
  logged = '';
  now = new Date('2026-11-12T12:44:00Z');
  merchantId = (await createMerchant(database.db, { slug: `inbound-${shops}`, name: 'Shop' })).id;
  usps = await addAccount('usps');
  ups = await addAccount('ups');
});

async function addAccount(carrier: string): Promise<Listener> {
  const input = {
    carrier,
    name: carrier,
    credentials: { clientId: 'canary-id', clientSecret: 'canary-secret' },
  };
  const { id: accountId } = await createCarrierAccount(database.db, merchantId, keyring, input);
  const keys = await getPushKeys(database.db, merchantId, accountId);
  if (!keys) throw new Error('the account has no keys');
  const url = openInboundUrl(keyring, 'https://orders.example.com', keys);
  expect(url.length).toBeLessThanOrEqual(200);
  return { accountId, path: new URL(url).pathname, secret: openPushSecret(keyring, keys) };
}

function context(db = database.db) {
  return { db, keyring, carriers, log, now: () => now };
}

interface Push {
  path: string;
  headers?: Record<string, string>;
  body?: BodyInit;
}

/** As the route does. */
function post({ path, headers = {}, body }: Push, db = database.db): Promise<Response> {
  const [carrier = '', key = ''] = path.split('/').slice(3);
  const init = { method: 'POST', headers, ...(body === undefined ? {} : { body }), duplex: 'half' };
  const request = new Request(`https://orders.example.com${path}`, init);
  return answerPush(context(db), request, { carrier, key });
}

function uspsPush(payload = '{"trackingNumber":"9400190000012300000014"}', secret = usps.secret): Push {
  const timestamp = '2026-11-12T12:43:09Z';
  const signature = hmacSha256(secret, timestamp + payload).toString('base64');
  const body = JSON.stringify({ subscriptionId: 'x', timestamp, payload });
  return { path: usps.path, headers: { 'X-HMAC': signature }, body };
}

function upsPush(change: Partial<Push> = {}): Push {
  const headers = { authorization: `Bearer ${ups.secret}` };
  return { path: ups.path, headers, body: '{"trackingNumber":"1ZD00R570310100171"}', ...change };
}

async function stored() {
  const { $client } = database.db;
  const [row] = await $client`select
    (select count(*)::int from inbound_deliveries where merchant_id = ${merchantId}) as deliveries,
    (select count(*)::int from raw_payloads where merchant_id = ${merchantId}) as payloads,
    (select count(*)::int from pgboss.job where name = 'read-push' and data->>'merchantId' = ${merchantId}) as jobs`;
  return row;
}
const nothing = { deliveries: 0, payloads: 0, jobs: 0 };
const once = { deliveries: 1, payloads: 1, jobs: 1 };

describe('a genuine push', () => {
  test('is stored as it came, with the job that reads it, and answered with 200', async () => {
    const push = uspsPush();
    expect((await post(push)).status).toBe(200);
    expect(await stored()).toEqual(once);
    const [raw] = await database.db
      .$client`select body, source, carrier from raw_payloads where merchant_id = ${merchantId}`;
    expect(raw).toEqual({ body: push.body, source: 'push', carrier: 'usps' });
  });

  test('that comes again is taken once, however many come at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => post(uspsPush())));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    expect(await stored()).toEqual(once);
  });

  test('with the same body at another account is that account’s own', async () => {
    const first = await post(upsPush());
    const second = await addAccount('ups');
    const other = await post({
      ...upsPush(),
      path: second.path,
      headers: { authorization: `Bearer ${second.secret}` },
    });
    expect([first.status, other.status]).toEqual([200, 200]);
    expect(await stored()).toEqual({ deliveries: 2, payloads: 2, jobs: 2 });
  });

  test('that is too old is answered with 200 and left', async () => {
    now = new Date('2026-11-14T12:44:00Z');
    expect((await post(uspsPush())).status).toBe(200);
    expect(await stored()).toEqual(nothing);
  });

  test('keeps its bytes to the digit, and characters that Postgres does not take do not lose it', async () => {
    expect((await post(upsPush({ body: '{"weight":17.0,"x":"\u0000é"}' }))).status).toBe(200);
    const [raw] = await database.db.$client`select body from raw_payloads where merchant_id = ${merchantId}`;
    expect(raw?.body).toBe('{"weight":17.0,"x":"é"}');
  });
});

describe('what is not genuine', () => {
  const refusals: [string, () => Push][] = [
    ['an unknown carrier', () => ({ ...uspsPush(), path: usps.path.replace('/usps/', '/pigeon/') })],
    ['another carrier', () => ({ ...uspsPush(), path: usps.path.replace('/usps/', '/ups/') })],
    ['an unknown key', () => ({ ...uspsPush(), path: `/api/inbound/usps/${'x'.repeat(32)}` })],
    ['half a key', () => ({ ...uspsPush(), path: usps.path.slice(0, -4) })],
    ['a key with more behind it', () => ({ ...uspsPush(), path: `${usps.path}%00` })],
    ['no signature', () => ({ ...uspsPush(), headers: {} })],
    ['the secret of another account', () => uspsPush(undefined, ups.secret)],
    ['a changed body', () => ({ ...uspsPush(), body: String(uspsPush().body).replace('014', '015') })],
    ['no body', () => ({ path: usps.path, headers: { 'X-HMAC': 'x' } })],
    ['no bearer', () => upsPush({ headers: {} })],
    ['another bearer', () => upsPush({ headers: { authorization: `Bearer ${usps.secret}` } })],
  ];

  test.each(refusals)('%s gets the one answer, and leaves nothing', async (name, push) => {
    const answer = await post({
      ...push(),
      headers: { ...push().headers, 'x-forwarded-for': `${name}-${shops}` },
    });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ status: 'refused' });
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'no-store',
      'content-type': 'application/json',
    });
    expect(await stored()).toEqual(nothing);
  });

  test('an account that is switched off is unknown', async () => {
    await database.db.$client`update carrier_accounts set status = 'disabled' where id = ${usps.accountId}`;
    expect((await post(uspsPush())).status).toBe(401);
    expect(await stored()).toEqual(nothing);
  });

  test('a flood is held off, and no genuine push from the same address with it', async () => {
    const headers = { 'x-forwarded-for': `198.51.100.${shops}` };
    const forged = () => post({ path: usps.path, headers, body: '{}' });
    const statuses: number[] = [];
    for (let count = 0; count < 40; count += 1) statuses.push((await forged()).status);
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401));
    expect(new Set(statuses.slice(30))).toEqual(new Set([429]));
    expect(Number((await forged()).headers.get('retry-after'))).toBeGreaterThan(0);
    expect(logged.split('\n').filter((line) => line.includes('refused'))).toHaveLength(30);
    const genuine = uspsPush();
    expect((await post({ ...genuine, headers: { ...genuine.headers, ...headers } })).status).toBe(200);
    expect(await stored()).toEqual(once);
  });
});

describe('a body over 256 KB', () => {
  const piece = new Uint8Array(64 * 1024).fill(0x20);

  test('is refused at its announced length, unread', async () => {
    const headers = { 'content-length': String(maxPushBytes + 1), authorization: `Bearer ${ups.secret}` };
    expect((await post(upsPush({ headers }))).status).toBe(413);
  });

  test('is read no further than that when it says nothing of its length', async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(piece);
      },
    });
    expect((await post(upsPush({ body: endless }))).status).toBe(413);
    expect(pulled).toBeLessThanOrEqual(7);
    expect(await stored()).toEqual(nothing);
  });

  test('and one of exactly that is taken', async () => {
    expect((await post(upsPush({ body: new Uint8Array(maxPushBytes).fill(0x20) }))).status).toBe(200);
    expect(await stored()).toEqual(once);
  });
});

describe('nothing is answered with 200 and lost', () => {
  test('a database that is away is 503, and the same push is taken when it is back', async () => {
    const away = createDatabase('postgres://nobody@127.0.0.1:1/none', { max: 1 });
    const answer = await post(uspsPush(), away);
    await closeDatabase(away);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post(uspsPush())).status).toBe(200);
    expect(await stored()).toEqual(once);
  });

  test('nor without its job: a queue that is not there leaves nothing behind', async () => {
    const bare = await createTestDatabase();
    const merchant = await createMerchant(bare.db, { slug: 'bare', name: 'Shop' });
    const input = { carrier: 'ups', name: 'UPS', credentials: {} };
    const { id } = await createCarrierAccount(bare.db, merchant.id, keyring, input);
    const keys = await getPushKeys(bare.db, merchant.id, id);
    if (!keys) throw new Error('no keys');
    const path = new URL(openInboundUrl(keyring, 'https://a.example', keys)).pathname;
    const headers = { authorization: `Bearer ${openPushSecret(keyring, keys)}` };
    expect((await post({ path, headers, body: '{}' }, bare.db)).status).toBe(503);
    expect(await bare.db.$client`select 1 from inbound_deliveries`).toHaveLength(0);
    await bare.drop();
  });

  test('a key of encryption that is gone is 503', async () => {
    const request = new Request(`https://a.example${ups.path}`, { method: 'POST', body: '{}' });
    const [carrier = '', key = ''] = ups.path.split('/').slice(3);
    const other = { ...context(), keyring: new Map([['k2', randomBytes(32)]]) };
    expect((await answerPush(other, request, { carrier, key })).status).toBe(503);
  });
});

describe('over a real connection', () => {
  let server: Server;
  let port = 0;
  const answered: number[] = [];
  const untilAnswered = async (count: number) => {
    while (answered.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  beforeAll(async () => {
    server = createServer(async (incoming, response) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          incoming.on('data', (chunk: Buffer) => controller.enqueue(chunk));
          incoming.on('end', () => controller.close());
          incoming.on('error', (error) => controller.error(error));
        },
      });
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      );
      const answer = await post({ path: incoming.url ?? '', headers, body });
      answered.push(answer.status);
      response.writeHead(answer.status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('a push is taken, and one that breaks off in the middle is not', async () => {
    const push = uspsPush();
    const answer = await fetch(`http://127.0.0.1:${port}${push.path}`, { method: 'POST', ...push });
    expect(answer.status).toBe(200);
    expect(await stored()).toEqual(once);
    const headers = { ...upsPush().headers, 'content-length': '500' };
    const broken = sendRequest({ port, host: '127.0.0.1', method: 'POST', path: ups.path, headers });
    broken.on('error', () => undefined);
    broken.write('{"trackingNumber":');
    broken.flushHeaders();
    await new Promise((resolve) => broken.once('socket', (socket) => socket.once('connect', resolve)));
    broken.destroy();
    await untilAnswered(2);
    expect(answered).toEqual([200, 503]);
    expect(await stored()).toEqual(once);
    await post(upsPush());
    expect(await stored()).toEqual({ deliveries: 2, payloads: 2, jobs: 2 });
  });
});

test('neither secret, key nor credential stands in the log or in the database', async () => {
  await post(uspsPush());
  await post({ ...uspsPush(), headers: {} });
  await post(upsPush({ headers: { authorization: 'Bearer wrong' } }));
  await post(upsPush());
  const [dump] = await database.db.$client`select string_agg(t::text, '|') as text from (
    select a::text as t from carrier_accounts a union all select j::text from pgboss.job j
    union all select d::text from inbound_deliveries d union all select r::text from rate_limits r) all_rows(t)`;
  expect(logged).toContain('refused');
  const keys = [usps.path, ups.path].map((path) => path.split('/').at(-1) ?? '');
  for (const canary of [usps.secret, ups.secret, ...keys, 'canary-secret']) {
    expect(canary.length).toBeGreaterThan(10);
    expect(logged).not.toContain(canary);
    expect(String(dump?.text)).not.toContain(canary);
  }
});
