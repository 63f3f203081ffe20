import AxeBuilder from '@axe-core/playwright';
import type { Block, BlockOf } from '@/lib/branding/blocks';
import { demoTheme } from '../scripts/demo-shop/theme';
import { demoShop, expect, pagePath, servers, test } from './shop';
import { type Locale, locales, texts } from './texts';

const lookup = (locale: Locale) => `/${demoShop.slug}/${locale}`;
const shop = demoShop.name;

function block<Kind extends Block['kind']>(kind: Kind): BlockOf<Kind> {
  const found = demoTheme.blocks.find((one): one is BlockOf<Kind> => one.kind === kind);
  if (!found) throw new Error(`the demo has no block "${kind}"`);
  return found;
}

for (const locale of locales) {
  const t = texts[locale];
  const products = block('products').title?.[locale] ?? '';
  const campaign = block('campaign').title[locale] ?? '';

  test.describe(`without JavaScript, in ${locale}`, () => {
    test.use({ javaScriptEnabled: false });

    test('a page has the shop’s notice above its answer, and the rest below its own parts', async ({
      page,
    }) => {
      await page.goto(pagePath('delivered and signed for', locale));
      const notice = page.getByRole('region', { name: t('blocks.notice', { shop }) });
      await expect(notice).toContainText(block('notice').text[locale] ?? '');
      const headings = await page.getByRole('main').getByRole('heading').allTextContents();
      const own = headings.indexOf(t('page.details.title'));
      const placed = [t('blocks.returns.title'), t('blocks.help'), t('blocks.social', { shop }), products];
      expect(own).toBeGreaterThan(0);
      expect(headings.slice(own + 1)).toEqual(placed);
    });

    test('what sells is not there while something is wrong, and help is', async ({ page }) => {
      for (const state of ['damaged', 'on its way back', 'delayed by weather', 'attempt failed']) {
        await page.goto(pagePath(state, locale));
        await expect.soft(page.getByRole('heading', { name: t('blocks.help'), exact: true })).toBeVisible();
        await expect.soft(page.getByRole('heading', { name: products })).toHaveCount(0);
        await expect.soft(page.getByRole('heading', { name: campaign })).toHaveCount(0);
        await expect.soft(page.getByRole('link', { name: t('blocks.returns.link') })).toHaveCount(0);
      }
    });

    test('the lookup page has what is for everybody', async ({ page }) => {
      await page.goto(lookup(locale));
      await expect(page.getByRole('region', { name: t('blocks.notice', { shop }) })).toBeVisible();
      await expect(page.getByRole('navigation', { name: t('blocks.social', { shop }) })).toBeVisible();
      await expect(page.getByRole('heading', { name: products })).toHaveCount(0);
    });
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on a page with blocks in ${locale}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const path of [
        pagePath('delivered and signed for', locale),
        pagePath('out for delivery, with a window', locale),
        lookup(locale),
      ]) {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect
          .soft(
            violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
            path,
          )
          .toEqual([]);
      }
    });
  }
}

test('pictures come from this app, are there, and move nothing when they arrive', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const [state, count] of [
    ['delivered and signed for', 2],
    ['in transit, and moving', 1],
  ] as const) {
    await page.goto(pagePath(state, 'en'));
    const pictures = page.locator(':is(.products, .story) img');
    await expect(pictures).toHaveCount(count);
    const before = await pictures.first().boundingBox();
    await pictures.last().scrollIntoViewIfNeeded();
    for (const picture of await pictures.all()) {
      await expect
        .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0);
    }
    expect((await pictures.first().boundingBox())?.height).toBe(before?.height);
  }
  expect(asked.filter((url) => !url.startsWith(servers().first))).toEqual([]);
});

test('nobody elsewhere learns where a reader came from', async ({ page }) => {
  await page.goto(pagePath('delivered and signed for', 'en'));
  const links = page.getByRole('main').locator('a[href^="https://"]');
  expect(await links.count()).toBeGreaterThan(5);
  for (const link of await links.all()) {
    if ((await link.getAttribute('href'))?.includes('/contact')) continue;
    await expect.soft(link).toHaveAttribute('rel', /noreferrer/);
  }
});
