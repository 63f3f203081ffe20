import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { groupNumber } from '@/lib/numbers/group';
import { type TestDatabase, test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect, pagePath, servers } from './shop';
import { carrierName, type Locale, locales, texts } from './texts';
import { hydrated, watch } from './watch';

const shop = demoShop.name;
const quiet = (locale: Locale) => `${ownPath('contact', locale)}/contact`;
const contactOf = (state: string, locale: Locale) => `${pagePath(state, locale)}/contact`;

/** Gives its parcel a reason to call, as time would, and lets nobody calculate it anew. */
async function makeQuiet(database: TestDatabase): Promise<void> {
  const token = ownOrder('contact').tokens[0] ?? '';
  await database.leaveAlone(token);
  const { id } = await database.shipment(token);
  const answer = {
    quiet: 'ask_carrier',
    isOverdue: false,
    trigger: 'quiet',
    nextBy: null,
    steps: [],
    holidays: [],
  };
  await database.sql`
    update shipments set reconsider_at = null, snapshot = snapshot || ${database.sql.json({ answer })} where id = ${id}`;
  await database.dropPages(token);
}

/** A reader in a zone of their own, at an instant of ours. */
async function openAt(browser: Browser, locale: Locale, zone: string, now: string): Promise<Page> {
  const context = await browser.newContext({ timezoneId: zone, baseURL: servers().first });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(now));
  await expect(async () => {
    await page.goto(quiet(locale));
    await expect(page.locator('#call')).toBeVisible({ timeout: 500 });
  }).toPass();
  return page;
}

const numbersIn = (page: Page) => page.locator('main a[href^="tel:"]:visible');

test.beforeAll(({ database }) => makeQuiet(database));

for (const locale of locales) {
  const t = texts[locale];
  const names = { carrier: carrierName('usps', locale), shop };

  test.describe(`without JavaScript, in ${locale}`, () => {
    test.use({ javaScriptEnabled: false });

    test('a quiet parcel of USPS has its two numbers apart, its hours in words, and where they are from', async ({
      page,
    }) => {
      await expect(async () => {
        await page.goto(quiet(locale));
        await expect(page.locator('#call')).toBeVisible({ timeout: 500 });
      }).toPass();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('contactPage.title', names));
      await expect(page.getByText(t('contactPage.why.quiet', names))).toBeVisible();
      // Before any number: the agent sees no more than the reader.
      const order = await page.getByRole('heading', { level: 2 }).allTextContents();
      const headings = ['same.title', 'call', 'kit.title', 'notes.title', 'otherwise'];
      expect(order).toEqual(headings.map((key) => t(`contactPage.${key}`, names)));
      const call = page.getByRole('region', { name: t('contactPage.call', names) });
      const lines = await call.locator('p:has(a[href^="tel:"])').allTextContents();
      expect(lines).toEqual([
        `${t('contact.purpose.tracking')}1-800-222-1811`,
        `${t('contact.purpose.general')}1-800-275-8777`,
      ]);
      await expect(call.getByRole('link', { name: '1-800-222-1811' })).toHaveAttribute(
        'href',
        'tel:+18002221811',
      );
      await expect(call.getByRole('link', { name: '28777' })).toHaveAttribute('href', 'sms:28777');
      await expect(call).toContainText(t('contactPage.zones.newYork'));
      await expect(call).toContainText(/8:00.*8:30|08:00.*20:30/);
      await expect(call).toContainText(t('contactPage.source', { source: 'usps.com' }));
      const other = page.getByRole('region', { name: t('contactPage.otherwise') });
      await expect(other.getByRole('link', { name: t('contact.purpose.form') })).toHaveAttribute(
        'href',
        'https://emailus.usps.com/s/',
      );
      // What needs script is not there, and a line to write on is on paper.
      await expect(page.getByRole('textbox')).toHaveCount(0);
      await expect(page.getByRole('button')).toHaveCount(0);
      await page.emulateMedia({ media: 'print' });
      await expect(page.locator('.write-on').first()).toBeVisible();
      await expect(numbersIn(page).first()).toBeVisible();
    });

    test('before there is a reason, the page says what comes next and shows no number', async ({ page }) => {
      await page.goto(contactOf('arrived at a facility', locale));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('contactPage.calm.title'));
      await expect(page.getByRole('region', { name: t('page.advice.next') })).toContainText(
        t('milestones.in_transit.arrived.next', names),
      );
      await expect(numbersIn(page)).toHaveCount(0);
      // A wish for the delivery can still help: its contacts are a press away.
      await page.getByText(t('contactPage.calm.instructions')).click();
      await expect(numbersIn(page).first()).toHaveText('1-800-222-1811');
      await expect(page.getByText(t('contactPage.ask.instructions.first'))).toBeVisible();
    });

    test('once delivered, not even a wish for the delivery brings contacts', async ({ page }) => {
      await page.goto(contactOf('delivered and signed for', locale));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('contactPage.calm.title'));
      await expect(page.locator('main a[href^="tel:"]')).toHaveCount(0);
      await expect(page.getByText(t('contactPage.calm.instructions'))).toHaveCount(0);
    });

    test('a damaged parcel leads to the sender first; the number where the parcel goes stands first', async ({
      page,
    }) => {
      await page.goto(contactOf('damaged', locale));
      const order = await page.getByRole('heading', { level: 2 }).allTextContents();
      const ups = { carrier: 'UPS', shop };
      expect(order.slice(1, 3)).toEqual([t('contactPage.claim.title', ups), t('contactPage.call', ups)]);
      expect(await numbersIn(page).allTextContents()).toEqual(['1-800-742-5877', '400-820-8555']);
    });

    test('of a carrier that we have no facts of, only its own site is named', async ({ page }) => {
      const post = carrierName('china-post', locale);
      await page.goto(contactOf('China Post through 17TRACK', locale));
      await page.getByText(t('contactPage.calm.instructions')).click();
      await expect(page.locator('main a[href^="tel:"]')).toHaveCount(0);
      const site = page.getByRole('link', { name: t('contactPage.site', { carrier: post }) });
      await expect(site).toHaveAttribute('href', 'https://www.chinapost.com.cn');
      await expect(page.getByRole('main')).not.toContainText('17TRACK');
    });
  });

  test(`whether somebody answers now is told in ${locale} by the reader’s own clock`, async ({ browser }) => {
    // A Tuesday, 10:00 in New York; summer time ended there nine days ago.
    const open = await openAt(browser, locale, 'Asia/Ho_Chi_Minh', '2026-11-10T15:00:00Z');
    const until = locale === 'en' ? '8:30\u00a0AM' : '08:30';
    await expect(open.getByText(t('contactPage.hours.openUntil', { time: until }))).toBeVisible();
    await open.context().close();
    // 05:00 there, 02:00 in Los Angeles.
    const soon = await openAt(browser, locale, 'America/Los_Angeles', '2026-11-10T10:00:00Z');
    const at = locale === 'en' ? '5:00\u00a0AM' : '05:00';
    await expect(soon.getByText(t('contactPage.hours.opensInHours', { count: 3, time: at }))).toBeVisible();
    await soon.context().close();
    // Saturday night, with the change to summer time before the Monday.
    const closed = await openAt(browser, locale, 'America/New_York', '2026-03-07T23:30:00Z');
    const monday = { en: 'Monday', vi: 'thứ Hai', zh: '周一' }[locale];
    const eight = locale === 'en' ? '8:00\u00a0AM' : '08:00';
    await expect(
      closed.getByText(t('contactPage.hours.opensOn', { weekday: monday, time: eight })),
    ).toBeVisible();
    await closed.context().close();
  });

  test(`notes stay in this browser until they are deleted, in ${locale}`, async ({ page }) => {
    const complaints = await watch(page, servers().first);
    const posts: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
    await page.goto(quiet(locale));
    await hydrated(page);
    const reference = page.getByLabel(t('contactPage.notes.reference'));
    await reference.fill('REF-4711');
    await page.getByLabel(t('contactPage.notes.next')).fill('Search opened');
    await expect(page.getByText(t('contactPage.notes.saved'))).toBeVisible();
    await page.reload();
    await expect(reference).toHaveValue('REF-4711');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.write-on').filter({ hasText: 'REF-4711' })).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: t('contactPage.notes.remove') }).click();
    await expect(reference).toHaveValue('');
    await page.reload();
    await hydrated(page);
    await expect(reference).toHaveValue('');
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /notes/.test(key)))).toEqual(
      [],
    );
    expect(posts).toEqual([]);
    expect(complaints).toEqual([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`nobody is shut out of it, and it fits 320 px, in ${locale}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 900 });
      for (const path of [quiet(locale), contactOf('damaged', locale), contactOf('customs', locale)]) {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect
          .soft(
            violations.map(({ id }) => id),
            path,
          )
          .toEqual([]);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(over, path).toBe(0);
      }
    });
  }
}

test('the number is there to be read aloud in groups, and to be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(quiet('en'));
  const number = ownOrder('contact').parcels[0]?.trackingNumber ?? '';
  const kit = page.getByRole('region', { name: texts.en('contactPage.kit.title') });
  await expect(kit.getByText(groupNumber(number), { exact: true })).toBeVisible();
  await kit.getByRole('button', { name: texts.en('page.copy') }).click();
  await expect(kit.getByText(texts.en('page.copied'))).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
  for (const term of ['kit.handedOver', 'kit.lastScan']) {
    await expect(kit.getByRole('term').filter({ hasText: texts.en(`contactPage.${term}`) })).toHaveCount(1);
  }
});

test('a link to nobody’s parcel is a 404 here too', async ({ request }) => {
  const response = await request.get(`/${demoShop.slug}/en/p/${'x'.repeat(22)}/contact`);
  expect(response.status()).toBe(404);
});
