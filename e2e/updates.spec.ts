import { createECDH, randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect, pagePath, servers } from './shop';
import { shopCommand } from './shop-command';
import { subscriptionRows } from './subscription-rows';
import { type Locale, locales, texts } from './texts';
import { asVisitor } from './visitor';
import { hydrated } from './watch';

const shop = demoShop.name;
/** A parcel takes so many requests a day, so each language has its own. */
const orderOf = (locale: Locale) => `updates-${locale}`;
/** Of which no browser is told. */
const apart = 'updates-apart';
/** An address that has never asked before, in this run or another. */
const newAddress = () => `ann.${randomBytes(6).toString('hex')}@example.com`;

async function open(page: Page, locale: Locale, order = orderOf(locale)) {
  await asVisitor(page);
  await page.goto(`${ownPath(order, locale)}/updates`);
}

async function ask(page: Page, locale: Locale, email: string) {
  await page.getByLabel(texts[locale]('updates.email.label'), { exact: true }).fill(email);
  await page.getByRole('button', { name: texts[locale]('updates.email.submit') }).click();
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
    await page.goto(ownPath(orderOf(locale), locale));
    await page.getByRole('link', { name: t('page.waysOn.updates') }).click();
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
        const email = newAddress();
        await open(page, locale);
        await ask(page, locale, email);
        await expect(page.getByRole('main')).toContainText(t('updates.email.sentText'));
        const rows = () => subscriptionRows(database, orderOf(locale), 'email', email);
        const [{ token } = { token: 'none' }] = await rows();
        const status = async () => (await rows()).map((row) => row.status).join();
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

      test(`what is no address is said beside the form, and stays in it, in ${locale}`, async ({ page }) => {
        await open(page, locale);
        // The browser's own check lets this one pass.
        await ask(page, locale, 'ann@example');
        await expect(page.getByRole('main').getByRole('alert')).toHaveText(t('updates.errors.invalid'));
        const field = page.getByLabel(t('updates.email.label'), { exact: true });
        await expect(field).toHaveValue('ann@example');
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

test('an address asked for too often is said so beside the form, and stays in it', async ({ page }) => {
  const t = texts.zh;
  const email = newAddress();
  for (let times = 1; times <= 3; times++) {
    await open(page, 'zh', apart);
    await ask(page, 'zh', email);
    await expect(page.getByRole('main')).toContainText(t('updates.email.sentText'));
  }
  await open(page, 'zh', apart);
  await ask(page, 'zh', email);
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(t('updates.errors.rate_limited'));
  await expect(page.getByLabel(t('updates.email.label'), { exact: true })).toHaveValue(email);
});

test('a link that is too old says so', async ({ page, database }) => {
  const email = newAddress();
  await open(page, 'en');
  await ask(page, 'en', email);
  await expect(page.getByRole('main')).toContainText(texts.en('updates.email.sentText'));
  const [row] = await subscriptionRows(database, orderOf('en'), 'email', email);
  await database.sql`
      update subscriptions set requested_at = now() - interval '8 days' where token = ${row?.token ?? ''}`;
  await page.goto(`/${demoShop.slug}/en/subscription/${row?.token}`);
  await page.getByRole('button', { name: texts.en('subscription.confirm') }).click();
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(texts.en('subscription.errors.expired'));
});

test('a mail program ends it with one click, and only with that', async ({ page, request, database }) => {
  const email = newAddress();
  await open(page, 'vi');
  await ask(page, 'vi', email);
  await expect(page.getByRole('main')).toContainText(texts.vi('updates.email.sentText'));
  const rows = () => subscriptionRows(database, orderOf('vi'), 'email', email);
  const [{ token } = { token: 'none' }] = await rows();
  const end = `/api/subscription/${token}/end`;
  const status = async () => (await rows()).map((row) => row.status).join();
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
    const rows = () => subscriptionRows(database, orderOf(locale), 'push', subscription.endpoint);
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
    await open(page, locale, apart);
    await hydrated(page);
    await page.getByRole('button', { name: t('updates.push.on') }).click();
    await expect(page.getByText(t('updates.push.denied'))).toBeVisible();
    const told = await database.sql`
        select id from subscriptions where channel = 'push' and shipment_id =
          (select id from shipments where token = ${ownOrder(apart).tokens[0] ?? ''})`;
    expect(told).toHaveLength(0);
  });

  test(`a browser that cannot says so, in ${locale}`, async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'));
    await open(page, locale);
    await expect(page.getByText(t('updates.push.unsupported'))).toBeVisible();
    await expect(page.getByRole('button', { name: t('updates.push.on') })).toHaveCount(0);
  });
}
