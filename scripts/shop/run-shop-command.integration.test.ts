import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { carriers } from '@/lib/carriers';
import type { Carrier } from '@/lib/carriers/carrier';
import { acme } from '@/lib/carriers/engine/test-acme';
import { createSandbox, type Sandbox } from '@/lib/carriers/sandbox/create-sandbox';
import { sandboxCredentials } from '@/lib/carriers/sandbox/credentials';
import { createCarrierAccount } from '@/lib/db/carrier-accounts';
import { getLink, getLiveState } from '@/lib/db/links';
import { createMerchant, findShop } from '@/lib/db/merchants';
import { orders } from '@/lib/db/schema/orders';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { openRecipient } from '@/lib/recipient';
import { createMeteredEngine } from '@/lib/services/metered-engine';
import { Complaint } from '../stack/complain';
import type { ShopContext } from './context';
import { runShopCommand } from './run-shop-command';

let database: TestDatabase;
let sandbox: Sandbox;
let folder: string;
let context: ShopContext;
let secret = '';
const usps = ['--carrier', 'usps'];
const number = '9400190000012300000014';
const appUrl = 'https://orders.example.com';

beforeAll(async () => {
  database = await createTestDatabase();
  sandbox = await createSandbox();
  folder = await mkdtemp(join(tmpdir(), 'doorstep-shop-'));
  sandbox.parcels.upsert({ carrier: 'usps', trackingNumber: number, life: 'life-front-door', step: 3 });
  const { db } = database;
  context = {
    ...{ db, carriers, appUrl, publicDir: folder, now: () => new Date('2026-11-21T12:00:00Z') },
    pushOrigin: appUrl,
    keyring: new Map([['k1', randomBytes(32)]]),
    engine: createMeteredEngine(db, { baseUrlFor: (code) => `${sandbox.url}/${code}`, retryDelayMs: 1 }),
    readSecret: async () => secret,
  };
});
beforeEach(async () => {
  await database.db.$client`delete from merchants`;
});
afterAll(async () => {
  await sandbox.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const shop = (...argv: string[]) => runShopCommand(argv, context);
const complaint = async (...argv: string[]) => {
  const error = await shop(...argv).catch((reason: unknown) => reason);
  return error instanceof Complaint ? error.message : `no complaint: ${String(error)}`;
};
const create = (slug = 'tea') => shop('create', '--slug', slug, '--name', 'Tea & Co', '--locale', 'vi');
const addParcel = (...more: string[]) =>
  shop('add-parcel', '--order', '1042', '--email', 'b@example.com', ...usps, '--number', number, ...more);
const tokenOf = (lines: string[]) => lines[0]?.split('/l/')[1] ?? '';

describe('npm run shop', () => {
  test('create makes a shop in its language', async () => {
    expect(await create()).toEqual([`The shop is there: ${appUrl}/tea`]);
    expect(await findShop(database.db, 'tea')).toMatchObject({ name: 'Tea & Co', defaultLocale: 'vi' });
  });

  test.each([
    ['a word of the app', ['create', '--slug', 'api', '--name', 'x'], /word of the app/],
    ['a bad slug', ['create', '--slug', 'My Shop', '--name', 'x'], /small letters/],
    ['another language', ['create', '--slug', 'a', '--name', 'x', '--locale', 'fr'], /en, vi, zh, not "fr"/],
    ['a zone nobody knows', ['create', '--slug', 'a', '--name', 'x', '--time-zone', 'EDTT'], /--time-zone/],
    ['no name', ['create', '--slug', 'a'], /--name is missing/],
    ['an option nobody knows', ['create', '--slog', 'a'], /--slog/],
    ['a word too many', ['create', '--slug', 'a', '--name', 'My', 'Shop'], /"Shop" is one word too many/],
    ['no such command', ['delete'], /There is no command "delete"/],
    ['no shop at all', ['domain', 'orders.example.com'], /There is no shop yet/],
  ])('%s gets a sentence', async (_name, argv, sentence) => {
    expect(await complaint(...argv)).toMatch(sentence);
  });

  test('with several shops the command asks which, and a taken slug is refused', async () => {
    await create('tea');
    await create('ink');
    expect(await complaint('domain', 'orders.example.com')).toMatch(/--shop \w+ or --shop \w+/);
    expect(await complaint('domain', 'orders.example.com', '--shop', 'none')).toBe(
      'There is no shop "none".',
    );
    expect(await complaint('create', '--slug', 'tea', '--name', 'x')).toMatch(/"tea" already/);
  });
});

describe('npm run shop -- add-parcel', () => {
  test('prints a link that opens in the language of the order, and is due to be asked about', async () => {
    await create();
    const [link, hint] = await addParcel('--locale', 'zh');
    expect(link).toMatch(/^https:\/\/orders\.example\.com\/l\/[\w-]{22}$/);
    expect(hint).toMatch(/no USPS account yet/);
    const token = tokenOf([link ?? '']);
    expect(await getLink(database.db, token)).toMatchObject({ merchantSlug: 'tea', orderLocale: 'zh' });
    expect((await getLiveState(database.db, token))?.nextPollAt).toEqual(context.now());
  });

  test('a second parcel joins its order; the same parcel is not added twice', async () => {
    await create();
    const token = tokenOf(await addParcel());
    expect(await complaint(...again(number))).toContain(token);
    await shop(...again('9205590000012300000026'));
    const [count] = await database.db
      .$client`select count(distinct order_id)::int as orders, count(*)::int as parcels from shipments`;
    expect(count).toEqual({ orders: 1, parcels: 2 });
  });

  const again = (tracking: string, email = 'b@example.com') => [
    ...['add-parcel', '--order', '1042', '--email', email, ...usps, '--number', tracking],
  ];

  test.each([
    ['a mistyped number', ['--number', '9400190000012300000015'], /one digit is wrong/],
    ['no number', ['--number', '!!'], /cannot be a tracking number/],
    ['an unknown carrier', ['--carrier', 'pigeon', '--number', number], /not a carrier/],
    ['a bad day', ['--number', number, '--shipped', 'today'], /--shipped must be a day/],
    ['a bad address', ['--number', number, '--email', 'nobody'], /--email must be/],
    ['half a recipient', ['--number', number, '--recipient-name', 'A'], /lines, city, country/],
    ['no file', ['--number', number, '--recipient', '/nowhere.json'], /nowhere.json cannot be read/],
    ['two recipients', ['--number', number, '--recipient', 'a.json', '--recipient-name', 'A'], /not in both/],
  ])('%s gets a sentence', async (_name, argv, sentence) => {
    await create();
    const base = ['add-parcel', '--order', '1042', '--email', 'b@example.com', ...usps];
    expect(await complaint(...base, ...argv)).toMatch(sentence);
  });

  test('keeps whom the order goes to, sealed, and takes a later word of it', async () => {
    await create();
    const address = ['--recipient-lines', '1 Main St; Apt 2', '--recipient-city', 'Portland'];
    await addParcel('--recipient-name', 'Ann', ...address, '--recipient-country', 'us');
    const recipientOf = async () => {
      const [order] = await database.db.select().from(orders).where(eq(orders.number, '1042'));
      const { merchantId, id, recipientSealed } = order ?? { merchantId: '', id: '', recipientSealed: '' };
      expect(recipientSealed).not.toContain('Main St');
      return openRecipient(context.keyring, merchantId, id, recipientSealed ?? '');
    };
    expect(await recipientOf()).toMatchObject({ name: 'Ann', lines: ['1 Main St', 'Apt 2'], country: 'US' });
    const file = join(folder, 'address.json');
    await writeFile(
      file,
      JSON.stringify({ name: 'Bob', lines: ['2 Oak Ave'], city: 'Salem', country: 'US' }),
    );
    await shop(...again('9205590000012300000026', 'b@example.com'), '--recipient', file);
    expect(await recipientOf()).toMatchObject({ name: 'Bob', state: null });
  });

  test('a number that reads wrong can be insisted on', async () => {
    await create();
    expect(await shop(...again('9400190000012300000015'), '--as-is')).toHaveLength(2);
  });

  test('an order is not joined under another e-mail address', async () => {
    await create();
    await addParcel();
    expect(await complaint(...again('9205590000012300000026', 'x@example.com'))).toMatch(/another e-mail/);
  });
});

describe('npm run shop -- add-account', () => {
  const addAccount = (credentials: { clientId: string; clientSecret: string }, ...more: string[]) => {
    secret = credentials.clientSecret;
    return ['add-account', ...usps, '--client-id', credentials.clientId, ...more];
  };
  const accounts = () => database.db.$client`select status from carrier_accounts`;

  test('a working account is tested on a parcel, and takes the place of the older one', async () => {
    await create();
    await shop(...addAccount(sandboxCredentials.usps));
    const token = tokenOf(await addParcel());
    const lines = await shop(...addAccount(sandboxCredentials.usps, '--try', number));
    expect(lines).toEqual([
      'USPS accepts the account and answers for the parcel.',
      'It takes the place of the older one.',
    ]);
    expect(await accounts()).toEqual([{ status: 'working' }]);
    expect(await getLiveState(database.db, token)).not.toBeNull();
  });

  test('a wrong secret is said and not kept', async () => {
    await create();
    const wrong = { ...sandboxCredentials.usps, clientSecret: 'wrong' };
    expect(await complaint(...addAccount(wrong))).toMatch(/does not know this client id and secret/);
    expect(await accounts()).toEqual([]);
  });

  test('a missing scope is named, and the account is kept until USPS grants it', async () => {
    await create();
    expect(await shop(...addAccount(sandboxCredentials.uspsWithoutTracking))).toEqual([
      expect.stringContaining('lacks the scope "tracking"'),
    ]);
    expect(await accounts()).toEqual([{ status: 'failing' }]);
  });

  test('says no more than was tried: nothing of a carrier that only tells by itself', async () => {
    await create();
    const told = await shop('add-account', '--carrier', 'viettelpost', '--try', '10345381626');
    expect(told.join(' ')).toMatch(/is kept\. Viettel Post cannot be asked and tells by itself/);
    expect(told.join(' ')).not.toMatch(/accepts|sign-in/);
  });

  test('a field that the carrier does not know in this shape is named', async () => {
    await create();
    const argv = addAccount(sandboxCredentials.usps, '--mailer-id', '12');
    expect(await complaint(...argv)).toMatch(/--mailer-id/);
    expect(await complaint('add-account', '--carrier', 'pigeon')).toMatch(/--carrier is usps or ups/);
  });
});

describe('npm run shop -- domain', () => {
  test('opens the shop under its own host name, in any spelling', async () => {
    await create();
    await shop('domain', 'Orders.Example.com');
    expect((await findShop(database.db, 'orders.example.com'))?.slug).toBe('tea');
    await shop('domain', 'đơn.example.com');
    expect((await findShop(database.db, new URL('https://đơn.example.com').host))?.slug).toBe('tea');
  });

  test('names that ad blockers list are accepted with a word of warning', async () => {
    await create();
    expect((await shop('domain', 'track.example.com')).join()).toMatch(/Ad blockers/);
  });

  test.each(['localhost', 'https://a.example.com', 'a b.example.com', '10.0.0.1'])(
    '%s is refused',
    async (host) => {
      await create();
      expect(await complaint('domain', host)).toMatch(/not a host name/);
    },
  );

  test("another shop's domain is refused", async () => {
    await create();
    await shop('domain', 'orders.example.com');
    await createMerchant(database.db, { slug: 'ink', name: 'Ink' });
    expect(await complaint('domain', 'orders.example.com', '--shop', 'ink')).toMatch(/another shop/);
  });
});

describe('npm run shop -- route', () => {
  const hub: Carrier = {
    ...acme,
    ...{
      code: 'hub',
      name: 'Hub',
      kind: 'aggregator',
      coverage: { keys: { usps: '1' }, takesOthers: false },
    },
  };
  const withHub = (...argv: string[]) =>
    runShopCommand(['route', ...argv], { ...context, carriers: [...carriers, hub] });
  const addHub = async () => {
    const { db, keyring } = context;
    const merchantId = (await findShop(db, 'tea'))?.id ?? '';
    await createCarrierAccount(db, merchantId, keyring, { carrier: 'hub', name: 'Hub', credentials: {} });
  };

  test('sends a carrier through an aggregator and back, moves what is under way, and lists how all go', async () => {
    await create();
    await addParcel();
    expect(await withHub()).toEqual([
      'usps           nobody is asked: no account answers for it · 1 under way',
    ]);
    await addHub();
    expect(await withHub(...usps, '--through', 'hub')).toEqual([
      'USPS parcels are asked about through Hub.',
      'One parcel under way moved over.',
    ]);
    expect(await withHub()).toEqual(['usps           through Hub (chosen) · 1 under way']);
    const refused = await withHub(...usps, '--through', 'native').catch(String);
    expect(refused).toMatch(/no USPS account/);
    await createCarrierAccount(context.db, (await findShop(context.db, 'tea'))?.id ?? '', context.keyring, {
      ...{ carrier: 'usps', name: 'USPS', credentials: {} },
    });
    expect(await withHub(...usps, '--through', 'native')).toEqual([
      'USPS parcels are asked about through USPS itself.',
      'One parcel under way moved over.',
    ]);
    expect(await withHub()).toEqual(['usps           native · 1 under way']);
  });

  test('says what is wrong: an unknown carrier, no such account, an API that does not answer for it', async () => {
    await create();
    await addHub();
    expect(await withHub('--carrier', 'nope', '--through', 'hub').catch(String)).toMatch(
      /not a carrier's code/,
    );
    expect(await withHub(...usps, '--through', 'fax').catch(String)).toMatch(/cannot ask "fax"/);
    expect(await withHub(...usps).catch(String)).toMatch(/--through is missing/);
    expect(await withHub('--carrier', 'dhl', '--through', 'hub').catch(String)).toMatch(
      /Hub does not answer for parcels of DHL/,
    );
  });
});
