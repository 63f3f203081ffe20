import { createECDH, createPublicKey, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Keyring } from '@/lib/crypto';
import { createMerchant } from '@/lib/db/merchants';
import { subscriptions } from '@/lib/db/schema/subscriptions';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { confirmSubscription } from './confirm-subscription';
import { endPush, hasPush } from './end-push';
import { endSubscription } from './end-subscription';
import { giveVapidKeys } from './give-vapid-key';
import { type KeepPushInput, keepPush } from './keep-push';
import { openSubscriptionAddress } from './open-subscription-address';
import { createRateLimiter } from './rate-limit';
import { type RequestUpdatesInput, requestUpdates } from './request-updates';

const oldKey = ['k1', randomBytes(32)] as const;
const keyring: Keyring = new Map([oldKey]);
const now = new Date('2026-11-20T12:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const email = 'Ann@Example.com';
let database: TestDatabase;
let merchantId: string;
let otherId: string;
let token: string;
let arrived: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  merchantId = (await createMerchant(db, { slug: 'updates', name: 'Shop' })).id;
  otherId = (await createMerchant(db, { slug: 'updates-2', name: 'Other' })).id;
  const parcel = { carrier: 'usps', shipDateStart: '2026-11-01', nextPollAt: null };
  token = (await createShipment(db, merchantId, { ...parcel, trackingNumber: '940010000000001' })).token;
  const done = await createShipment(db, merchantId, { ...parcel, trackingNumber: '940010000000002' });
  await db.$client`update shipments set status = 'delivered' where id = ${done.id}`;
  arrived = done.token;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.$client`delete from rate_limits`;
  await database.db.$client`delete from subscriptions`;
});

function request(input: Partial<RequestUpdatesInput> = {}, at = now, keys = keyring) {
  const { db } = database;
  return requestUpdates(
    { db, keyring: keys, limiter: createRateLimiter(db, keys) },
    merchantId,
    { isOffered: true, token, email, locale: 'vi', ip: '192.0.2.1', ...input },
    at,
  );
}

const rows = () => database.db.select().from(subscriptions).orderBy(subscriptions.createdAt);
async function only() {
  const [row, ...more] = await rows();
  if (!row || more.length > 0) throw new Error(`one subscription was expected, and there are ${more.length}`);
  return row;
}

describe('a wish by e-mail', () => {
  test('is noted, and does not count before it was confirmed', async () => {
    expect(await request()).toEqual({ ok: true });
    expect(await only()).toMatchObject({ status: 'pending', requestedAt: now, endedAt: null });
  });

  test('the address is sealed, and no table holds it in clear', async () => {
    await request();
    const row = await only();
    expect(openSubscriptionAddress(keyring, merchantId, row)).toBe(email);
    const all = JSON.stringify([
      await database.db.$client`select * from subscriptions`,
      await database.db.$client`select * from rate_limits`,
    ]);
    expect(all.toLowerCase()).not.toContain('ann@');
    expect(() => openSubscriptionAddress(keyring, otherId, row)).toThrow();
  });

  test('asked for again it is one, with the same answer and new time to confirm', async () => {
    await request();
    const first = await only();
    expect(await request({ email: ' ann@example.COM ' }, later(5))).toEqual({ ok: true });
    expect(await only()).toMatchObject({ token: first.token, status: 'pending', requestedAt: later(5) });
  });

  test('two at the same moment are one', async () => {
    await Promise.all([request(), request(), request()]);
    expect((await only()).status).toBe('pending');
  });

  test('it is still one after the key was rotated', async () => {
    await request();
    await request({}, later(1), new Map([['k2', randomBytes(32)], oldKey]));
    expect((await only()).requestedAt).toEqual(later(1));
  });

  test('an active one stays active: nobody can undo it with the form, nor learn of it', async () => {
    await request();
    const { token: secret } = await only();
    await confirmSubscription(database.db, merchantId, secret, now);
    expect(await request({}, later(1))).toEqual({ ok: true });
    expect(await only()).toMatchObject({ status: 'active', requestedAt: now });
  });

  test('one that was ended has to be confirmed anew', async () => {
    await request();
    const { token: secret } = await only();
    await confirmSubscription(database.db, merchantId, secret, now);
    await endSubscription(database.db, merchantId, secret, now);
    await request({}, later(1));
    expect(await only()).toMatchObject({ status: 'pending', endedAt: null });
  });

  test.each([
    '',
    'ann',
    'ann@',
    '@example.com',
    'a b@example.com',
    'ann@example.com\r\nBcc: eve@example.com',
  ])('%j is no address', async (typed) => {
    expect(await request({ email: typed })).toEqual({ ok: false, error: 'invalid' });
    expect(await rows()).toEqual([]);
  });

  test('nothing is noted where the shop offers nothing, the parcel has arrived, or the link is another’s', async () => {
    expect(await request({ isOffered: false })).toEqual({ ok: false, error: 'off' });
    expect(await request({ token: arrived })).toEqual({ ok: false, error: 'finished' });
    expect(await request({ token: 'x'.repeat(22) })).toEqual({ ok: false, error: 'finished' });
    expect(await rows()).toEqual([]);
  });

  test('an address can be asked for three times a day, from wherever', async () => {
    for (let time = 1; time <= 3; time += 1) expect((await request({ ip: `192.0.2.${time}` })).ok).toBe(true);
    expect(await request({ ip: '198.51.100.7', email: 'ANN@example.com' })).toEqual({
      ok: false,
      error: 'rate_limited',
    });
    expect((await request({ ip: '198.51.100.7', email: 'bob@example.com' })).ok).toBe(true);
  });
});

describe('the secret of a subscription', () => {
  test('confirms it within seven days, and not after', async () => {
    await request();
    const { token: secret } = await only();
    expect(await confirmSubscription(database.db, merchantId, secret, later(7.01))).toBe('expired');
    expect((await only()).status).toBe('pending');
    expect(await confirmSubscription(database.db, merchantId, secret, later(6.9))).toBe('confirmed');
    expect(await confirmSubscription(database.db, merchantId, secret, later(30))).toBe('confirmed');
    expect((await only()).status).toBe('active');
  });

  test('ends it for good: a late press on "confirm" does not begin it again', async () => {
    await request();
    const { token: secret } = await only();
    expect(await endSubscription(database.db, merchantId, secret, now)).toBe(true);
    expect(await endSubscription(database.db, merchantId, secret, later(1))).toBe(true);
    expect(await confirmSubscription(database.db, merchantId, secret, now)).toBe('ended');
    expect(await only()).toMatchObject({ status: 'ended', endedAt: now });
  });

  test('opens nothing at another shop', async () => {
    await request();
    const { token: secret } = await only();
    expect(await confirmSubscription(database.db, otherId, secret, now)).toBe('missing');
    expect(await endSubscription(database.db, otherId, secret, now)).toBe(false);
    expect((await only()).status).toBe('pending');
  });
});

describe('a browser', () => {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const keys = { p256dh: browser.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') };
  const endpoint = 'https://fcm.googleapis.com/fcm/send/abc:DEF';

  function keep(subscription: unknown, input: Partial<KeepPushInput> = {}) {
    const { db } = database;
    return keepPush(
      { db, keyring, limiter: createRateLimiter(db, keyring) },
      merchantId,
      {
        ...{ isOffered: true, token, subscription: JSON.stringify(subscription), locale: 'zh' },
        ...{ ip: '192.0.2.1', ...input },
      },
      now,
    );
  }
  const isOn = () => hasPush({ db: database.db, keyring }, merchantId, { token, endpoint });

  test('is kept at once, is one however often it asks, and can be switched off and on', async () => {
    expect(await isOn()).toBe(false);
    expect(await keep({ endpoint, keys, expirationTime: null })).toBe('kept');
    expect(await keep({ endpoint, keys })).toBe('kept');
    const row = await only();
    expect(row.status).toBe('active');
    expect(JSON.parse(openSubscriptionAddress(keyring, merchantId, row))).toEqual({ endpoint, keys });
    expect(await isOn()).toBe(true);
    await endPush({ db: database.db, keyring }, merchantId, { token, endpoint }, now);
    expect(await isOn()).toBe(false);
    expect(await keep({ endpoint, keys })).toBe('kept');
    expect((await only()).status).toBe('active');
  });

  test.each([
    ['plain http', { endpoint: 'http://fcm.googleapis.com/x', keys }],
    ['an address', { endpoint: 'https://192.0.2.1/x', keys }],
    ['an address in figures', { endpoint: 'https://3221225985/x', keys }],
    ['this machine', { endpoint: 'https://localhost/x', keys }],
    ['a name that is not public', { endpoint: 'https://push.internal/x', keys }],
    ['another port', { endpoint: 'https://fcm.googleapis.com:8443/x', keys }],
    ['a password', { endpoint: 'https://a:b@fcm.googleapis.com/x', keys }],
    ['a long one', { endpoint: `https://fcm.googleapis.com/${'x'.repeat(2_000)}`, keys }],
    ['no keys', { endpoint }],
    ['a key of another size', { endpoint, keys: { ...keys, p256dh: 'AAAA' } }],
    [
      'a key that is no point',
      { endpoint, keys: { ...keys, p256dh: Buffer.alloc(65, 4).toString('base64url') } },
    ],
    ['a short secret', { endpoint, keys: { ...keys, auth: 'AAAA' } }],
    ['no object', 'push'],
  ])('%s is no push subscription', async (_what, subscription) => {
    expect(await keep(subscription)).toBe('invalid');
    expect(await rows()).toEqual([]);
  });

  test('nothing is kept where nothing is offered or the parcel has arrived', async () => {
    expect(await keep({ endpoint, keys }, { isOffered: false })).toBe('off');
    expect(await keep({ endpoint, keys }, { token: arrived })).toBe('finished');
    expect(await rows()).toEqual([]);
  });
});

describe('the shop’s push keys', () => {
  test('are made once, sealed, and a pair of P-256', async () => {
    const [one, other] = await Promise.all([
      giveVapidKeys(database.db, merchantId, keyring),
      giveVapidKeys(database.db, merchantId, keyring),
    ]);
    expect(other).toEqual(one);
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(Buffer.from(one.privateKey, 'base64url'));
    expect(pair.getPublicKey('base64url')).toBe(one.publicKey);
    const point = Buffer.from(one.publicKey, 'base64url');
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
    const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' };
    expect(createPublicKey({ key: jwk, format: 'jwk' }).asymmetricKeyType).toBe('ec');
    const stored = JSON.stringify(await database.db.$client`select * from merchants`);
    expect(stored).not.toContain(one.privateKey);
    expect((await giveVapidKeys(database.db, otherId, keyring)).publicKey).not.toBe(one.publicKey);
  });
});
