import { test } from './database';
import { ownDomain, unprovedDomain } from './domains';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect, orderShowing, pagePath, servers } from './shop';
import { locales, readable, texts } from './texts';

const ownNames = { en: 'English', vi: 'Tiếng Việt', zh: '中文' } as const;
const shortLink = (state: string) => `/l/${orderShowing(state).tokens[0]}`;

test('the switch keeps the page and changes its language', async ({ page }) => {
  await page.goto(pagePath('customs', 'en'));
  for (const locale of ['vi', 'zh', 'en'] as const) {
    const t = texts[locale];
    await page.getByRole('link', { name: ownNames[locale], exact: true }).click();
    await expect(page).toHaveURL(pagePath('customs', locale));
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.getByRole('main')).toContainText(t('milestones.in_transit.customs_started.title'));
    await expect(
      page.getByRole('navigation', { name: t('layout.language') }).locator('[aria-current]'),
    ).toHaveText(ownNames[locale]);
  }
});

for (const locale of locales) {
  test(`the switch is on the lookup page and on 404s as well: to ${locale}`, async ({ page }) => {
    const from = locale === 'en' ? 'zh' : 'en';
    await page.goto(`/${demoShop.slug}/${from}`);
    await page.getByRole('link', { name: ownNames[locale], exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts[locale]('lookup.title'));
    await page.goto(`/${demoShop.slug}/${from}/p/${'n'.repeat(22)}`);
    await page.getByRole('link', { name: ownNames[locale], exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
  });
}

test.describe('the short link in e-mails', () => {
  const withLanguage = (language: string) => ({ maxRedirects: 0, headers: { 'accept-language': language } });

  for (const { why, state, language, leadsTo } of [
    { why: 'the order’s language', state: 'in transit, and moving', language: 'zh', leadsTo: 'vi' },
    { why: 'the order’s language', state: 'customs', language: 'vi', leadsTo: 'zh' },
    {
      why: 'the browser’s',
      state: 'attempt failed',
      language: 'fr;q=0.9, vi-VN;q=0.8, en;q=0.1',
      leadsTo: 'vi',
    },
    { why: 'the browser’s', state: 'attempt failed', language: 'zh-Hant-TW', leadsTo: 'zh' },
    { why: 'the shop’s', state: 'attempt failed', language: 'fr', leadsTo: 'en' },
  ] as const) {
    test(`${state}, read in "${language}": ${why} decides`, async ({ request }) => {
      const response = await request.get(shortLink(state), withLanguage(language));
      expect(response.status()).toBe(307);
      // A path and no address: nothing that a request brings can send the reader to another host.
      expect(response.headers().location).toBe(pagePath(state, leadsTo));
    });
  }

  test('a host that somebody invents does not appear in the answer', async ({ request }) => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    const response = await request.get(shortLink('customs'), { maxRedirects: 0, headers });
    expect(response.headers().location).toBe(pagePath('customs', 'zh'));
  });

  for (const locale of locales) {
    test(`an unknown link is a 404, in ${locale}`, async ({ request }) => {
      for (const token of ['k'.repeat(22), 'short', '..%2f..%2fetc']) {
        const response = await request.get(`/l/${token}`, withLanguage(locale));
        expect(response.status()).toBe(404);
        expect(readable(await response.text())).toContain(texts[locale]('errors.notFound.title'));
      }
    });
  }
});

test('opening every kind of link changes nothing, as a mail scanner does', async ({ request, database }) => {
  const token = ownOrder('opened').tokens[0] ?? '';
  const { id } = await database.shipment(token);
  const rows = async () =>
    JSON.stringify(
      await database.sql`
        select s.*, p.refresh_requested_at,
          (select count(*) from events e where e.shipment_id = s.id) as events
        from shipments s join shipment_polls p on p.shipment_id = s.id where s.id = ${id}`,
    );
  const before = await rows();
  for (const path of [`/l/${token}`, ownPath('opened', 'en'), ownPath('opened', 'zh'), `/${demoShop.slug}`]) {
    expect((await request.get(path)).status()).toBe(200);
    expect((await request.head(path)).status()).toBe(200);
  }
  expect(await rows()).toBe(before);
});

test('a shop’s address without a language, or the only shop’s root, leads to its lookup page in the reader’s', async ({
  request,
}) => {
  for (const [language, locale] of [
    ['vi', 'vi'],
    ['zh-CN', 'zh'],
    ['fr', 'en'],
  ]) {
    const headers = { 'accept-language': language ?? '' };
    for (const path of ['/', `/${demoShop.slug}`]) {
      const response = await request.get(path, { maxRedirects: 0, headers });
      expect(response.headers().location, path).toBe(`/${demoShop.slug}/${locale}`);
    }
  }
});

test.describe('on the shop’s own domain', () => {
  const at = (host: string) => ({ maxRedirects: 0, headers: { host, 'accept-language': 'vi' } });

  test('pages have no shop in their address, and links stay on it', async ({ page }) => {
    const origin = `http://${ownDomain}:${new URL(servers().first).port}`;
    const token = ownOrder('domain').tokens[0];
    await page.goto(`${origin}/en/p/${token}`);
    await page.getByRole('link', { name: ownNames.vi, exact: true }).click();
    await expect(page).toHaveURL(`${origin}/vi/p/${token}`);
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: texts.vi('layout.lookup'), exact: true })
      .click();
    await expect(page).toHaveURL(`${origin}/vi`);
    await page.getByLabel(texts.vi('lookup.order.number')).fill(ownOrder('domain').number);
    await page.getByLabel(texts.vi('lookup.order.contact')).fill(ownOrder('domain').email);
    await page.getByRole('button', { name: texts.vi('lookup.order.submit') }).click();
    await expect(page).toHaveURL(`${origin}/vi/p/${token}`);
  });

  test('its root leads to the lookup page', async ({ request }) => {
    const response = await request.get('/', at(ownDomain));
    expect([response.status(), response.headers().location]).toEqual([307, '/vi']);
  });

  test('a host that nobody has proved, or that is unknown, is a 404', async ({ request }) => {
    const token = ownOrder('domain').tokens[0];
    for (const host of [unprovedDomain, 'unknown.example']) {
      for (const path of ['/', '/en', `/en/p/${token}`]) {
        expect((await request.get(path, at(host))).status(), `${host}${path}`).toBe(404);
      }
    }
  });

  test('there as well, a link that is unknown is a 404', async ({ request }) => {
    expect((await request.get(`/en/p/${ownOrder('domain').tokens[0]}`, at(ownDomain))).status()).toBe(200);
    expect((await request.get(`/en/p/${'d'.repeat(22)}`, at(ownDomain))).status()).toBe(404);
  });
});
