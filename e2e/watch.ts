import type { Page } from '@playwright/test';

/** What a browser complains about on a page, and whom else it talks to: all of it must stay empty. */
export async function watch(page: Page, origin: string) {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // The browser reports a 404 document as an error of its own.
    const isExpected = message.text().includes('404 (Not Found)');
    if (['error', 'warning'].includes(message.type()) && !isExpected) complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) complaints.push(`request: ${url}`);
  });
  await page.exposeFunction('reportViolation', (violation: string) => complaints.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const report = `${violatedDirective} ${blockedURI} ${sample}`;
      Reflect.get(window, 'reportViolation')(report);
    });
  });
  return complaints;
}

/** Resolves when our elements have taken over a page without React. */
export async function interactive(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('copy-text:defined') !== null);
}

/** Resolves when React has taken over the page. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const button = document.querySelector('main button');
    return button !== null && Object.keys(button).some((key) => key.startsWith('__reactProps'));
  });
}
