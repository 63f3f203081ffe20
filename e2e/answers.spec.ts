import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { demoShop, expect, orderShowing, pagePath, test } from './shop';
import { carrierName, type Locale, locales, texts } from './texts';

const shop = demoShop.name;

function namesOf(state: string, locale: Locale) {
  return { carrier: carrierName(orderShowing(state).parcels[0]?.carrier ?? '', locale), shop };
}

/** What each parcel is said to be, what is to be done in which order, and whether the carrier is offered. */
const cases = [
  {
    state: 'past its expected day',
    notice: 'overdue',
    steps: ['allow_weather', 'contact_carrier'],
    isCarrierOffered: true,
  },
  {
    state: 'quieter than usual',
    notice: 'quieter',
    steps: ['customs_pace', 'customs_papers', 'customs_inspection', 'customs_duties', 'contact_sender'],
    isCarrierOffered: false,
  },
  {
    state: 'no news for long',
    notice: 'ask_carrier',
    steps: ['check_number', 'allow_weather', 'contact_carrier', 'possible_loss'],
    isCarrierOffered: true,
  },
  {
    state: 'not found yet',
    notice: 'ask_shop',
    steps: ['check_number', 'contact_shop'],
    isCarrierOffered: false,
  },
] as const;

function noticeOn(page: Page) {
  return page.getByRole('main').locator('#notice');
}

/** A parcel that its carrier has no news of is looked at by the sweep alone, which comes every minute. */
async function openNoticed(page: Page, path: string) {
  await expect(async () => {
    await page.goto(path);
    await expect(noticeOn(page)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 100_000, intervals: [2_000] });
}

for (const locale of locales) {
  const t = texts[locale];

  test.describe(`without JavaScript, in ${locale}`, () => {
    test.use({ javaScriptEnabled: false });

    for (const { state, notice, steps, isCarrierOffered } of cases) {
      test(`a parcel that is "${state}" says so, what to do in order, and whom to ask`, async ({ page }) => {
        const names = namesOf(state, locale);
        await openNoticed(page, pagePath(state, locale));
        await expect(noticeOn(page)).toHaveText(t(`answers.notices.${notice}.title`, names));
        await expect(page.getByText(t(`answers.notices.${notice}.body`, names))).toBeVisible();
        const meaning = page.getByRole('main').locator('section', { has: page.locator('#meaning') });
        const said = (await meaning.getByRole('listitem').allTextContents()).join('\n');
        const places = steps.map((step) => said.indexOf(t(`answers.steps.${step}`, names)));
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        const contact = meaning.getByRole('link', { name: t('answers.contact', names) });
        await expect(contact).toHaveCount(isCarrierOffered ? 1 : 0);
        if (isCarrierOffered)
          await expect(contact).toHaveAttribute('href', `${pagePath(state, locale)}/contact`);
      });
    }

    test('a parcel that moves as usual has no notice, may still be redirected, and offers no carrier', async ({
      page,
    }) => {
      const state = 'in transit, and moving';
      const names = namesOf(state, locale);
      await page.goto(pagePath(state, locale));
      await expect(noticeOn(page)).toHaveCount(0);
      await expect(page.getByText(t('answers.steps.change_delivery', names))).toBeVisible();
      await expect(page.getByRole('link', { name: t('answers.contact', names) })).toHaveCount(0);
    });

    test('what is lost, damaged or unclear offers the carrier at once', async ({ page }) => {
      for (const state of ['damaged', 'a code we do not know']) {
        await page.goto(pagePath(state, locale));
        const contact = page.getByRole('link', { name: t('answers.contact', namesOf(state, locale)) });
        await expect(contact).toBeVisible();
      }
    });
  });

  test(`notices and steps are accessible in ${locale}, in the light and in the dark, and fit a small phone`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const { state } of cases) {
        await openNoticed(page, pagePath(state, locale));
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html}`)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, state).toBeLessThanOrEqual(320);
      }
    }
  });
}
