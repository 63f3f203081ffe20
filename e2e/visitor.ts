import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';

/**
 * The address of a visitor whom no other test meets, in this run or one before: rate limits are counted by it. Of an
 * IPv6 address they count the network, which is all random here.
 */
export function visitorAddress(): string {
  const network = randomBytes(8).toString('hex').match(/.{4}/g) ?? [];
  return `${network.join(':')}::1`;
}

/** Has a page speak as a visitor of its own. */
export async function asVisitor(page: Page): Promise<void> {
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': visitorAddress() });
}
