import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { findShop } from '@/lib/db/merchants';
import { getPushKeys } from '@/lib/db/push-accounts';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { keepSubscriptions } from '@/lib/jobs/keep-subscriptions';
import { createLogger } from '@/lib/log';
import { openPushSecret } from '@/lib/push-keys';
import { describeAccounts } from '@/lib/services/describe-accounts';
import { createMeteredEngine } from '@/lib/services/metered-engine';
import type { ShopContext } from './context';
import { runShopCommand } from './run-shop-command';

const keyring = new Map([['k1', randomBytes(32)]]);
const appUrl = 'https://orders.example.com';
let database: TestDatabase;
let sandbox: Sandbox;
let context: ShopContext;
let secrets: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await createSandbox();
});
beforeEach(async () => {
  const { db } = database;
  await db.$client`delete from merchants`;
  const engine = createMeteredEngine(db, { baseUrlFor: (code) => `${sandbox.url}/${code}`, retryDelayMs: 1 });
  context = {
    ...{ db, keyring, engine, carriers, appUrl, pushOrigin: appUrl, publicDir: '/none' },
    now: () => new Date(),
    readSecret: async (option) => secrets[option] ?? '',
  };
  await shop('create', '--slug', 'tea', '--name', 'Tea');
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
});

const shop = (...argv: string[]) => runShopCommand(argv, context);
const merchantId = async () => (await findShop(database.db, 'tea'))?.id ?? '';

function keep() {
  const worker = { log: createLogger({ level: 'silent' }), random: Math.random, pollScale: 1 };
  return keepSubscriptions.run({}, { ...context, ...worker });
}

async function addUsps() {
  secrets = { 'client-secret': sandboxCredentials.usps.clientSecret };
  const own = ['--client-id', sandboxCredentials.usps.clientId, '--mailer-id', '901234567'];
  await shop('add-account', '--carrier', 'usps', ...own, '--notification-email', 'ops@example.com');
}
async function addUps() {
  secrets = { 'client-secret': sandboxCredentials.ups.clientSecret };
  await shop('add-account', '--carrier', 'ups', '--client-id', sandboxCredentials.ups.clientId);
}

async function keysOf(carrier: string) {
  const [row] = await database.db.$client`select id from carrier_accounts where carrier = ${carrier}`;
  const keys = await getPushKeys(database.db, await merchantId(), row?.id);
  if (!keys) throw new Error('no keys');
  return { id: String(row?.id), secret: openPushSecret(keyring, keys) };
}

describe('npm run shop -- accounts', () => {
  test('says how to begin', async () => {
    expect(await shop('accounts')).toEqual([expect.stringContaining('add-account')]);
  });

  test('shows state, quota and pushes, and the address only where it is to be entered', async () => {
    await addUsps();
    await addUps();
    await keep();
    const text = (await shop('accounts')).join('\n');
    expect(text).toMatch(/USPS \(car_\w+\): works, last used .* UTC\./);
    expect(text).toMatch(/Quota: 60 requests an hour; \d can be made now\./);
    expect(text).toMatch(/0 parcels are asked about, one that moves about every 2\.5 hours\./);
    expect(text).toMatch(/Pushes: subscribed until .* UTC, and renewed before\. No push has come yet\./);
    expect(text).toMatch(new RegExp(`Enter this address at UPS: ${appUrl}/api/inbound/ups/[\\w-]{32}\n`));
    expect(text.match(/api\/inbound/g)).toHaveLength(1);
  });

  test('tells the secret when asked to, and no credential ever', async () => {
    await addUps();
    const { secret } = await keysOf('ups');
    expect(secret).toMatch(/^[A-Za-z0-9]{32}$/);
    expect((await shop('accounts')).join('\n')).not.toContain(secret);
    const revealed = (await shop('accounts', '--reveal')).join('\n');
    expect(revealed).toContain(`enter: ${secret}`);
    expect(revealed).not.toContain(sandboxCredentials.ups.clientSecret);
  });

  test('says what stands in the way', async () => {
    await addUps();
    const input = { carrier: 'usps', name: 'USPS', credentials: sandboxCredentials.usps };
    const { id } = await createCarrierAccount(database.db, await merchantId(), keyring, input);
    await database.db.$client`update carrier_accounts set status = 'working' where id = ${id}`;
    await keep();
    const text = (await shop('accounts')).join('\n');
    expect(text).toContain('Pushes: not subscribed to: add the account again with --mailer-id.');
    context = { ...context, pushOrigin: null };
    const unreachable = (await shop('accounts')).join('\n');
    expect(unreachable).toContain('UPS cannot reach this server: APP_URL must be a public https address.');
    expect(unreachable).not.toContain('api/inbound');
  });
});

test('a new account with the same carrier keeps the address and secret that were entered there', async () => {
  await addUps();
  const before = await keysOf('ups');
  const [address] = (await shop('accounts')).filter((line) => line.includes('Enter this'));
  await addUps();
  const after = await keysOf('ups');
  expect(after.id).not.toBe(before.id);
  expect(after.secret).toBe(before.secret);
  expect((await shop('accounts')).filter((line) => line.includes('Enter this'))).toEqual([address]);
});

describe('what an account page shows', () => {
  const describeAll = async () => describeAccounts(context, await merchantId());

  test('counts what is unread, of strangers, subscribed and refused', async () => {
    await addUps();
    const { id } = await keysOf('ups');
    const shopId = await merchantId();
    const { $client } = database.db;
    for (const [hash, minutes, parcels] of [
      ['a', 1, null],
      ['b', 20, null],
      ['c', 20, 0],
      ['d', 20, 1],
      ['e', 60 * 24 * 8, 0],
    ] as const) {
      await $client`insert into inbound_deliveries (merchant_id, account_id, body_hash, raw_payload_id, received_at, read_at, parcel_count)
        values (${shopId}, ${id}, ${hash}, 'raw', now() - make_interval(mins => ${minutes}), ${parcels === null ? null : new Date().toISOString()}, ${parcels})`;
    }
    await $client`update carrier_accounts set last_push_at = now(), tokens = 0, refilled_at = now() + interval '5 minutes' where id = ${id}`;
    const [account] = await describeAll();
    expect(account).toMatchObject({
      carrier: 'ups',
      status: 'working',
      quota: {
        requests: 600,
        perSeconds: 3_600,
        isAgreed: false,
        availableNow: 0,
        heldUntil: expect.any(Date),
      },
      push: {
        kind: 'parcel',
        state: 'waiting',
        unreadCount: 1,
        strangerCount: 1,
        lastPushAt: expect.any(Date),
      },
    });
  });

  test('holds no secret', async () => {
    await addUsps();
    await addUps();
    const text = JSON.stringify(await describeAll());
    for (const carrier of ['usps', 'ups']) expect(text).not.toContain((await keysOf(carrier)).secret);
    expect(text).not.toContain(sandboxCredentials.ups.clientSecret);
    expect(await describeAccounts(context, 'mer_other')).toEqual([]);
  });
});

test('an account whose key of encryption is gone is listed like the others, as it must be replaced', async () => {
  await addUps();
  const without = { ...context, keyring: new Map([['k2', randomBytes(32)]]) };
  const lines = await runShopCommand(['accounts'], without);
  expect(lines.join('\n')).toContain('UPS');
  expect(lines.join('\n')).not.toContain('/api/inbound/');
});

describe('npm run shop -- remove-account', () => {
  test('deletes the account, ends its subscription, and moves its parcels to the next best', async () => {
    await addUsps();
    await keep();
    const { id } = await keysOf('usps');
    const input = { carrier: 'aftership', name: 'AfterShip', credentials: {} };
    const next = await createCarrierAccount(database.db, await merchantId(), keyring, input);
    const parcel = ['--carrier', 'usps', '--number', '9400190000012300000014'];
    await shop('add-parcel', '--order', '1', '--email', 'a@example.com', ...parcel);
    const lines = await shop('remove-account', id);
    expect(lines).toEqual([
      'The account is gone, with its credentials.',
      'Parcels that are asked about through another account now: 1.',
    ]);
    const rows = await database.db.$client`select account_id from shipment_polls`;
    expect([...rows]).toEqual([{ account_id: next.id }]);
    const methods = sandbox.requests.list().map(({ method }) => method);
    expect(methods).toContain('DELETE');
  });

  test('says that it knows no such account, and touches none of another shop', async () => {
    await addUps();
    const { id } = await keysOf('ups');
    await shop('create', '--slug', 'other', '--name', 'Other');
    await expect(shop('remove-account', id, '--shop', 'other')).rejects.toThrow(`no account "${id}"`);
    expect(await database.db.$client`select 1 from carrier_accounts`).toHaveLength(1);
  });
});
