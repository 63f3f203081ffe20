import { createECDH, randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect, pagePath, servers } from './shop';
import { shopCommand } from './shop-command';
import { type Locale, locales, texts } from './texts';
import { hydrated } from './watch';

const shop = demoShop.name;
const order = 'updates';
let visitors = 0;

// All ask about one parcel, which has so many requests a day.
test.beforeAll(({ database }) => database.sql`delete from rate_limits where key like 'request-updates%'`);

async function open(page: Page, locale: Locale) {
  visitors += 1;
  await page.setExtraHTTPHeaders({
    'x-forwarded-for': [10, 78, process.pid % 256, visitors % 256].join('.'),
  });
  await page.goto(`${ownPath(order, locale)}/updates`);
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

for (const locale of locales) {
  const t = texts[locale];

  test(`the parcel’s page leads to it, one that has arrived says there is no more to tell, in ${locale}`, async ({
    page,
  }) => {
    await expect(async () => {
      await page.goto(ownPath(order, locale));
      await page.getByRole('link', { name: t('page.waysOn.updates') }).click({ timeout: 1_000 });
    }).toPass();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('updates.title'));
    await page.goto(`${pagePath('delivered and signed for', locale)}/updates`);
    await expect(page.getByRole('main')).toContainText(t('updates.finished'));
  });

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled });

      test(`an address is noted, confirmed by a press, and ended by one, in ${locale}`, async ({
        page,
        request,
        database,
      }) => {
        const email = `ann-${locale}-${javaScriptEnabled}@example.com`;
        await open(page, locale);
        await page.getByLabel(t('updates.email.label'), { exact: true }).fill(email);
        await page.getByRole('button', { name: t('updates.email.submit') }).click();
        await expect(page.getByRole('main')).toContainText(t('updates.email.sentText'));
        const [row] = await database.sql<{ token: string }[]>`
            select token from subscriptions where locale = ${locale} order by requested_at desc limit 1`;
        const token = row?.token ?? '';
        const status = async () => {
          const [found] = await database.sql<{ status: string }[]>`
              select status from subscriptions where token = ${token}`;
          return found?.status;
        };
        const path = `/${demoShop.slug}/${locale}/subscription/${token}`;
        expect(await shopCommand('subscriptions')).toContain(path);

        // A scanner that opens every link changes nothing.
        for (const link of [path, `/api/subscription/${token}/end`]) {
          expect((await request.get(link)).status()).toBe(200);
        }
        expect(await status()).toBe('pending');

        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(
          t('subscription.state.pending.title'),
        );
        // axe is a script itself.
        if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: t('subscription.confirm') }).click();
        await expect(page.getByRole('main')).toContainText(t('subscription.state.active.text', { shop }));
        expect(await status()).toBe('active');

        await expect(async () => {
          await page.goto(path);
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(
            t('subscription.state.active.title'),
            {
              timeout: 500,
            },
          );
        }).toPass();
        await page.getByRole('button', { name: t('subscription.stop') }).click();
        await expect(page.getByRole('main')).toContainText(t('subscription.state.ended.text'));
        expect(await status()).toBe('ended');
      });

      test(`no address, or one asked for too often, is said beside the form, in ${locale}`, async ({
        page,
      }) => {
        const label = t('updates.email.label');
        await open(page, locale);
        // The browser's own check lets this one pass.
        await page.getByLabel(label, { exact: true }).fill('ann@example');
        await page.getByRole('button', { name: t('updates.email.submit') }).click();
        await expect(page.getByRole('main').getByRole('alert')).toHaveText(t('updates.errors.invalid'));
        await expect(page.getByLabel(label, { exact: true })).toHaveValue('ann@example');
      });
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, and nothing is wider than a phone, in ${locale}, ${colorScheme}`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 320, height: 700 });
      await open(page, locale);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    });
  }
}

test('a link that is too old says so', async ({ page, database }) => {
  await open(page, 'en');
  await page.getByLabel(texts.en('updates.email.label'), { exact: true }).fill('old@example.com');
  await page.getByRole('button', { name: texts.en('updates.email.submit') }).click();
  await expect(page.getByRole('main')).toContainText(texts.en('updates.email.sentText'));
  const [row] = await database.sql<{ token: string }[]>`
      update subscriptions set requested_at = now() - interval '8 days'
      where id = (select id from subscriptions order by requested_at desc limit 1) returning token`;
  await page.goto(`/${demoShop.slug}/en/subscription/${row?.token}`);
  await page.getByRole('button', { name: texts.en('subscription.confirm') }).click();
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(texts.en('subscription.errors.expired'));
});

test('a mail program ends it with one click, and only with that', async ({ page, request, database }) => {
  await open(page, 'en');
  await page.getByLabel(texts.en('updates.email.label'), { exact: true }).fill('click@example.com');
  await page.getByRole('button', { name: texts.en('updates.email.submit') }).click();
  await expect(page.getByRole('main')).toContainText(texts.en('updates.email.sentText'));
  const [row] = await database.sql<{ token: string }[]>`
      select token from subscriptions order by requested_at desc limit 1`;
  const end = `/api/subscription/${row?.token}/end`;
  const status = async () =>
    (await database.sql`select status from subscriptions where token = ${row?.token ?? ''}`)[0]?.status;
  expect((await request.post(end, { form: { something: 'else' } })).status()).toBe(400);
  expect((await request.post(end, { data: 'x'.repeat(10_000) })).status()).toBe(400);
  const unknown = `/api/subscription/${'x'.repeat(22)}/end`;
  expect((await request.post(unknown, { form: { 'List-Unsubscribe': 'One-Click' } })).status()).toBe(404);
  expect((await request.get(unknown)).status()).toBe(404);
  expect(await status()).toBe('pending');
  for (const body of ['form', 'multipart', 'form'] as const) {
    const answer = await request.post(end, { [body]: { 'List-Unsubscribe': 'One-Click' } });
    expect(answer.status()).toBe(200);
    expect(await status()).toBe('ended');
  }
});

test('another shop’s address and an unknown one show nothing', async ({ request }) => {
  for (const path of [
    `/${demoShop.slug}/en/subscription/${'x'.repeat(22)}`,
    `/no-such-shop/en/subscription/${'x'.repeat(22)}`,
  ]) {
    expect((await request.get(path)).status()).toBe(404);
  }
});

for (const locale of locales) {
  const t = texts[locale];

  // Chromium reaches no push service here: its `pushManager` is played, and all behind it is real.
  test(`a browser is told of news once its reader pressed, until it is switched off, in ${locale}`, async ({
    page,
    context,
    database,
  }) => {
    await context.grantPermissions(['notifications'], { origin: servers().first });
    const browser = createECDH('prime256v1');
    browser.generateKeys();
    const subscription = {
      endpoint: `https://fcm.googleapis.com/fcm/send/${randomBytes(8).toString('hex')}`,
      keys: { p256dh: browser.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') },
    };
    await page.addInitScript((given) => {
      const key = 'played-push';
      const played = { ...given, toJSON: () => given };
      PushManager.prototype.getSubscription = async () =>
        (sessionStorage.getItem(key) ? played : null) as PushSubscription | null;
      PushManager.prototype.subscribe = async (options) => {
        const bytes = new Uint8Array(options?.applicationServerKey as ArrayBuffer);
        if (bytes.length !== 65 || bytes[0] !== 4) throw new Error('no key of P-256');
        sessionStorage.setItem(key, '1');
        return played as unknown as PushSubscription;
      };
    }, subscription);
    await open(page, locale);
    await hydrated(page);
    const rows = () => database.sql`
        select status from subscriptions where channel = 'push' and locale = ${locale} and shipment_id =
          (select id from shipments where token = ${ownOrder(order).tokens[0] ?? ''})`;
    expect(await rows()).toHaveLength(0);
    await page.getByRole('button', { name: t('updates.push.on') }).click();
    await expect(page.getByText(t('updates.push.isOn'))).toBeVisible();
    expect((await rows()).map(({ status }) => status)).toEqual(['active']);
    await page.reload();
    await page.getByRole('button', { name: t('updates.push.off'), exact: true }).click();
    await expect(page.getByText(t('updates.push.isOff'))).toBeVisible();
    expect((await rows()).map(({ status }) => status)).toEqual(['ended']);
  });

  test(`a refusal is respected and said, in ${locale}`, async ({ page, database }) => {
    await page.addInitScript(() => {
      Notification.requestPermission = async () => 'denied';
    });
    await open(page, locale);
    await hydrated(page);
    const before = await database.sql`select id from subscriptions`;
    await page.getByRole('button', { name: t('updates.push.on') }).click();
    await expect(page.getByText(t('updates.push.denied'))).toBeVisible();
    expect(await database.sql`select id from subscriptions`).toHaveLength(before.length);
  });

  test(`a browser that cannot says so, in ${locale}`, async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'));
    await open(page, locale);
    await expect(page.getByText(t('updates.push.unsupported'))).toBeVisible();
    await expect(page.getByRole('button', { name: t('updates.push.on') })).toHaveCount(0);
  });
}
