import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getTrackingPage } from '@/lib/db/tracking-page';
import { createTestShop, type TestShop } from './test-shop';

let shop: TestShop;
let merchantId: string;

beforeAll(async () => {
  shop = await createTestShop();
});
beforeEach(async () => {
  merchantId = await shop.startAnew();
});
afterAll(() => shop.close());

const adding = (number: string) => [
  ...['add-parcel', '--order', '1042', '--email', 'b@example.com', '--carrier', 'usps', '--number', number],
];
const tokenOf = (lines: string[]) => lines[0]?.split('/l/')[1] ?? '';

test('parcels say what they bring, and the page what is still to come', async () => {
  const [a, b] = ['9400190000012300000014', '9205590000012300000026'];
  await shop.run(
    ...adding(a),
    '--items',
    '1 x Mug / Moss; Bud vase',
    '--ordered',
    '3 x mug / moss; 1 x Bud Vase',
  );
  const token = tokenOf(await shop.run(...adding(b), '--items', '1 × MUG / Moss'));
  const page = await getTrackingPage(shop.database.db, merchantId, token);
  const mug = { name: 'mug', variant: 'moss', quantity: 1 };
  expect(page?.split).toMatchObject({
    parcels: [{ items: [mug, { name: 'Bud Vase', variant: null, quantity: 1 }] }, { items: [mug] }],
    rest: [mug],
    isRestUnshipped: true,
  });
});

test('without a list of what was ordered, what a parcel brings is what was ordered', async () => {
  await shop.run(...adding('9400190000012300000014'), '--items', '2 x Mug');
  const token = tokenOf(await shop.run(...adding('9205590000012300000026'), '--items', 'Teapot'));
  expect((await getTrackingPage(shop.database.db, merchantId, token))?.split).toMatchObject({
    parcels: [{ items: [{ name: 'Mug', quantity: 2 }] }, { items: [{ name: 'Teapot', quantity: 1 }] }],
    rest: [],
  });
});

test.each([
  ['more than is left', ['--items', '2 x Mug'], /2 x Mug, and 2 of them are in parcels already/],
  ['fewer than were sent', ['--ordered', '1 x Mug', '--items', 'Mug'], /--ordered has 1 x Mug, but 2 are/],
  ['what was not ordered', ['--ordered', '2 x Mug', '--items', 'Bowl'], /Bowl is in --items and not/],
  ['no items', ['--items', ' ; '], /--items names nothing/],
  ['none of an item', ['--items', '0 x Mug'], /--items is a list such as/],
])('%s gets a sentence, and changes nothing', async (_name, argv, sentence) => {
  await shop.run(...adding('9400190000012300000014'), '--items', '2 x Mug');
  expect(await shop.complaint(...adding('9205590000012300000026'), ...argv)).toMatch(sentence);
  const [left] = await shop.database.db
    .$client`select sum(quantity)::int as items, (select count(*)::int from shipments) as parcels from order_items`;
  expect(left).toEqual({ items: 2, parcels: 1 });
});

test('more than is left is taken when it is insisted on', async () => {
  await shop.run(...adding('9400190000012300000014'), '--items', '2 x Mug');
  const token = tokenOf(await shop.run(...adding('9205590000012300000026'), '--items', '2 x Mug', '--as-is'));
  expect((await getTrackingPage(shop.database.db, merchantId, token))?.split?.parcels[1]).toMatchObject({
    items: [],
    surplus: [{ name: 'Mug', quantity: 2 }],
  });
});
