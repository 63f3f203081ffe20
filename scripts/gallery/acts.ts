import type { Page } from '@playwright/test';

type Act = (page: Page) => Promise<void>;

/** Until something of that kind is seen: others, such as what is said offline, are there and empty. */
const appears = (page: Page, answer: string): Promise<void> =>
  page.locator(answer).filter({ visible: true }).first().waitFor();

/** Fills a form's fields by their names, sends it, and waits for what `answer` selects. */
export const send =
  (button: string, fields: Readonly<Record<string, string>>, answer = 'main [role="alert"]'): Act =>
  async (page) => {
    for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
    await page.locator(button).click();
    await appears(page, answer);
  };

/** Ticks boxes or choices by name and value, and sends their form. */
export const choose =
  (form: string, choices: Readonly<Record<string, string>>, answer: string): Act =>
  async (page) => {
    for (const [name, value] of Object.entries(choices)) {
      await page.locator(`${form} [name="${name}"][value="${value}"]`).check({ force: true });
    }
    await page.locator(`${form} button[type="submit"]`).click();
    await appears(page, answer);
  };

/** Opens these paths one after the other, and comes back. */
export const visitFirst =
  (...paths: readonly string[]): Act =>
  async (page) => {
    const back = page.url();
    for (const path of paths) {
      await page.goto(back + path);
      await page.waitForFunction(() => localStorage.length > 0);
    }
    await page.goto(back);
    await page.locator('#recent').waitFor();
  };

export const press =
  (button: string, answer: string): Act =>
  async (page) => {
    await page.locator(button).first().click();
    await appears(page, answer);
  };
