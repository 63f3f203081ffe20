import type { Page } from '@playwright/test';

/** What runs out of the page sideways is a mistake at any width. */
export const findTooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? ['wider than its page'] : [];
  });
