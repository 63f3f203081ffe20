import { chromium } from '@playwright/test';
import { test } from './database';
import { ownDomain } from './domains';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect, orderShowing, pagePath, servers } from './shop';
import { locales, texts } from './texts';

for (const locale of locales) {
  const t = texts[locale];

  test(`a phone may install the shop as an app that opens with the lookup page, in ${locale}`, async ({
    launchOptions,
  }) => {
    const start = `/${demoShop.slug}/${locale}`;
    // Nothing can be installed from the private windows that tests usually have.
    const context = await chromium.launchPersistentContext('', launchOptions);
    const page = await context.newPage();
    await page.goto(servers().first + pagePath('customs', locale));
    const session = await context.newCDPSession(page);
    const { errors, data } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
    const manifest = JSON.parse(data ?? '{}');
    expect(manifest).toMatchObject({
      name: t('offline.app', { shop: demoShop.name }),
      lang: locale,
      start_url: start,
      scope: `/${demoShop.slug}/`,
      id: `/${demoShop.slug}/`,
      display: 'standalone',
    });
    for (const { src, sizes } of manifest.icons) expect(await sizeOf(page, src)).toBe(sizes);
    const touch = (await page.locator('link[rel=apple-touch-icon]').getAttribute('href')) ?? '';
    expect(await sizeOf(page, touch)).toBe('180x180');
    await context.close();
  });

  test(`a parcel’s tab says its state and the shop, by word and icon, and a shared link says neither state nor number, in ${locale}`, async ({
    page,
  }) => {
    const icons = new Set<string>();
    for (const [state, status] of [
      ['customs', 'in_transit'],
      ['out for delivery, with a window', 'out_for_delivery'],
      ['delivered and signed for', 'delivered'],
      ['damaged', 'exception'],
    ] as const) {
      await page.goto(pagePath(state, locale));
      await expect(page).toHaveTitle(`${t(`status.${status}`)} · ${demoShop.name}`);
      const icon = (await page.locator('link[rel=icon]').getAttribute('href')) ?? '';
      expect(await sizeOf(page, icon)).toBe('64x64');
      icons.add(icon);
      const head = await page.locator('head').innerHTML();
      const [parcel] = orderShowing(state).parcels;
      expect(head).not.toContain(parcel?.trackingNumber ?? '');
      const preview = await page
        .locator('meta[property^="og:"]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('content')));
      expect(preview).toEqual([
        t('preview.title', { shop: demoShop.name }),
        t('preview.text'),
        `${servers().first}/${demoShop.slug}/${locale}/preview.png`,
      ]);
    }
    expect(icons.size).toBe(4);
  });
}

/** "192x192" as the browser decodes it. */
function sizeOf(page: import('@playwright/test').Page, src: string): Promise<string> {
  return page.evaluate(async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    return `${image.naturalWidth}x${image.naturalHeight}`;
  }, src);
}

test('a link’s picture has the size that chats want, and names the shop’s own domain, never the Host that was sent', async ({
  request,
}) => {
  const answer = await request.get(`/${demoShop.slug}/en/preview.png`);
  expect(answer.headers()['content-type']).toBe('image/png');
  expect(answer.headers()['cache-control']).toBe('public, max-age=86400');
  const bytes = await answer.body();
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(bytes.length).toBeLessThan(300_000);
  const own = await request.get(`/en`, { headers: { host: ownDomain } });
  expect(await own.text()).toContain(`content="https://${ownDomain}/en/preview.png"`);
  const forged = await request.get(`/${demoShop.slug}/en`, { headers: { host: 'evil' } });
  expect(await forged.text()).not.toContain('//evil');
  for (const path of ['icon/../../x.png', 'icon/toString.png', 'icon/none.png'])
    expect((await request.get(`/${demoShop.slug}/en/${path}`)).status()).toBe(404);
  expect((await request.get('/no-such-shop/en/preview.png')).status()).toBe(404);
});

test('a tab in the background follows its parcel, by title and icon', async ({ page, database }) => {
  const name = 'background';
  const [token = ''] = ownOrder(name).tokens;
  await database.leaveAlone(token);
  const first = page.waitForResponse(/\/live$/);
  await page.goto(ownPath(name, 'en'));
  await first;
  await expect(page).toHaveTitle(`${texts.en('status.in_transit')} · ${demoShop.name}`);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const asked = page.waitForRequest(/\/live\?hidden$/, { timeout: 60_000 });
  const { id } = await database.shipment(token);
  await database.sql`
    update shipments set snapshot_version = snapshot_version + 1, status = 'delivered', milestone = 'delivered.delivered',
      snapshot = snapshot || '{"status":"delivered","milestone":"delivered.delivered"}' where id = ${id}`;
  await database.dropPages(token);
  await asked;
  await expect(page).toHaveTitle(`${texts.en('status.delivered')} · ${demoShop.name}`, { timeout: 40_000 });
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', /icon\/delivered\.png$/);
});

test('a hidden page has nobody ask the carrier', async ({ request, database }) => {
  const [token = ''] = ownOrder('hidden').tokens;
  const { id } = await database.shipment(token);
  const due = async () => {
    const [row] = await database.sql<{ at: Date | null }[]>`
      select refresh_requested_at as at from shipment_polls where shipment_id = ${id}`;
    return row?.at ?? null;
  };
  const before = await due();
  await database.sql`update shipment_polls set last_polled_at = now() - interval '3 days' where shipment_id = ${id}`;
  expect((await request.get(`/api/p/${token}/live?hidden`)).status()).toBe(200);
  expect(await due()).toEqual(before);
});
