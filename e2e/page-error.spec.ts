import { expect, pagePath, test } from './shop';
import { carrierName, locales, texts } from './texts';

/** Stands for any mistake of ours that only some browser shows. */
function breakBrowser() {
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'resolvedOptions', {
    configurable: true,
    value() {
      throw new Error('broken');
    },
  });
}

for (const locale of locales) {
  const t = texts[locale];

  test(`a page that a browser cannot draw says so, and can be tried again, in ${locale}`, async ({
    page,
  }) => {
    await page.addInitScript(breakBrowser);
    await page.goto(`${pagePath('past its expected day', locale)}/contact`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('errors.unexpected.title'));
    await page.evaluate(() =>
      Object.defineProperty(Intl.DateTimeFormat.prototype, 'resolvedOptions', {
        value: () => ({ timeZone: 'UTC' }),
      }),
    );
    await page.getByRole('button', { name: t('errors.unexpected.retry') }).click();
    const call = t('contactPage.call', { carrier: carrierName('usps', locale) });
    await expect(page.getByRole('heading', { level: 2, name: call })).toBeVisible();
  });

  test(`a parcel’s page stays as the server wrote it when its script fails, in ${locale}`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.addInitScript(breakBrowser);
    await page.goto(pagePath('customs', locale));
    await expect.poll(() => errors).toContain('broken');
    await expect(page.locator('h1[data-kind]')).toBeVisible();
    await expect(page.getByRole('region', { name: t('page.history.title') })).toBeVisible();
    await expect(page.locator('time-ago')).not.toContainText('UTC', { useInnerText: true });
  });
}
