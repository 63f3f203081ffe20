import type { Locator, Page, Response } from '@playwright/test';
import { demoShop, expect } from './shop';
import { type Locale, texts } from './texts';
import { asVisitor } from './visitor';

/** The lookup page as a shopper uses it, each time another one. */
export async function openLookup(page: Page, locale: Locale) {
  await asVisitor(page);
  await page.goto(`/${demoShop.slug}/${locale}`);
  const t = texts[locale];
  const send = async (form: Locator, button: string): Promise<Response> => {
    const answered = page.waitForResponse((one) => one.request().method() === 'POST');
    await form.getByRole('button', { name: button }).click();
    const response = await answered;
    // Off while the answer is being read: what is typed meanwhile would be taken for the next one's.
    await expect(form.locator('button:disabled')).toHaveCount(0);
    return response;
  };
  const orderForm = page.getByRole('region', { name: t('lookup.order.title') });
  const numberForm = page.getByRole('region', { name: t('lookup.numbers.title') });
  return {
    order: orderForm.getByLabel(t('lookup.order.number')),
    contact: orderForm.getByLabel(t('lookup.order.contact')),
    numbers: numberForm.getByLabel(t('lookup.numbers.label')),
    orderError: orderForm.getByRole('alert'),
    numberError: numberForm.getByRole('alert'),
    results: page.getByRole('region', { name: t('lookup.results.title') }),
    rows: page.getByRole('region', { name: t('lookup.results.title') }).getByRole('listitem'),
    async findOrder(number: string, contact: string) {
      await this.order.fill(number);
      await this.contact.fill(contact);
      return send(orderForm, t('lookup.order.submit'));
    },
    async checkNumbers(numbers: string) {
      await this.numbers.fill(numbers);
      return send(numberForm, t('lookup.numbers.submit'));
    },
  };
}
