import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { themeSchema } from '@/lib/branding/theme';
import { contactHashes } from '@/lib/contact-hash';
import { parseKeyring } from '@/lib/crypto';
import { emptySnapshot } from '@/lib/tracking/snapshot';
import { createCarrierAccount, getCarrierAccount } from './carrier-accounts';
import { getLink, getLiveState } from './links';
import { addDomain, createMerchant, findShop, publishTheme } from './merchants';
import { createOrder, findOrderByContact } from './orders';
import { createShipment, findShipmentsByNumbers, replaceShipment } from './shipments';
import { createTestDatabase, type TestDatabase } from './test-database';
import { getTrackingPage } from './tracking-page';

const now = new Date('2026-03-10T20:00:00Z');
const keyring = parseKeyring(`k1:${randomBytes(32).toString('base64')}`);

let database: TestDatabase;
let shop: string;
let otherShop: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  shop = (
    await createMerchant(db, {
      slug: 'nha-may',
      name: 'Nhà May',
      timeZone: 'Asia/Ho_Chi_Minh',
      defaultLocale: 'vi',
    })
  ).id;
  otherShop = (await createMerchant(db, { slug: 'other', name: 'Other' })).id;
});
afterAll(() => database.drop());

describe('shops', () => {
  it('are found by slug, with a theme of defaults until one is published', async () => {
    expect(await findShop(database.db, 'nha-may')).toEqual({
      id: shop,
      slug: 'nha-may',
      name: 'Nhà May',
      homepage: null,
      defaultLocale: 'vi',
      offersUpdates: false,
      theme: themeSchema.parse({}),
    });
    expect(await findShop(database.db, 'nobody')).toBeNull();
  });

  it('show the latest published theme, also when two are published at once', async () => {
    const themes = ['#111111', '#222222', '#333333'].map((accent) => themeSchema.parse({ accent }));
    const versions = await Promise.all(
      themes.map((theme, index) => publishTheme(database.db, shop, theme, new Date(now.getTime() + index))),
    );
    expect(versions.map((one) => one.version).sort()).toEqual([1, 2, 3]);
    expect((await findShop(database.db, 'nha-may'))?.theme.accent).toBe('#333333');
  });

  it('still have a look when a stored theme is no longer valid', async () => {
    await database.db.$client`insert into themes (merchant_id, version, status, theme, published_at)
      values (${otherShop}, 1, 'published', '{"accent": "chartreuse"}', now())`;
    expect((await findShop(database.db, 'other'))?.theme).toEqual(themeSchema.parse({}));
  });

  it('are found by a host only once it is verified, and in lower case', async () => {
    await addDomain(database.db, shop, 'Orders.NhaMay.vn', null);
    await addDomain(database.db, otherShop, 'orders.nhamay.vn', null);
    expect(await findShop(database.db, 'orders.nhamay.vn')).toBeNull();
    await addDomain(database.db, shop, 'orders.nhamay.vn', now);
    // One address for each page: spellings of it must not fill the caches.
    expect(await findShop(database.db, 'ORDERS.nhamay.vn')).toBeNull();
    expect((await findShop(database.db, 'orders.nhamay.vn'))?.id).toBe(shop);
  });

  it('cannot take a host that another shop has verified', async () => {
    await expect(addDomain(database.db, otherShop, 'orders.nhamay.vn', now)).rejects.toMatchObject({
      cause: { code: '23505' },
    });
  });

  it.each(['console', 'Bad Slug', 'a--b'])('cannot be called "%s"', async (slug) => {
    await expect(createMerchant(database.db, { slug, name: 'x' })).rejects.toThrow(/cannot be used/);
  });

  it('cannot get a malformed slug past the database either', async () => {
    await expect(
      database.db.$client`insert into merchants (id, slug, name) values ('m', 'a--b', 'x')`,
    ).rejects.toMatchObject({ code: '23514' });
  });
});

describe('orders', () => {
  const hashesOf = (merchantId: string, email: string, postcode: string) => ({
    emailHashes: contactHashes(keyring, merchantId, 'email', email),
    postcodeHashes: contactHashes(keyring, merchantId, 'postcode', postcode),
  });

  beforeAll(async () => {
    const { emailHashes, postcodeHashes } = hashesOf(shop, 'lan@example.com', '70000');
    await createOrder(database.db, shop, {
      number: '#10-42',
      placedAt: now,
      emailHash: emailHashes[0] ?? null,
      postcodeHash: postcodeHashes[0] ?? null,
      items: [],
    });
  });

  it.each([
    ['e-mail', '#10-42', 'Lan@Example.com', ''],
    ['postcode', ' 1042 ', '', '700 00'],
  ])('are found by number and %s', async (_, number, email, postcode) => {
    const found = await findOrderByContact(database.db, shop, number, hashesOf(shop, email, postcode));
    expect(found).toMatchObject({ number: '#10-42', shipments: [] });
  });

  it.each([
    ['a wrong number', '1043', 'lan@example.com', '70000'],
    ['a wrong contact', '1042', 'eve@example.com', '10001'],
    ['no contact', '1042', '', ''],
  ])('are not found with %s', async (_, number, email, postcode) => {
    expect(await findOrderByContact(database.db, shop, number, hashesOf(shop, email, postcode))).toBeNull();
  });

  it('are not found from another shop', async () => {
    expect(
      await findOrderByContact(database.db, otherShop, '1042', hashesOf(shop, 'lan@example.com', '70000')),
    ).toBeNull();
  });

  it('with numbers that differ only in a dash stay two, and the one as typed is found', async () => {
    const [emailHash = null] = contactHashes(keyring, shop, 'email', 'lan@example.com');
    await createOrder(database.db, shop, { number: '1042', placedAt: now, emailHash, items: [] });
    const hashes = hashesOf(shop, 'lan@example.com', '');
    expect((await findOrderByContact(database.db, shop, '1042', hashes))?.number).toBe('1042');
    expect((await findOrderByContact(database.db, shop, '#10-42', hashes))?.number).toBe('#10-42');
  });
});

describe('parcels', () => {
  async function splitOrder() {
    const { db } = database;
    const order = await createOrder(db, shop, {
      number: randomBytes(4).toString('hex'),
      placedAt: now,
      locale: 'zh',
      items: [
        { name: 'Áo dài', variant: 'M', quantity: 2 },
        { name: 'Nón lá', quantity: 3 },
      ],
    });
    const add = (shipDateStart: string, items: { orderItemId: string; quantity: number }[]) =>
      createShipment(db, shop, {
        ...{ carrier: 'ups', trackingNumber: randomBytes(6).toString('hex').toUpperCase(), nextPollAt: now },
        ...{ orderId: order.id, shipDateStart, items },
      });
    const [first = '', second = ''] = order.itemIds;
    // Made in the wrong order on purpose: position goes by ship date.
    const later = await add('2026-03-05', [{ orderItemId: second, quantity: 1 }]);
    const earlier = await add('2026-03-01', [
      { orderItemId: second, quantity: 1 },
      { orderItemId: first, quantity: 2 },
    ]);
    return { order, earlier, later };
  }

  it('come with order, items and siblings for their page', async () => {
    const { earlier, later } = await splitOrder();
    const page = await getTrackingPage(database.db, shop, earlier.token);
    expect(page).toMatchObject({
      ...{ shipmentId: earlier.id, carrier: 'ups', systemState: 'not_checked_yet', checkedAt: null },
      // 20:00 UTC is already the next day in Vietnam.
      order: { placedOn: '2026-03-11' },
      items: [
        { name: 'Áo dài', variant: 'M', quantity: 2 },
        { name: 'Nón lá', variant: null, quantity: 1 },
      ],
      split: {
        parcels: [
          { token: earlier.token, milestone: 'pending.not_found_yet', day: null },
          {
            token: later.token,
            items: [{ name: 'Nón lá', variant: null, quantity: 1 }],
          },
        ],
        rest: [{ name: 'Nón lá', variant: null, quantity: 1 }],
        isRestUnshipped: true,
      },
      position: { index: 1, count: 2 },
      snapshot: { version: 1, status: 'pending', events: [] },
    });
  });

  it('name on each other’s pages the day that their own page names, and tell open pages when it moves', async () => {
    const { earlier, later } = await splitOrder();
    const event = (meaning: string, localTime: string) => ({ meaning, localTime });
    const snapshot = {
      ...emptySnapshot(),
      ...{ status: 'in_transit', milestone: 'in_transit.moving', lastEventAt: null },
      estimate: { date: '2026-03-12', lastDate: null, window: null, source: 'carrier', isGuaranteed: false },
      events: [
        event('notice.information', '2026-03-13T09:00:00'),
        event('in_transit.moving', '2026-03-09T09:00:00'),
      ],
    };
    const stateOf = async () => (await getLiveState(database.db, earlier.token))?.siblingStates;
    const before = await stateOf();
    await database.db.$client`update shipments set snapshot = ${JSON.stringify(snapshot)}::text::jsonb,
      milestone = 'in_transit.moving', estimate_date = '2026-03-12' where id = ${later.id}`;
    const page = await getTrackingPage(database.db, shop, earlier.token);
    // The notice is of the day after.
    expect(page?.split?.parcels[1]?.day).toEqual({
      ...{ kind: 'late', date: '2026-03-12', seenFrom: '2026-03-13' },
    });
    const after = await stateOf();
    expect(after).not.toEqual(before);
    expect(page?.siblingStates).toEqual(after);
  });

  it('stand alone without an order', async () => {
    const { token } = await createShipment(database.db, shop, {
      carrier: 'ups',
      trackingNumber: 'ALONE',
      shipDateStart: '2026-03-01',
      nextPollAt: null,
    });
    const page = await getTrackingPage(database.db, shop, token);
    expect(page).toMatchObject({ order: null, items: [], split: null, position: { index: 1, count: 1 } });
  });

  it('have no page under another shop, nor for a token nobody made', async () => {
    const { earlier } = await splitOrder();
    expect(await getTrackingPage(database.db, otherShop, earlier.token)).toBeNull();
    expect(await getTrackingPage(database.db, shop, 'x'.repeat(22))).toBeNull();
  });

  it('lead from an old label to the one that took its place', async () => {
    const { earlier, later } = await splitOrder();
    await replaceShipment(database.db, shop, earlier.id, later.id);
    expect(await getLink(database.db, earlier.token)).toEqual({
      ...{
        merchantId: shop,
        merchantSlug: 'nha-may',
        token: later.token,
        orderLocale: 'zh',
        shopDefaultLocale: 'vi',
      },
    });
    expect(await getTrackingPage(database.db, shop, earlier.token)).toMatchObject({
      replacedByToken: later.token,
    });
    expect(await getTrackingPage(database.db, shop, later.token)).toMatchObject({
      // The old label holds nothing any more, the new one what it lists.
      split: { parcels: [{ token: later.token }], rest: [{ name: 'Áo dài' }, { name: 'Nón lá' }] },
      position: { count: 1 },
    });
  });

  it('tell an open page their version', async () => {
    const { earlier } = await splitOrder();
    expect(await getLiveState(database.db, earlier.token)).toEqual({
      ...{
        shipmentId: earlier.id,
        merchantId: shop,
        snapshotVersion: 1,
        status: 'pending',
        isReplaced: false,
        siblingStates: ['pending.not_found_yet'],
        systemState: 'not_checked_yet',
      },
      ...{ checkedAt: null, nextPollAt: now },
    });
    expect(await getLiveState(database.db, 'x'.repeat(22))).toBeNull();
    expect(await getLink(database.db, 'x'.repeat(22))).toBeNull();
  });

  it('share a number over the years: the newest use is found, and only in their own shop', async () => {
    const add = (merchantId: string, shipDateStart: string) =>
      createShipment(database.db, merchantId, {
        carrier: 'usps',
        trackingNumber: '9400REUSED',
        shipDateStart,
        nextPollAt: null,
      });
    const [newest] = [await add(shop, '2026-03-01'), await add(shop, '2024-03-01')];
    await add(otherShop, '2026-03-02');
    const found = await findShipmentsByNumbers(database.db, shop, ['9400REUSED', 'UNKNOWN']);
    expect(found.map((one) => one.id)).toEqual([newest?.id]);
    await expect(add(shop, '2026-03-01')).rejects.toMatchObject({ cause: { code: '23505' } });
  });
});

describe('carrier accounts', () => {
  it('keep their secrets sealed, and open them only for their own shop', async () => {
    const credentials = { clientId: 'visible-id', clientSecret: 'CANARY-secret' };
    const { id } = await createCarrierAccount(database.db, shop, keyring, {
      carrier: 'usps',
      name: 'Main',
      credentials,
    });
    const [row] = await database.db
      .$client`select credentials::text as text from carrier_accounts where id = ${id}`;
    expect(row?.text).not.toMatch(/CANARY|visible-id/);
    expect((await getCarrierAccount(database.db, shop, keyring, id))?.credentials).toEqual(credentials);
    expect(await getCarrierAccount(database.db, otherShop, keyring, id)).toBeNull();
  });

  it('may go while parcels still refer to them: those are asked about no more, and stay', async () => {
    const { id } = await createCarrierAccount(database.db, shop, keyring, {
      carrier: 'fedex',
      name: 'Old',
      credentials: {},
    });
    const shipment = await createShipment(database.db, shop, {
      carrier: 'fedex',
      trackingNumber: 'F1',
      shipDateStart: '2026-03-01',
      nextPollAt: now,
      accountId: id,
    });
    await database.db.$client`delete from carrier_accounts where id = ${id}`;
    const [poll] = await database.db
      .$client`select merchant_id, account_id from shipment_polls where shipment_id = ${shipment.id}`;
    expect({ ...poll }).toEqual({ merchant_id: shop, account_id: null });
  });
});
