import { type TestDatabase, test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect, sandbox } from './shop';
import { shopCommand } from './shop-command';
import { texts } from './texts';

const hourMs = 3_600_000;
const [{ trackingNumber } = { trackingNumber: '' }] = ownOrder('routed').parcels;
const [token = ''] = ownOrder('routed').tokens;

/** The same parcel as USPS and as 17TRACK know it: how many scans each has by now. */
async function tell(told: { usps: number; seventeentrack: number }, startedAt: Date) {
  await sandbox('POST', '/parcels', [
    { carrier: 'usps', trackingNumber, life: 'life-told-by-two', startedAt, step: told.usps },
    {
      ...{ carrier: 'seventeentrack', trackingNumber, life: 'life-usps-redelivery' },
      ...{ startedAt, step: told.seventeentrack },
    },
  ]);
}

test('a carrier that is asked through an aggregator and back tells of each event once, in its own words', async ({
  page,
  database,
}) => {
  const t = texts.en;
  const startedAt = new Date(Math.floor(Date.now() / hourMs) * hourMs - 100 * hourMs);
  const history = page.getByRole('region', { name: t('page.history.title') });
  const expectWords = async (words: readonly string[]) => {
    await expect(async () => {
      await page.goto(ownPath('routed', 'en'));
      const shown = await history.locator('li [lang]').allTextContents();
      expect(shown).toEqual(words.toReversed());
    }).toPass({ timeout: 20_000 });
  };
  const scans = [
    'Shipping Label Created, USPS Awaiting Item',
    'USPS in possession of item',
    'Arrived at USPS Regional Facility',
    'Arrived at Post Office',
  ];
  await tell({ usps: 4, seventeentrack: 5 }, startedAt);
  await database.askCarrier(token);
  await expectWords(scans);

  await askThrough(database, 'seventeentrack');
  await tell({ usps: 4, seventeentrack: 6 }, startedAt);
  await askUntilAnswered(database);
  // One scan more, which only 17TRACK passes on, and then news.
  const [label = '', possession = '', ...arrivals] = scans;
  const more = [label, possession, 'In Transit to Next Facility', ...arrivals, 'Out for Delivery'];
  await expectWords(more);

  await askThrough(database, 'usps');
  await tell({ usps: 6, seventeentrack: 6 }, startedAt);
  await database.askCarrier(token);
  await expectWords([...more, 'Notice Left (No Authorized Recipient Available)']);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    t('milestones.attempt_failed.no_recipient.title', { carrier: 'USPS' }),
  );
});

/** What a chosen route does to a parcel; the route itself would lead all of the shop's USPS parcels astray. */
async function askThrough({ sql }: TestDatabase, code: 'usps' | 'seventeentrack') {
  await sql`
    update shipment_polls p set account_id = a.id from shipments s, carrier_accounts a
    where s.token = ${token} and p.merchant_id = s.merchant_id and p.shipment_id = s.id
      and a.merchant_id = s.merchant_id and a.name = 'routed' and a.carrier = ${code}`;
}

/** 17TRACK must be told of a parcel first, and answers for it a moment later. */
async function askUntilAnswered(database: TestDatabase) {
  const before = (await database.events(token)).length;
  await expect(async () => {
    await database.askCarrier(token);
    expect((await database.events(token)).length).toBeGreaterThan(before);
  }).toPass({ timeout: 60_000 });
}

test('the commands for a shop print how its accounts, routes, suspicions and unknown codes stand', async () => {
  const [accounts = '', routes, suspicions, codes] = await Promise.all(
    ['accounts', 'route', 'suspicions', 'unknown-codes'].map((one) =>
      shopCommand(one, '--shop', demoShop.slug),
    ),
  );
  expect(accounts).toMatch(/^USPS \(car_\w+\): works, last used 20\d\d-\d\d-\d\d \d\d:\d\d UTC\.$/m);
  expect(accounts).toMatch(/^Viettel Post .*?The last push came 20\d\d-.*?Viettel Post: http:/ms);
  expect(accounts).not.toContain('sandbox-');
  expect(routes).toMatch(/^ghn +native · \d+ under way$/m);
  // Both are as good, and made in the same moment.
  expect(routes).toMatch(/^china-post +through (17TRACK|AfterShip) · \d+ under way$/m);
  expect(suspicions).toBe(`Nothing about ${demoShop.name}’s parcels is suspicious.\n`);
  expect(codes).toMatch(/^UPS: 1 unknown code in 1 event$/m);
  expect(codes).toMatch(/^ {2}1 × UPS I\/998\/ZQ "Electronic record matched to container", last on 20\d\d/m);
});
