import type { Page } from '@playwright/test';
import { languageOfWords } from './carrier-words';
import { carrierWords, milestoneOf, overtaken } from './demo-states';
import { demoOrders, demoShop, expect, orderShowing, pagePath, test } from './shop';
import { carrierName, type Locale, locales, readable, texts } from './texts';

const shop = demoShop.name;
const states = demoOrders.map(({ shows }) => shows);
/** Host of the official page, and whether it opens with the number: not every carrier has such an address. */
const officialPages: Partial<Record<string, readonly [host: string, hasNumber: boolean]>> = {
  usps: ['tools.usps.com', true],
  ups: ['www.ups.com', true],
  fedex: ['www.fedex.com', true],
  dhl: ['www.dhl.com', true],
  'china-post': ['www.chinapost.com.cn', false],
  yunexpress: ['www.yuntrack.com', true],
  ghn: ['donhang.ghn.vn', true],
  ghtk: ['i.ghtk.vn', true],
  viettelpost: ['viettelpost.vn', true],
  'sf-express': ['www.sf-express.com', true],
};

function namesOf(state: string, locale: Locale) {
  return { carrier: carrierName(orderShowing(state).parcels[0]?.carrier ?? '', locale), shop };
}

test('every order of the demo is held by these tests', () => {
  expect(Object.keys(milestoneOf).sort()).toEqual([...states].sort());
});

for (const locale of locales) {
  const t = texts[locale];

  test(`the first HTML says in ${locale} where each parcel is, and whose shop it is`, async ({ request }) => {
    for (const state of states) {
      const response = await request.get(pagePath(state, locale));
      expect.soft(response.status(), state).toBe(200);
      const text = readable(await response.text());
      expect.soft(text, state).toContain(t(`milestones.${milestoneOf[state]}.title`, namesOf(state, locale)));
      expect.soft(text, state).toContain(shop);
    }
  });

  test.describe(`without JavaScript, in ${locale}`, () => {
    test.use({ javaScriptEnabled: false });

    test('each page is complete: progress, number, official link, meaning, next step, history', async ({
      page,
    }) => {
      for (const state of states) {
        await test.step(state, async () => {
          await page.goto(pagePath(state, locale));
          await expect.soft(page.locator('html')).toHaveAttribute('lang', locale);
          await expectAnswer(page, state, locale);
          await expectHistory(page, state, locale);
        });
      }
    });

    test('an unknown link is a 404 that can be read, in the shop’s brand', async ({ page }) => {
      const response = await page.goto(`/${demoShop.slug}/${locale}/p/${'x'.repeat(22)}`);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1, name: t('errors.notFound.title') })).toBeVisible();
      await expect(page.getByText(t('errors.notFound.text'))).toBeVisible();
      await expect(page.getByRole('banner').getByRole('img', { name: shop })).toBeVisible();
      const action = page.getByRole('main').getByRole('link', { name: t('errors.notFound.action') });
      await expect(action).toHaveAttribute('href', `/${demoShop.slug}/${locale}`);
    });

    test('an unknown shop is a 404 that can be read', async ({ page }) => {
      const response = await page.goto(`/no-such-shop/${locale}/p/${orderShowing('customs').tokens[0]}`);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1, name: t('errors.notFound.title') })).toBeVisible();
      await expect(page.getByText(shop)).toHaveCount(0);
    });

    test('a carrier that is down leaves the last known state, with its age', async ({ page }) => {
      const names = namesOf('the carrier is down', locale);
      const response = await page.goto(pagePath('the carrier is down', locale));
      expect(response?.status()).toBe(200);
      const notice = page.getByRole('complementary');
      await expect(notice).toContainText(t('systemState.carrier_down.title', names));
      await expect(notice).toContainText(t('page.system.checked'));
      await expect(notice.locator('time')).toHaveAttribute('datetime', /^20\d\d-.*Z$/);
      await expect(page.getByRole('main')).toContainText(
        t('milestones.in_transit.local_facility.title', names),
      );
    });
  });

  test(`a delivered parcel says in ${locale} when, where it was left, that somebody signed, its weight and size`, async ({
    page,
  }) => {
    await page.goto(pagePath('delivered and signed for', locale));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      headlineOf(t('eta.deliveredOn', { date: '§' })),
    );
    const details = page.getByRole('region', { name: t('page.details.title') });
    await expect(page.getByText(t('page.delivered.isSigned'))).toBeVisible();
    await expect(page.getByText('NGUYEN')).toHaveCount(0);
    await expect(page.getByRole('main')).toContainText(t('page.delivered.places.front_door'));
    // Said above in the reader's language, and not once more in the carrier's.
    await expect(details.getByText('Front Door')).toHaveCount(0);
    await expect(details.getByRole('term').filter({ hasText: t('page.details.weight') })).toBeVisible();
    await expect(details.getByText(/^4[.,]2\s/)).toBeVisible();
    await expect(details.getByText(/12 × 9 × 4/)).toBeVisible();
  });

  test(`a parcel on the van says in ${locale} its day and window, and whose word that is`, async ({
    page,
  }) => {
    await page.goto(pagePath('out for delivery, with a window', locale));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      headlineOf(t('eta.weekday', { weekday: '§' })),
    );
    const main = page.getByRole('main');
    await expect(main.getByText(t('eta.sourceCarrier', { carrier: 'UPS' }))).toBeVisible();
    await expect(main.getByText(/\d{1,2}:\d\d.*[–-].*\d{1,2}:\d\d/).first()).toBeVisible();
  });
}

/** Of buyers and of our own; then what carriers tell of receivers, senders and couriers. */
const canaries = [
  ...['buyer-', '97205', '98101', 'mer_', 'shp_', 'ord_', 'acc_', 'raw_'],
  ...['NGUYEN', 'NOT READ', 'Khách Mẫu', 'Bưu Tá', '09000000', '王小明', '13800000000'],
];

test('the page and its RSC payload hold nothing personal and none of our own ids', async ({ request }) => {
  for (const { shows: state, email } of demoOrders) {
    const path = pagePath(state);
    const html = await (await request.get(path)).text();
    const rsc = await request.get(`${path}?_rsc=1`, { headers: { RSC: '1' } });
    expect(rsc.headers()['content-type'], 'the payload and not the document').toContain('text/x-component');
    for (const body of [html, await rsc.text()]) {
      expect(body).toContain(orderShowing(state).number);
      for (const canary of [...canaries, email]) {
        expect.soft(body, `${state}: ${canary}`).not.toContain(canary);
      }
    }
  }
});

test('404s are asked anew each time, and no cache on the way keeps them', async ({ request }) => {
  for (const path of [
    `/${demoShop.slug}/en/p/${'y'.repeat(22)}`,
    `/${demoShop.slug}/vi/no/such/page`,
    `/${demoShop.slug}/xx/p/${'y'.repeat(22)}`,
    '/no-such-shop/zh',
    '/no-such-shop',
    `/l/${'y'.repeat(22)}`,
  ]) {
    for (let time = 1; time <= 3; time++) {
      const response = await request.get(path);
      expect.soft(response.status(), path).toBe(404);
      expect.soft(response.headers()['x-nextjs-cache'], path).not.toBe('HIT');
      expect.soft(response.headers()['cache-control'], path).toMatch(/private|no-store/);
    }
  }
});

test('another shop’s address does not open a parcel', async ({ request }) => {
  expect((await request.get(pagePath('customs'))).status()).toBe(200);
  expect((await request.get(pagePath('customs').replace(demoShop.slug, 'moss-and-clay-2'))).status()).toBe(
    404,
  );
});

/** Headline, progress, number, official link, meaning and next step. */
async function expectAnswer(page: Page, state: string, locale: Locale) {
  const t = texts[locale];
  const names = namesOf(state, locale);
  const main = page.getByRole('main');
  const milestone = `milestones.${milestoneOf[state]}`;
  const headings = main.getByRole('heading');
  await expect.soft(headings.filter({ hasText: t(`${milestone}.title`, names) }).first()).toBeVisible();
  await expect.soft(main).toContainText(t(`${milestone}.meaning`, names));
  if (!overtaken.has(state)) await expect.soft(main).toContainText(t(`${milestone}.next`, names));
  const steps = page.getByRole('list', { name: t('page.progress.label') }).getByRole('listitem');
  await expect.soft(steps.nth(1)).toBeVisible();

  const [parcel] = orderShowing(state).parcels;
  if (!parcel) throw new Error(`${state} has no parcel`);
  const facts = page.getByRole('region', { name: t('page.number') });
  await expect
    .soft(facts.locator('p').first())
    .toHaveText(new RegExp([...parcel.trackingNumber].join('\\s?')));
  const link = facts.getByRole('link', { name: t('page.official', names) });
  const address = new URL((await link.getAttribute('href')) ?? '');
  const [host, hasNumber] = officialPages[parcel.carrier] ?? [];
  expect.soft(address.host).toBe(host);
  expect.soft(address.href.includes(parcel.trackingNumber)).toBe(hasNumber);
  await expect.soft(page.getByRole('button', { name: t('page.copy') })).toBeHidden();

  // A split order lists all its parcels' items instead: split-orders.spec.ts.
  const order = orderShowing(state);
  const items = page.getByRole('region', { name: t('page.items.title') }).getByRole('listitem');
  await expect.soft(items).toHaveCount(order.parcels.length > 1 ? 0 : order.items.length);
}

/** Everything that happened, in the carrier's own words, marked with the language that they are in. */
async function expectHistory(page: Page, state: string, locale: Locale) {
  const history = page.getByRole('region', { name: texts[locale]('page.history.title') });
  const words = carrierWords(state);
  if (words.length > 0) {
    const shown = history.locator('li [lang]');
    const told = await shown.evaluateAll((all) =>
      all.map((one) => [one.textContent, one.getAttribute('lang')]),
    );
    expect.soft(told, state).toEqual(words.reverse().map((text) => [text, languageOfWords(text)]));
  }
  if (state === 'not found yet')
    await expect.soft(history).toContainText(texts[locale]('page.history.empty'));
}

/** A text with a day of any wording at "§". */
function headlineOf(text: string): RegExp {
  const [before = '', after = ''] = text
    .split('§')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${before}.*\\S.*${after}$`);
}
