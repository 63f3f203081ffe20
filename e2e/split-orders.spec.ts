import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { upsNumber } from './numbers';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect, orderShowing, pagePath, test } from './shop';
import { shopCommand } from './shop-command';
import { type Locale, locales, texts } from './texts';

const state = 'three parcels, and one item still to come';

function orderOn(page: Page, locale: Locale) {
  return page.getByRole('region', { name: texts[locale]('order.title') });
}

/** Name → how many, over everything that the page lists. */
async function listedOn(page: Page, locale: Locale): Promise<Record<string, number>> {
  const lines = await orderOn(page, locale).locator('.items > li').allTextContents();
  const counts: Record<string, number> = {};
  for (const line of lines) {
    const item = orderShowing(state).items.find(({ name }) => line.startsWith(name));
    counts[item?.name ?? line] = (counts[item?.name ?? line] ?? 0) + Number(/\d+$/.exec(line)?.[0]);
  }
  return counts;
}

for (const locale of locales) {
  const t = texts[locale];

  test.describe(`without JavaScript, in ${locale}`, () => {
    test.use({ javaScriptEnabled: false });

    test('an order says in one line where everything is, and item by item in which parcel', async ({
      page,
    }) => {
      await page.goto(pagePath(state, locale));
      const order = orderOn(page, locale);
      const two = t('order.part.arrived', { who: t('order.who.some', { count: 2, total: 3 }) });
      await expect(order).toContainText(two);
      const left = t('order.left', { parcels: '', count: 1 }).replace(/^[,;；\s]+/, '');
      await expect(order).toContainText(left);
      // The same line stands under the status, and leads here.
      const line = page.getByRole('main').getByRole('link').filter({ hasText: two });
      await expect(line).toContainText(left);
      await expect(line).toHaveAttribute('href', '#order');

      const parcels = order.locator('.order-parcels > li');
      await expect(parcels).toHaveCount(4);
      await expect(parcels.nth(0)).toContainText(t('order.current'));
      await expect(parcels.nth(0)).toContainText(t('status.delivered'));
      await expect(parcels.nth(2)).toContainText(t('status.in_transit'));
      await expect(parcels.nth(2)).toContainText('Dinner plate');
      await expect(parcels.nth(3)).toContainText(t('order.notShipped'));
      await expect(parcels.nth(3)).toContainText('Side-handle teapot');
      // Said once.
      await expect(page.getByRole('region', { name: t('page.items.title') })).toHaveCount(0);
    });

    test('every item of the order is on each of its pages, exactly once', async ({ page }) => {
      const ordered = Object.fromEntries(
        orderShowing(state).items.map(({ name, quantity }) => [name, quantity]),
      );
      for (const [index] of orderShowing(state).parcels.entries()) {
        await page.goto(pagePath(state, locale, index));
        expect(await listedOn(page, locale)).toEqual(ordered);
        await expect(page.getByText(t('page.parcelOf', { index: index + 1, count: 3 }))).toBeVisible();
      }
    });

    test('a parcel leads to the page of another, which is complete as well', async ({ page }) => {
      const pair = 'two parcels, one has arrived';
      await page.goto(pagePath(pair, locale));
      const second = orderOn(page, locale).getByRole('link', { name: t('order.parcel', { index: 2 }) });
      await second.click();
      await expect(page).toHaveURL(pagePath(pair, locale, 1));
      await expect(orderOn(page, locale)).toContainText('Side-handle teapot');
      await expect(orderOn(page, locale).locator('[aria-current=page]')).toContainText(
        t('order.parcel', { index: 2 }),
      );
    });

    test('an order in one parcel has no such part', async ({ page }) => {
      await page.goto(pagePath('delivered and signed for', locale));
      await expect(orderOn(page, locale)).toHaveCount(0);
      await expect(page.getByRole('region', { name: t('page.items.title') })).toBeVisible();
    });
  });

  test(`axe finds nothing on an order in parcels at 320 px, in ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.emulateMedia({ colorScheme: locale === 'vi' ? 'dark' : 'light' });
    await page.goto(pagePath(state, locale, 2));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}

test('a parcel that the shop adds is on the open page of the one before, with what it brings', async ({
  page,
}) => {
  const t = texts.en;
  const { number, email } = ownOrder('grows');
  await page.goto(ownPath('grows', 'en'));
  await expect(page.getByRole('region', { name: t('page.items.title') })).toBeVisible();
  await shopCommand(
    ...['add-parcel', '--shop', demoShop.slug, '--order', number, '--email', email],
    ...['--carrier', 'ups', '--number', upsNumber(1_000_020)],
    ...['--shipped', new Date().toISOString().slice(0, 10)],
    ...['--items', '1 x Saucer / Sand', '--ordered', '2 x Espresso cup / Sand; 3 x Saucer / Sand'],
  );
  const parcels = orderOn(page, 'en').locator('.order-parcels > li');
  await expect(parcels).toHaveCount(3, { timeout: 30_000 });
  await expect(parcels.nth(1)).toContainText('Saucer');
  await expect(parcels.nth(2)).toContainText(t('order.notShipped'));
  await expect(orderOn(page, 'en')).toContainText('2 items not shipped yet');
});
