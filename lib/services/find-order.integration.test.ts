import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contactHashes } from '@/lib/contact-hash';
import { createMerchant } from '@/lib/db/merchants';
import { createOrder } from '@/lib/db/orders';
import { createShipment } from '@/lib/db/shipments';
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database';
import { type FindOrderInput, type FindOrderResult, findOrder } from './find-order';
import { createRateLimiter } from './rate-limit';

const keyring = new Map([['k1', randomBytes(32)]]);
let database: TestDatabase;
let merchantId: string;
let token: string;

beforeAll(async () => {
  database = await createTestDatabase();
  merchantId = (await createMerchant(database.db, { slug: 'find-order', name: 'Shop' })).id;
  const { id } = await createOrder(database.db, merchantId, orderOf('#1042'));
  await createOrder(database.db, merchantId, orderOf('#1043'));
  const parcel = { carrier: 'usps', shipDateStart: '2026-03-01', nextPollAt: null, orderId: id };
  await createShipment(database.db, merchantId, { ...parcel, trackingNumber: '9400100000000000000001' });
  const moving = await createShipment(database.db, merchantId, { ...parcel, trackingNumber: '940000000002' });
  await database.db.$client`update shipments set status = 'out_for_delivery' where id = ${moving.id}`;
  token = moving.token;
});
afterAll(() => database.drop());
beforeEach(() => database.db.$client`delete from rate_limits`);

const orderOf = (number: string) => ({
  number,
  placedAt: new Date(),
  emailHash: contactHashes(keyring, merchantId, 'email', 'ann@example.com')[0] ?? null,
  postcodeHash: contactHashes(keyring, merchantId, 'postcode', 'SW1A 1AA')[0] ?? null,
  items: [],
});

function find(input: Partial<FindOrderInput>): Promise<FindOrderResult> {
  const limiter = createRateLimiter(database.db, keyring);
  return findOrder({ db: database.db, keyring, limiter }, merchantId, {
    orderNumber: '1042',
    contact: 'ann@example.com',
    ip: '192.0.2.1',
    ...input,
  });
}

describe('finding an order', () => {
  test.each([
    [{}],
    [{ orderNumber: ' # 10-42 ', contact: ' Ann@Example.COM ' }],
    [{ orderNumber: '№ 1042' }],
    [{ contact: 'sw1a1aa' }],
  ])('number and e-mail or postcode lead to the parcel nearest to the door: %j', async (input) => {
    expect(await find(input)).toEqual({ ok: true, token });
  });

  test('of two orders whose numbers differ in dashes only, the one written as typed is meant', async () => {
    for (const number of ['77-1', '771', '7-71']) {
      const { id } = await createOrder(database.db, merchantId, orderOf(number));
      await createShipment(database.db, merchantId, {
        ...{ carrier: 'usps', shipDateStart: '2026-03-01', nextPollAt: null, orderId: id },
        ...{ trackingNumber: `N${number}`, token: `token-of-order-${number}` },
      });
    }
    for (const orderNumber of ['77-1', '771', '7-71']) {
      expect(await find({ orderNumber })).toEqual({ ok: true, token: `token-of-order-${orderNumber}` });
    }
  });

  test('a wrong order and a wrong contact get the same answer', async () => {
    const wrongOrder = await find({ orderNumber: '9999' });
    expect(wrongOrder).toEqual({ ok: false, error: 'not_found' });
    expect(await find({ contact: 'eve@example.com' })).toEqual(wrongOrder);
    expect(await find({ contact: '10115' })).toEqual(wrongOrder);
  });

  test('an order without a parcel is told from one that does not exist, to its buyer only', async () => {
    expect(await find({ orderNumber: '1043' })).toEqual({ ok: false, error: 'not_shipped' });
    expect(await find({ orderNumber: '1043', contact: 'eve@example.com' })).toEqual({
      ok: false,
      error: 'not_found',
    });
  });

  test.each([[{ orderNumber: ' # ' }], [{ contact: '  ' }]])('%j is no question', async (input) => {
    expect(await find(input)).toEqual({ ok: false, error: 'invalid' });
  });
});

describe('guessing is limited', () => {
  test('after five wrong postcodes from anywhere an order answers to none, whether it exists or not', async () => {
    for (const orderNumber of ['1042', '9999']) {
      for (let miss = 0; miss < 5; miss += 1) {
        const guess = await find({ orderNumber, contact: `1011${miss}`, ip: `192.0.2.${miss}` });
        expect(guess).toEqual({ ok: false, error: 'not_found' });
      }
      const right = await find({ orderNumber, contact: 'SW1A 1AA', ip: '198.51.100.7' });
      expect(right).toEqual({ ok: false, error: 'rate_limited' });
    }
  });

  test('after five wrong e-mail addresses a visitor gets no answer for that order, right or wrong', async () => {
    for (let miss = 0; miss < 5; miss += 1) await find({ contact: `eve${miss}@example.com` });
    expect(await find({})).toEqual({ ok: false, error: 'rate_limited' });
    expect(await find({ orderNumber: '#10-42' })).toEqual({ ok: false, error: 'rate_limited' });
  });

  test('nobody can lock a buyer out by missing on purpose: an own e-mail address still opens the page', async () => {
    for (let miss = 0; miss < 20; miss += 1) {
      const contact = miss % 2 ? `1011${miss}` : `eve${miss}@example.com`;
      await find({ contact, ip: '203.0.113.66' });
    }
    expect(await find({ ip: '198.51.100.7' })).toEqual({ ok: true, token });
  });

  test('many guesses at the same moment do not slip through together', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 15 }, (_, index) => find({ contact: `eve${index}@example.com` })),
    );
    expect(guesses.filter((guess) => !guess.ok && guess.error === 'not_found')).toHaveLength(5);
  });

  test('an address has twenty tries, and what it sends beyond them is not counted against the shop', async () => {
    const answers: FindOrderResult[] = [];
    for (let index = 0; index < 25; index += 1) answers.push(await find({ orderNumber: `X${index}` }));
    expect(answers.filter((answer) => !answer.ok && answer.error === 'rate_limited')).toHaveLength(5);
    const [shop] = await database.db
      .$client`select points from rate_limits where key like 'find-order.shop:%'`;
    expect(shop?.points).toBe(20);
    expect(await find({ ip: '198.51.100.7' })).toEqual({ ok: true, token });
  });

  test('finding an order is no miss', async () => {
    for (let index = 0; index < 8; index += 1) expect((await find({})).ok).toBe(true);
  });

  test('nothing that was typed and no address is stored', async () => {
    await find({ orderNumber: 'CANARY-77', contact: 'canary@example.com', ip: '203.0.113.99' });
    const stored = JSON.stringify(await database.db.$client`select * from rate_limits`);
    expect(stored).not.toMatch(/canary|203\.0\.113/i);
    expect(stored).toContain('find-order.order');
  });
});
