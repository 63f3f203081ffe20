import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { closeHan } from '@/lib/i18n/han';
import { ownDomain } from './domains';
import { ownOrder } from './own-orders';
import { demoShop, expect, orderShowing, pagePath, servers, test } from './shop';
import { type Locale, locales, texts } from './texts';
import { asVisitor } from './visitor';
import { hydrated, watch } from './watch';

const shop = demoShop.name;

/** The check as a shopper uses it. */
async function openCheck(page: Page, locale: Locale) {
  await asVisitor(page);
  await page.goto(`/${demoShop.slug}/${locale}/real`);
  const t = texts[locale];
  return {
    text: page.getByLabel(t('real.form.text'), { exact: true }),
    sender: page.getByLabel(t('real.form.sender'), { exact: true }),
    verdict: page.locator('#verdict'),
    error: page.getByRole('main').getByRole('alert'),
    async check(text: string, sender = '') {
      await this.text.fill(text);
      await this.sender.fill(sender);
      const answered = page.waitForResponse((one) => one.request().method() === 'POST');
      await page.getByRole('button', { name: t('real.form.submit') }).click();
      await answered;
      await expect(page.locator('button:disabled')).toHaveCount(0);
    },
  };
}

const knownLink = () => `${servers().first}/l/${orderShowing('customs').tokens[0]}`;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    for (const locale of locales) {
      const t = texts[locale];

      test(`each kind of answer is given, with what was pasted kept, in ${locale}`, async ({ page }) => {
        const form = await openCheck(page, locale);
        const names = { shop, owner: 'USPS', value: 'usps.com' };
        for (const [pasted, verdict, reason] of [
          [knownLink(), 'ours', 'own_link'],
          [`https://${ownDomain}/${locale}/p/${ownOrder('domain').tokens[0]}`, 'ours', 'own_link'],
          ['https://tools.usps.com/go/TrackConfirmAction', 'official', 'carrier_site'],
          ['https://usps.com.parcel-id.top/track', 'beware', 'name_in_front'],
          ['https://example.org/parcel', 'unknown', 'known_to_nobody'],
          [`${servers().first}/l/${'x'.repeat(22)}`, 'unknown', 'no_such_link'],
        ] as const) {
          await form.check(pasted);
          await expect(form.verdict).toHaveText(t(`real.verdict.${verdict}.title`, names));
          await expect(page.getByRole('main')).toContainText(t(`real.reason.${reason}`, names));
          await expect(form.text).toHaveValue(pasted);
        }
      });

      test(`a whole message and its sender are looked at, in ${locale}`, async ({ page }) => {
        const form = await openCheck(page, locale);
        await form.check(
          'USPS: your package is on hold, incomplete address. Pay the $1.99 redelivery fee within 12 hours: https://usps-help.top',
          '+63 912 345 6789',
        );
        await expect(form.verdict).toHaveText(t('real.verdict.beware.title'));
        const main = page.getByRole('main');
        for (const sign of ['fee', 'address', 'urgency'])
          await expect(main).toContainText(t(`real.sign.${sign}`));
        await expect(main).toContainText(t('real.reason.not_usps_number', { value: '28777' }));
        await expect(main).toContainText(t('real.reason.extra_words', { owner: 'USPS', value: 'usps.com' }));
        await expect(form.sender).toHaveValue('+63 912 345 6789');
      });

      test(`nothing pasted is a question of its own, in ${locale}`, async ({ page }) => {
        const form = await openCheck(page, locale);
        await form.check('  ');
        await expect(form.error).toHaveText(t('real.errors.empty'));
      });
    }

    test('nothing pasted becomes a link, markup, or a request', async ({ page }) => {
      const complaints = javaScriptEnabled ? await watch(page, servers().first) : [];
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const form = await openCheck(page, 'en');
      const links = await page.locator('main a').count();
      await form.check(
        'https://evil.example/"><img src=x onerror=alert(1)> <script>alert(2)</script> javascript:alert(3) https://us\u200bps.com',
      );
      await expect(form.verdict).toHaveText(texts.en('real.verdict.beware.title'));
      expect(await page.locator('main a').count()).toBe(links);
      await expect(page.locator('main img, main iframe')).toHaveCount(0);
      await expect(page.getByText('us‹U+200B›ps.com')).toBeVisible();
      expect(asked.filter((url) => !url.startsWith(servers().first) && !url.startsWith('data:'))).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });
}

for (const locale of locales) {
  const t = texts[locale];

  test(`every page leads to it, and it says what to do when it is too late, in ${locale}`, async ({
    page,
  }) => {
    await page.goto(pagePath('customs', locale));
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: t('layout.real') })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('real.title'));
    const main = page.getByRole('main');
    for (const key of ['clicked', 'paid', 'password'])
      await expect(main).toContainText(t(`real.done.${key}`));
    for (const number of ['28777', '7726', '5656', '12321']) await expect(main).toContainText(number);
    await expect(main).toContainText(`https://${ownDomain}/`);
    await expect(main).toContainText(closeHan(t('real.report.US', usPlaces)));
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing and nothing is wider than a phone, in ${locale}, ${colorScheme}`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 320, height: 700 });
      const form = await openCheck(page, locale);
      for (const pasted of [
        '',
        knownLink(),
        `https://${'a'.repeat(60)}.usps.com.evil.example/${'b'.repeat(300)}`,
      ]) {
        if (pasted) await form.check(pasted);
        // For a moment an action's answer takes the title away.
        await expect(page).toHaveTitle(/\S/);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze();
        expect
          .soft(
            violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
            pasted,
          )
          .toEqual([]);
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect.soft(isWide, pasted).toBe(false);
      }
    });
  }
}

const usPlaces = { text: '7726', usps: 'spam@uspis.gov', ups: 'fraud@ups.com' };

test('the answer has the focus, so that it is read out first', async ({ page }) => {
  const form = await openCheck(page, 'en');
  await hydrated(page);
  await form.check('usps.com');
  await expect(form.verdict).toBeFocused();
});

test('who checks very often is asked calmly to wait, and keeps what was pasted', async ({ page }) => {
  const form = await openCheck(page, 'en');
  for (let index = 0; index < 30; index += 1) await form.check('usps.com');
  await form.check('https://example.org/last');
  await expect(form.error).toHaveText(texts.en('real.errors.rate_limited'));
  await expect(form.text).toHaveValue('https://example.org/last');
});
