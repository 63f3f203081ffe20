import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openLookup } from './lookup-form';
import { upsNumber } from './numbers';
import { demoOrders, demoShop, expect, pagePath, test } from './shop';
import { locales, texts } from './texts';

const missing = (locale: string) => `/${demoShop.slug}/${locale}/p/${'l'.repeat(22)}`;
const lookup = (locale: string) => `/${demoShop.slug}/${locale}`;

/** How far the page can be scrolled sideways, and which elements stick out. */
function overflow(page: Page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    );
    return [
      scrollWidth - clientWidth,
      ...outside.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    ];
  });
}

for (const locale of locales) {
  test(`nothing is wider than the screen, from 320 to 1280 px, in ${locale}`, async ({ page }) => {
    const paths = [
      ...demoOrders.map(({ shows }) => pagePath(shows, locale)),
      lookup(locale),
      missing(locale),
    ];
    for (const path of paths) {
      await page.goto(path);
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        // Folded parts as well.
        await page.evaluate(() => {
          for (const folded of document.querySelectorAll('details')) folded.open = true;
        });
        expect.soft(await overflow(page), `${path} at ${width} px`).toEqual([]);
      }
    }
  });

  test(`lookup results are not wider than a phone, in ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    const form = await openLookup(page, locale);
    await form.checkNumbers(
      `9400190000012300000014, 9400190000012300000015, ${upsNumber(1_000_000)} 快递单号ABCDEFGHIJ`,
    );
    await expect(form.results).toBeVisible();
    expect(await overflow(page)).toEqual([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in ${locale}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Each state in one of the six; everywhere one that asks for something, and the other two pages.
      const share = locales.indexOf(locale) * 2 + (colorScheme === 'dark' ? 1 : 0);
      const states = demoOrders.filter((_, index) => index % 6 === share || index === 4);
      for (const path of [
        ...states.map(({ shows }) => pagePath(shows, locale)),
        lookup(locale),
        missing(locale),
      ]) {
        await page.goto(path);
        expect.soft(await violations(page), path).toEqual([]);
      }
      const form = await openLookup(page, locale);
      await form.checkNumbers(`9400190000012300000014 9400190000012300000015 ${upsNumber(1_000_001)}`);
      await expect(form.results).toBeVisible();
      // For a moment an action's answer takes the title away.
      await expect(async () => expect(await violations(page), 'results').toEqual([])).toPass();
    });
  }
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

test('the first key press offers to skip to the content, and the order of focus is that of reading', async ({
  page,
}) => {
  const t = texts.vi;
  await page.goto(pagePath('delivered and signed for', 'vi'));
  const skip = page.getByRole('link', { name: t('layout.skip') });
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  const main = page.getByRole('main');
  for (const next of [
    main.getByRole('link', { name: t('layout.support', { shop: demoShop.name }) }),
    main.getByRole('button', { name: t('page.copy') }),
    main.getByRole('link', { name: t('page.official', { carrier: 'UPS' }) }),
  ]) {
    await page.keyboard.press('Tab');
    await expect(next).toBeFocused();
  }
  // Back to the top: logo, languages, the shop's links.
  await page.goto(pagePath('customs', 'vi'));
  const names: (string | null)[] = [];
  for (let presses = 0; presses < 7; presses++) {
    await page.keyboard.press('Tab');
    names.push(
      await page.evaluate(
        () =>
          document.activeElement?.textContent || document.activeElement?.querySelector('img')?.alt || null,
      ),
    );
  }
  expect(names).toEqual([
    t('layout.skip'),
    demoShop.name,
    'English',
    'Tiếng Việt',
    '中文',
    'Cửa hàng',
    'Xưởng gốm',
  ]);
});

test('what has focus can be seen', async ({ page }) => {
  await page.goto(lookup('en'));
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body);
      return {
        name: document.activeElement?.outerHTML.slice(0, 80),
        width: Number.parseFloat(style.outlineWidth),
        kind: style.outlineStyle,
      };
    });
    expect.soft(outline.kind, outline.name).not.toBe('none');
    expect.soft(outline.width, outline.name).toBeGreaterThan(0);
  }
});

test('who asked for less motion sees none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of [pagePath('out for delivery, with a window'), lookup('en')]) {
    await page.goto(path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationDuration, animationName, transitionDuration } = getComputedStyle(element);
          const isLong = (durations: string) =>
            durations.split(',').some((one) => Number.parseFloat(one) > 0.01);
          return (animationName !== 'none' && isLong(animationDuration)) || isLong(transitionDuration);
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(moving).toEqual([]);
  }
});

test('in forced colours the progress bar is still there, filled as far as the parcel has come', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(pagePath('arrived at a facility'));
  const bars = await page
    .getByRole('list', { name: texts.en('page.progress.label') })
    .getByRole('listitem')
    .evaluateAll((steps) =>
      steps.map((step) => {
        const { backgroundColor, borderTopWidth, height } = getComputedStyle(step, '::before');
        return { state: step.getAttribute('data-state'), backgroundColor, borderTopWidth, height };
      }),
    );
  const fills = (state: string) =>
    new Set(bars.filter((bar) => bar.state === state).map((bar) => bar.backgroundColor));
  expect(bars.map(({ state }) => state)).toEqual(['done', 'current', 'upcoming', 'upcoming']);
  expect(fills('done')).toEqual(fills('current'));
  expect(fills('done')).not.toEqual(fills('upcoming'));
  for (const { borderTopWidth, height } of bars) {
    expect(Number.parseFloat(borderTopWidth)).toBeGreaterThan(0);
    expect(Number.parseFloat(height)).toBeGreaterThanOrEqual(4);
  }
});
