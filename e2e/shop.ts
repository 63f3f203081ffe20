import { test as base } from '@playwright/test';
import { demoOrders } from '../scripts/demo-shop/orders';
import { demoShop } from '../scripts/demo-shop/theme';

interface Servers {
  first: string;
  second: string;
  sandbox: string;
  database: string;
  /** What a process of the same stack needs in its environment, keys included. */
  environment: Record<string, string>;
}

/** Where the two instances, the sandbox and the database are. */
export function servers(): Servers {
  return JSON.parse(process.env.DOORSTEP_E2E ?? '{}');
}

export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright's way to say "no other fixture"
  baseURL: async ({}, use) => use(servers().first),
});

export { expect } from '@playwright/test';
export { demoOrders, demoShop };

/** The order of the demo that shows this state ("customs"). */
export function orderShowing(state: string) {
  const order = demoOrders.find(({ shows }) => shows === state);
  if (!order) throw new Error(`no demo order shows "${state}"`);
  return order;
}

/** Path of its first parcel's page. */
export function pagePath(state: string, locale = 'en', parcel = 0): string {
  return `/${demoShop.slug}/${locale}/p/${orderShowing(state).tokens[parcel]}`;
}

/** Drives the sandbox over its control API. */
export async function sandbox(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${servers().sandbox}/_control${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) throw new Error(`sandbox ${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
