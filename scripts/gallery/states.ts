import type { Page } from '@playwright/test';
import { demoOrders } from '../demo-shop/orders';
import { demoShop } from '../demo-shop/theme';

/** Something to take a picture of. */
export interface State {
  /** File name and title, without a path: "delivered-and-signed-for". */
  name: string;
  /** What it belongs to, for the index. */
  group: 'parcel' | 'one thing each' | 'lookup' | 'shop' | 'errors';
  /** Path within the shop and language: "/p/…". */
  path: string;
  /** What to do before the picture is taken: send a form, go offline. */
  act?(page: Page): Promise<void>;
}

const tokenOf = (shows: string) => demoOrders.find((order) => order.shows === shows)?.tokens[0] ?? '';

/** A page below the parcel's own, of the demo order in whose state it has something to show. */
const below = (page: string, shows: string): State => ({
  name: `${page}: ${shows}`,
  group: 'one thing each',
  path: `/p/${tokenOf(shows)}/${page}`,
});

const send = (selector: string, fields: Readonly<Record<string, string>>) => async (page: Page) => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
  await page.locator(selector).click();
  await page.locator('[role="alert"], #results').first().waitFor();
};

/** Every state of every page that a shopper can meet. */
export const states: readonly State[] = [
  ...demoOrders.flatMap(({ shows, tokens }) =>
    tokens.map((token, index): State => {
      const name = tokens.length > 1 ? `${shows} (${index + 1})` : shows;
      return { name, group: 'parcel', path: `/p/${token}` };
    }),
  ),
  { name: 'lookup', group: 'lookup', path: '' },
  {
    name: 'lookup: no such order',
    group: 'lookup',
    path: '',
    act: send('form:has([name="orderNumber"]) button[type="submit"]', {
      orderNumber: 'MC-1',
      contact: 'nobody@example.com',
    }),
  },
  {
    name: 'lookup: numbers',
    group: 'lookup',
    path: '',
    act: send('form:has([name="numbers"]) button[type="submit"]', {
      numbers: '9205590000012300000026, 1ZD00R570310200269 1Z999AA10123456785\n9400100000000000000000 hello',
    }),
  },
  { name: 'no such parcel', group: 'errors', path: '/p/aaaaaaaaaaaaaaaaaaaaaa' },
];

export const shopPathOf = (locale: string, { path }: State) => `/${demoShop.slug}/${locale}${path}`;
