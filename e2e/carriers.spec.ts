import type { Locator, Page } from '@playwright/test';
import { z } from 'zod';
import { carriers } from '@/lib/carriers';
import type { DemoParcel } from '../scripts/demo-shop/demo-order';
import { askedParcels, toldParcels } from './carrier-parcels';
import { languageOfWords, lifeWords } from './carrier-words';
import { type TestDatabase, test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { catchPush, listenerOf, pushTo, send } from './pushes';
import { expect, sandbox } from './shop';
import { type Locale, locales, texts } from './texts';

/** Each carrier in another language, so that each language meets some of each kind. */
const localeOf = (index: number): Locale => locales[index % locales.length] ?? 'en';

test('every carrier is held by these tests: asked if it can be, told of if it tells', () => {
  const asked = carriers.filter(({ api }) => api.operations.length > 0);
  const telling = carriers.filter(({ api }) => api.push);
  expect(Object.keys(askedParcels).sort()).toEqual(asked.map(({ code }) => code).sort());
  expect(Object.keys(toldParcels).sort()).toEqual(telling.map(({ code }) => code).sort());
});

for (const [index, [code, parcel]] of Object.entries(askedParcels).entries()) {
  test(`${code} is asked: an open page follows its parcel without a reload`, async ({ page, database }) => {
    const { token, history, known } = await open(page, database, `asked-${code}`, localeOf(index));
    const words = await moveOn(code, parcel);
    await database.askCarrier(token);
    await expectNews(history, known, words);
    await expect(page.locator('body[data-same-document]')).toHaveCount(1);
  });
}

/** What proves that a push is the carrier's: a signature of its bytes, a secret sent along, or the address alone. */
const proofs: Readonly<Record<string, 'signature' | 'header' | 'TOKEN' | 'address'>> = {
  usps: 'signature',
  ups: 'header',
  fedex: 'signature',
  dhl: 'header',
  seventeentrack: 'signature',
  aftership: 'signature',
  easypost: 'signature',
  shippo: 'address',
  ghn: 'address',
  ghtk: 'address',
  viettelpost: 'TOKEN',
};

for (const [index, [code, parcel]] of Object.entries(toldParcels).entries()) {
  const { trackingNumber } = parcel;

  test(`${code} tells: an open page follows its parcel, of which nobody else can tell and nothing twice`, async ({
    page,
    database,
  }) => {
    const name = `told-${code}`;
    const listener = await listenerOf(database, name, code);
    if (code === 'viettelpost') expect(await pushTo(listener, code, trackingNumber)).toEqual({ status: 200 });
    const { token, history, known } = await open(page, database, name, localeOf(index));
    await database.leaveAlone(token);
    const before = await database.events(token);
    const words = await moveOn(code, parcel);
    const genuine = await catchPush(listener.secret, code, trackingNumber);

    await test.step('who cannot prove to be the carrier is refused, and learns nothing', async () => {
      const stranger = listener.url.replace(/.{8}$/, 'AAAAAAAA');
      const refusal = await send(stranger, genuine);
      expect(refusal).toEqual([401, '{"status":"refused"}']);
      const { 'content-type': type = '' } = genuine.headers;
      const unsigned = { headers: { 'content-type': type }, body: genuine.body };
      const forged = {
        signature: [unsigned, { ...genuine, body: genuine.body.replaceAll(trackingNumber, 'ANOTHER1') }],
        header: [unsigned],
        TOKEN: [{ ...genuine, body: genuine.body.replace(/("TOKEN":")[^"]+/, '$1x') }],
        address: [],
      }[proofs[code] ?? 'address'];
      for (const one of forged) expect(await send(listener.url, one)).toEqual(refusal);
      expect(await database.events(token)).toEqual(before);
    });

    await test.step('the carrier’s own push brings the news to the open page', async () => {
      expect(await pushTo(listener, code, trackingNumber)).toEqual({ status: 200 });
      await expectNews(history, known, words);
      await expect(page.locator('body[data-same-document]')).toHaveCount(1);
      // DHL's says only that there is news: it is asked then.
      const source = code === 'dhl' ? 'poll' : 'push';
      const [newest] = await database.sql<{ source: string }[]>`
        select e.source from events e join shipments s on s.id = e.shipment_id where s.token = ${token}
        order by e.received_at desc limit 1`;
      expect(newest?.source).toBe(source);
    });

    await test.step('the same again, twice, is accepted and changes nothing', async () => {
      const after = await database.events(token);
      for (let time = 1; time <= 2; time++) expect((await send(listener.url, genuine))[0]).toBe(200);
      await expectAllRead(database, name);
      expect(await database.events(token)).toEqual(after);
      await page.reload();
      await expect(history.locator('li')).toHaveCount(known + 1);
    });
  });
}

test.describe('an inbound address', () => {
  const name = 'told-ups';
  const { trackingNumber } = ownOrder(name).parcels[0] ?? { trackingNumber: '' };

  test('takes POST and nothing else', async ({ request, database }) => {
    const { url } = await listenerOf(database, name, 'ups');
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      expect.soft((await request.fetch(url, { method })).status(), method).toBe(405);
    }
  });

  test('takes no more than 256 KB, whoever sends it', async ({ database }) => {
    const { url, secret } = await listenerOf(database, name, 'ups');
    const genuine = await catchPush(secret, 'ups', trackingNumber);
    const body = genuine.body.padEnd(256 * 1024 + 1);
    expect(await send(url, { ...genuine, body })).toEqual([413, '{"status":"too_large"}']);
  });

  test('of another carrier is unknown, and so is a key of no carrier', async ({ database }) => {
    const { url, secret } = await listenerOf(database, name, 'ups');
    const genuine = await catchPush(secret, 'ups', trackingNumber);
    for (const wrong of [url.replace('/ups/', '/usps/'), url.replace('/ups/', '/acme/'), `${url}A`]) {
      expect(await send(wrong, genuine)).toEqual([401, '{"status":"refused"}']);
    }
  });
});

/** One thing more happens to the parcel, of which nobody is told yet. Returns the carrier's words for it. */
async function moveOn(code: string, parcel: DemoParcel): Promise<string> {
  const state = await sandbox('POST', `/parcels/${code}/${parcel.trackingNumber}/advance`);
  const { revealed } = z.object({ revealed: z.number() }).parse(state);
  return lifeWords(parcel)[revealed - 1] ?? 'no such step';
}

/** Opens a parcel's page, and marks the document: the mark would be gone after a reload. */
async function open(page: Page, database: TestDatabase, name: string, locale: Locale) {
  const [token = ''] = ownOrder(name).tokens;
  // What was pushed a moment ago is being read.
  await expect.poll(async () => (await database.events(token)).length).toBeGreaterThan(0);
  const known = (await database.events(token)).length;
  const history = page.getByRole('region', { name: texts[locale]('page.history.title') });
  await expect(async () => {
    await page.goto(ownPath(name, locale));
    await expect(history.locator('li')).toHaveCount(known, { timeout: 500 });
  }).toPass();
  await page.evaluate(() => document.body.setAttribute('data-same-document', ''));
  return { token, history, known };
}

/** One thing more than before, in the carrier's words and marked with their language. */
async function expectNews(history: Locator, known: number, words: string) {
  await expect(history.locator('li')).toHaveCount(known + 1, { timeout: 30_000 });
  const newest = history.locator('[data-latest] [lang]');
  await expect(newest).toHaveText(words);
  await expect(newest).toHaveAttribute('lang', languageOfWords(words));
}

async function expectAllRead({ sql }: TestDatabase, account: string) {
  const unread = async () => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from inbound_deliveries d
      join carrier_accounts a on a.merchant_id = d.merchant_id and a.id = d.account_id
      where a.name = ${account} and d.read_at is null`;
    return row?.count;
  };
  await expect.poll(unread).toBe(0);
}
