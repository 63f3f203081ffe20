import { type TestDatabase, test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { expect, sandbox, servers } from './shop';
import { readable, texts } from './texts';

/** The parcel's carrier has one thing more to report. */
async function moveOn(name: string, parcel = 0) {
  const moving = ownOrder(name).parcels[parcel];
  await sandbox('POST', `/parcels/${moving?.carrier}/${moving?.trackingNumber}/advance`);
}

async function expectEvents(database: TestDatabase, token: string, count: number) {
  await expect.poll(async () => (await database.events(token)).length, { timeout: 30_000 }).toBe(count);
}

for (const { name, instance, locale, events } of [
  { name: 'live-first', instance: 'first', locale: 'vi', events: 5 },
  { name: 'live-second', instance: 'second', locale: 'zh', events: 6 },
] as const) {
  test(`an open page on the ${instance} instance follows its parcel without a reload`, async ({ page }) => {
    const t = texts[locale];
    await page.goto(servers()[instance] + ownPath(name, locale));
    const history = page.getByRole('region', { name: t('page.history.title') });
    await expect(history.locator('li')).toHaveCount(events);
    // Would be gone after a reload.
    await page.evaluate(() => document.body.setAttribute('data-same-document', ''));
    const official = page.getByRole('link', {
      name: t('page.official', { carrier: name === 'live-first' ? 'USPS' : 'UPS' }),
    });
    await official.focus();

    await moveOn(name);
    await expect(history.locator('li')).toHaveCount(events + 1, { timeout: 30_000 });
    await expect(page.locator('body[data-same-document]')).toHaveCount(1);
    // Said to screen readers: nothing else tells them that the page has changed under them.
    await expect(page.getByText(t('page.live.updated', { status: t('status.in_transit') }))).toBeAttached();
    // Who was reading on with the keyboard goes on from the same place.
    await expect(official).toBeFocused();
    await expect(page.locator('time-ago')).not.toContainText('UTC', { useInnerText: true });
  });
}

test.describe('an open page whose build has gone', () => {
  // A worker would ask in the page's place, unseen by the route below.
  test.use({ serviceWorkers: 'block' });

  test('follows its parcel as well, as a page loaded anew', async ({ page }) => {
    await page.route('**/_next/static/elements/part-*', (route) => route.fulfill({ status: 404 }));
    await page.goto(ownPath('live-rebuilt', 'en'));
    const history = page.getByRole('region', { name: texts.en('page.history.title') });
    await expect(history.locator('li')).toHaveCount(6);
    await page.evaluate(() => document.body.setAttribute('data-same-document', ''));
    await moveOn('live-rebuilt');
    await expect(history.locator('li')).toHaveCount(7, { timeout: 30_000 });
    await expect(page.locator('body[data-same-document]')).toHaveCount(0);
  });
});

test('the commit that brings news drops the cached page on both instances', async ({ request, database }) => {
  const name = 'live-cache';
  const token = ownOrder(name).tokens[0] ?? '';
  const ask = async (instance: 'first' | 'second') => {
    const response = await request.get(servers()[instance] + ownPath(name, 'vi'));
    return { cache: response.headers()['x-nextjs-cache'], text: readable(await response.text()) };
  };
  const out = texts.vi('milestones.out_for_delivery.out_for_delivery.title', { carrier: 'UPS' });
  for (const instance of ['first', 'second'] as const) {
    await ask(instance);
    const cached = await ask(instance);
    expect(cached.cache).toBe('HIT');
    expect(cached.text).not.toContain(out);
  }
  // Two things more: processed at the facility, and out for delivery.
  await moveOn(name);
  await moveOn(name);
  await expectEvents(database, token, 8);
  for (const instance of ['first', 'second'] as const) {
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    // The commit's message may be on its way for a moment.
    await expect(async () => {
      answers.push(await ask(instance));
      expect(answers.at(-1)?.text).toContain(out);
    }).toPass({ intervals: [50] });
    const again = await ask(instance);
    expect(answers.at(-1)?.cache).toBe('MISS');
    expect([again.cache, again.text]).toEqual(['HIT', answers.at(-1)?.text]);
  }
});

test('news of one parcel drops the cached page of the other one in its order, and the open page follows', async ({
  page,
  database,
}) => {
  const t = texts.en;
  const path = ownPath('live-split', 'en', 0);
  const order = page.getByRole('region', { name: t('order.title') });
  const other = order.getByRole('listitem').filter({ hasText: t('order.parcel', { index: 2 }) });
  await expect(async () => expect((await page.goto(path))?.headers()['x-nextjs-cache']).toBe('HIT')).toPass();
  await expect(other).toContainText(t('status.in_transit'));
  // Processed, and on the van to the access point.
  await moveOn('live-split', 1);
  await moveOn('live-split', 1);
  await expectEvents(database, ownOrder('live-split').tokens[1] ?? '', 8);
  await expect(other).toContainText(t('status.out_for_delivery'));
});

test('the live endpoint says nothing of the parcel, and an unchanged answer costs a 304', async ({
  request,
}) => {
  const path = `/api/p/${ownOrder('cached').tokens[0]}/live`;
  await expect(async () => {
    const first = await request.get(path);
    expect(Object.keys(await first.json()).sort()).toEqual([
      'checkedAt',
      'isRefreshing',
      'pollSeconds',
      'version',
    ]);
    const again = await request.get(path, { headers: { 'if-none-match': first.headers().etag ?? '' } });
    expect([again.status(), await again.text()]).toEqual([304, '']);
  }).toPass();
  expect((await request.get(`/api/p/${'z'.repeat(22)}/live`)).status()).toBe(404);
});
