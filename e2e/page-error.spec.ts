import { expect, pagePath, test } from './shop';
import { locales, texts } from './texts';

for (const locale of locales) {
  test(`a page that a browser cannot draw says so, and can be tried again, in ${locale}`, async ({
    page,
  }) => {
    const t = texts[locale];
    // Stands for any mistake of ours that only some browser shows.
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'onLine', {
        configurable: true,
        get() {
          throw new Error('broken');
        },
      }),
    );
    await page.goto(pagePath('customs', locale));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('errors.unexpected.title'));
    await page.evaluate(() => Reflect.deleteProperty(navigator, 'onLine'));
    await page.getByRole('button', { name: t('errors.unexpected.retry') }).click();
    await expect(page.getByRole('heading', { level: 2, name: t('page.history.title') })).toBeVisible();
  });
}
