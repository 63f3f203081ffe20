import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What WCAG 2.2 AA consists of, in axe's words. */
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe has against the page as it stands. */
export async function findBarriers(page: Page): Promise<string[]> {
  // Its newer way opens a blank page for every answer, for the sake of frames: there are none here.
  const { violations } = await new AxeBuilder({ page }).withTags(levels).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe ${id}: ${target.join(' ')}`));
}
