import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { test } from './database';
import { openLookup } from './lookup-form';
import { ownOrder, ownPath } from './own-orders';
import { startProxy } from './proxy';
import { demoShop, expect, pagePath, servers } from './shop';
import { locales, texts } from './texts';
import { hydrated, interactive, watch } from './watch';

const shopHome = (locale: string) => `/${demoShop.slug}/${locale}`;

/** Paths of the pages that the browser keeps. */
function keptPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes('-pages'));
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });
}

/** Opens a page and waits until the browser keeps it, with what it needs. */
async function openAndKeep(page: Page, path: string) {
  await page.goto(path);
  await expect.poll(() => keptPaths(page)).toContain(new URL(page.url()).pathname);
  await page.waitForFunction(() => customElements.get('offline-note'));
  await expect.poll(() => page.evaluate(unkeptAssets)).toEqual([]);
}

/** Scripts, styles and fonts that the open page has loaded and the browser does not keep yet. */
async function unkeptAssets(): Promise<string[]> {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  const wanted = loaded.filter((path) => path.startsWith('/_next/static/'));
  const kept = await Promise.all(wanted.map((path) => caches.match(path)));
  return wanted.filter((_, index) => !kept[index]);
}

/** As if everything had been kept that long ago. */
async function age(page: Page, hours: number) {
  await page.evaluate(async (ms) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const key of await cache.keys()) {
        const kept = await cache.match(key);
        if (!kept) continue;
        const headers = new Headers(kept.headers);
        headers.set('x-kept-at', String(Number(headers.get('x-kept-at')) - ms));
        await cache.put(key, new Response(await kept.blob(), { headers }));
      }
    }
  }, hours * 3_600_000);
}

for (const locale of locales) {
  const t = texts[locale];
  const state = 'two parcels, one has arrived';
  const path = pagePath(state, locale);

  test(`without a network the page that was opened is there, with its age, in ${locale}`, async ({
    page,
    context,
  }) => {
    await openAndKeep(page, path);
    await openAndKeep(page, shopHome(locale));
    await age(page, 3);
    await context.setOffline(true);
    await page.goto(path);
    const note = page.getByRole('status').filter({ hasText: t('offline.noConnection') });
    await expect(note).toContainText({ en: '3 hours ago', vi: '3 giờ trước', zh: '3 小时前' }[locale]);
    await expect(page.getByRole('region', { name: t('page.history.title') })).toBeVisible();
    // As it looked: its style was kept as well.
    await expect(page.locator('.chip').first()).not.toHaveCSS('border-top-left-radius', '0px');
    // The mail's link leads to it, and so does the list.
    await page.goto(`/l/${ownToken(path)}`);
    await expect(page).toHaveURL(path);
    await page.goto(shopHome(locale));
    await page
      .getByRole('region', { name: t('recent.title') })
      .getByRole('link')
      .click();
    await expect(page).toHaveURL(path);
    // With the network back it is as true as any, without a reload.
    await context.setOffline(false);
    await expect(note).toBeHidden();
    await expect(page.getByRole('region', { name: t('page.history.title') })).toBeVisible();
    await context.setOffline(true);
    await page.goto(shopHome(locale));
    await expect(note).toBeVisible();
    await context.setOffline(false);
    await page
      .getByRole('status')
      .getByRole('button', { name: t('offline.retry') })
      .click();
    await expect(page.getByRole('status')).toBeEmpty();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`what was never opened says so in the shop’s brand, and lists what there is, in ${locale}, ${colorScheme}`, async ({
      page,
      context,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const unopened = pagePath('customs', locale);
      await openAndKeep(page, path);
      await context.setOffline(true);
      await page.goto(unopened);
      await expect(page).toHaveURL(unopened);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('offline.title'));
      await expect(page.getByRole('banner').getByRole('img', { name: demoShop.name })).toBeVisible();
      const list = page.getByRole('region', { name: t('offline.kept') });
      await expect(list.getByRole('listitem')).toHaveCount(1);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      await context.setOffline(false);
      await page.getByRole('button', { name: t('offline.retry') }).click();
      await expect(page.getByRole('main')).toContainText(t('milestones.in_transit.customs_started.title'));
    });
  }

  test(`the lookup page lists recent parcels, and forgets them with their pages, in ${locale}`, async ({
    page,
  }) => {
    await openAndKeep(page, path);
    await openAndKeep(page, pagePath('customs', locale));
    await openLookup(page, locale);
    const list = page.getByRole('region', { name: t('recent.title') });
    const rows = list.getByRole('listitem');
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText(t('status.in_transit'));
    await expect(list).toContainText(t('recent.only'));
    await rows.first().getByRole('button').click();
    await expect(rows).toHaveCount(1);
    await expect.poll(() => keptPaths(page)).not.toContain(pagePath('customs', locale));
    expect(await keptPaths(page)).toContain(path);
    await list.getByRole('button', { name: t('recent.forget') }).click();
    await expect(list).toBeHidden();
    await expect(page.getByRole('main')).toBeFocused();
    await expect.poll(async () => (await keptPaths(page)).filter((one) => one.includes('/p/'))).toEqual([]);
    expect(await page.evaluate(() => localStorage.getItem('doorstep-recent'))).toBe('[]');
    await page.reload();
    await hydrated(page);
    await expect(list).toBeHidden();
  });
}

function ownToken(path: string): string {
  return path.split('/').at(-1) ?? '';
}

test('the list appears without moving a form', async ({ page }) => {
  for (const state of ['customs', 'damaged', 'forwarded', 'label only']) {
    await page.goto(pagePath(state));
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('doorstep-recent') ?? ''))
      .toContain(ownToken(pagePath(state)));
  }
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(shopHome('en'));
    const list = page.getByRole('region', { name: texts.en('recent.title') });
    await expect(list.getByRole('listitem')).toHaveCount(3);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((entries) => {
            for (const entry of entries.getEntries()) sum += Number(Reflect.get(entry, 'value'));
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 500);
        }),
    );
    expect(shift).toBeLessThan(0.01);
    await list.getByRole('button', { name: texts.en('recent.more') }).click();
    await expect(list.getByRole('listitem')).toHaveCount(4);
  }
});

test('while the server answers, it is asked each time, and what it says is kept', async ({
  page,
  database,
}) => {
  const path = ownPath('kept', 'en');
  const [token = ''] = ownOrder('kept').tokens;
  await database.letRest(token);
  await openAndKeep(page, path);
  const { id } = await database.shipment(token);
  await database.sql`
    update shipments set snapshot = jsonb_set(snapshot, '{service}', '"Told by the server"') where id = ${id}`;
  await database.dropPages(token);
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByText('Told by the server').first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole('status')).toBeEmpty();
  await expect
    .poll(() =>
      page.evaluate(
        async (one) => (await (await caches.match(one))?.text())?.includes('Told by the server'),
        path,
      ),
    )
    .toBe(true);
});

test('a server that does not answer is said to be away, though the browser has a network', async ({
  page,
}) => {
  const proxy = await startProxy(servers().first);
  const path = proxy.url + pagePath('customs');
  const [away, customs] = ['offline.noAnswer', 'milestones.in_transit.customs_started.title'].map((key) =>
    texts.en(key),
  );
  await openAndKeep(page, path);
  const note = page.getByRole('status').filter({ hasText: away });
  for (const status of [502, 503]) {
    proxy.meddle({ status });
    await page.goto(path);
    await expect(page.getByRole('main')).toContainText(customs ?? '');
  }
  await proxy.stop();
  // An open page stays, and says so when it has noticed.
  await page.goto(path);
  await expect(note).toBeVisible();
  await expect(page.getByRole('main')).toContainText(customs ?? '');
});

test('on a network that takes too long the kept page comes first, and goes when it is no longer there', async ({
  page,
}) => {
  test.slow();
  const proxy = await startProxy(servers().first);
  const path = proxy.url + pagePath('customs');
  await openAndKeep(page, path);
  proxy.meddle({ delayMs: 6_000 });
  await page.goto(path);
  await expect(page.locator('html')).toHaveAttribute('data-kept', /^\d+$/);
  await expect(page.getByRole('main')).toContainText(texts.en('milestones.in_transit.customs_started.title'));
  proxy.meddle({ delayMs: 6_000, status: 404 });
  const gone = page.waitForResponse((response) => response.status() === 404 && response.url() === path);
  await page.goto(path);
  proxy.meddle({ status: 404 });
  await gone;
  // The worker leads away from the page that it has shown meanwhile.
  await expect(async () => {
    await expect(page.locator('html')).not.toHaveAttribute('data-kept', /./, { timeout: 500 });
    expect(await keptPaths(page)).not.toContain(pagePath('customs'));
  }).toPass();
  await proxy.stop();
});

test('a link that was taken back is forgotten', async ({ page, database }) => {
  const path = ownPath('revoked', 'en');
  const [token = ''] = ownOrder('revoked').tokens;
  await database.leaveAlone(token);
  await openAndKeep(page, path);
  await database.sql`update shipments set token = ${'r'.repeat(22)} where token = ${token}`;
  await database.sql`select pg_notify('doorstep_cache', ${JSON.stringify([`shipment:${await idOf(database)}`])})`;
  await expect(async () => expect((await page.goto(path))?.status()).toBe(404)).toPass();
  await expect.poll(() => keptPaths(page)).not.toContain(path);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('doorstep-recent'))).toBe('[]');
});

async function idOf(database: { sql: import('postgres').Sql }): Promise<string> {
  const [row] = await database.sql<
    { id: string }[]
  >`select id from shipments where token = ${'r'.repeat(22)}`;
  return row?.id ?? '';
}

test('nothing is kept but found pages that are everybody’s', async ({ page }) => {
  await openAndKeep(page, pagePath('customs'));
  await page.goto(`/${demoShop.slug}/en/p/${'k'.repeat(22)}`);
  await page.goto(`${pagePath('delivered and signed for')}/proof`);
  const asked = await page.evaluate(
    async (live) => {
      const answers = [await fetch(live), await fetch('/', { method: 'POST' }).catch(() => null)];
      return answers.map((answer) => answer?.status);
    },
    `/api/p/${ownToken(pagePath('customs'))}/live`,
  );
  expect(asked[0]).toBe(200);
  await openAndKeep(page, shopHome('en'));
  expect((await keptPaths(page)).sort()).toEqual([
    shopHome('en'),
    `${shopHome('en')}/offline`,
    pagePath('customs'),
  ]);
  const assets = await page.evaluate(async () => {
    const [name = ''] = (await caches.keys()).filter((one) => one.endsWith('-assets'));
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  });
  expect(assets.filter((path) => path.startsWith('/api/'))).toEqual([]);
});

test('pages made for one visitor, or told not to be stored, are never kept', async ({ page }) => {
  const proxy = await startProxy(servers().first);
  const at = (state: string) => proxy.url + pagePath(state);
  await openAndKeep(page, at('customs'));
  const changes: [string, Record<string, string | null>][] = [
    ['damaged', { 'cache-control': 'private, no-store' }],
    ['forwarded', { 'x-nextjs-postponed': '1' }],
    ['label only', { 'x-nextjs-cache': null }],
  ];
  for (const [state, headers] of changes) {
    proxy.meddle({ headers });
    await page.goto(at(state), { waitUntil: 'networkidle' });
  }
  proxy.meddle({});
  // What comes after them is kept, so they had their time.
  await openAndKeep(page, at('cancelled'));
  const kept = await keptPaths(page);
  expect(kept.filter((one) => changes.some(([state]) => one === pagePath(state)))).toEqual([]);
  await proxy.stop();
});

test('the worker breaks no policy and asks nobody else', async ({ page }) => {
  const complaints = await watch(page, servers().first);
  await openAndKeep(page, pagePath('customs'));
  await openAndKeep(page, shopHome('en'));
  await page.goto(pagePath('customs'));
  await interactive(page);
  expect(complaints).toEqual([]);
});

test('a push shows a notification that leads to our own pages only', async ({ page, context }) => {
  await context.grantPermissions(['notifications']);
  await openAndKeep(page, pagePath('customs'));
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  const registrationId = await new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId);
    });
  });
  const push = (news: object) =>
    session.send('ServiceWorker.deliverPushMessage', {
      origin: servers().first,
      registrationId,
      data: JSON.stringify(news),
    });
  await push({ title: 'Out for delivery', body: 'Moss & Clay', url: pagePath('customs') });
  await push({ title: 'Elsewhere', body: '', url: 'https://evil.example/x' });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const notifications = await registration.getNotifications();
      return notifications.map(({ title, body, data }) => [title, body, data.path]);
    });
  await expect
    .poll(async () => (await shown()).sort())
    .toEqual([
      ['Elsewhere', '', '/'],
      ['Out for delivery', 'Moss & Clay', pagePath('customs')],
    ]);
});
