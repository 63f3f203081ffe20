import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { groupNumber } from '@/lib/numbers/group';
import { test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { expect, servers } from './shop';
import { locales, texts } from './texts';
import { asVisitor } from './visitor';
import { watch } from './watch';

/** As a document, and as the payload that the router asks for. */
const bothForms: readonly Record<string, string>[] = [{}, { RSC: '1' }];

/** Makes a link on the page of an order's parcel, and returns its path. */
async function makeLink(page: Page, name: string, locale: 'en' | 'vi' | 'zh', days: 3 | 7 | 30 = 7) {
  const t = texts[locale];
  await asVisitor(page);
  await page.goto(`${ownPath(name, locale)}/share`);
  await page.getByLabel(t(`share.days.${days}`)).check();
  await page.getByRole('button', { name: t('share.submit') }).click();
  const links = page.getByRole('region', { name: t('share.links') }).getByRole('listitem');
  await expect(links).toHaveCount(1);
  const href = await links.getByRole('link').getAttribute('href');
  return { path: new URL(href ?? '').pathname, links };
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    for (const locale of locales) {
      const t = texts[locale];

      test(`a household sees the parcel until the link is ended, in ${locale}`, async ({ page, browser }) => {
        const name = `shared-${locale}`;
        const { tokens, number, items, parcels } = ownOrder(name);
        const complaints = javaScriptEnabled ? await watch(page, servers().first) : [];
        await page.goto(ownPath(name, locale));
        await page.getByRole('link', { name: t('page.waysOn.share') }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('share.title'));
        const { path, links } = await makeLink(page, name, locale);
        expect(path).toMatch(new RegExp(`/${locale}/s/[\\w-]{22}$`));

        const family = await browser.newContext({ javaScriptEnabled });
        const visitor = await family.newPage();
        await visitor.goto(servers().first + path);
        await expect(visitor.getByText(t('status.delivered')).first()).toBeVisible();
        await expect(visitor.getByRole('region', { name: t('page.history.title') })).toBeVisible();
        await expect(visitor.getByRole('form')).toHaveCount(0);

        const trackingNumber = parcels[0]?.trackingNumber ?? '';
        const secrets = [tokens[0] ?? '', number, trackingNumber, groupNumber(trackingNumber)];
        for (const headers of bothForms) {
          const answer = await visitor.request.get(`${path}${'RSC' in headers ? '?_rsc=1' : ''}`, {
            headers,
          });
          const text = await answer.text();
          for (const secret of [...secrets, items[0]?.name ?? '', 'NGUYEN', 'Canary'])
            expect(text, secret).not.toContain(secret);
          expect(answer.headers()['cache-control']).toBe('private, no-store');
          if (!('RSC' in headers))
            expect(answer.headers()['content-security-policy']).toContain("script-src 'self';");
        }
        const live = await visitor.request.get(`/api${path.slice(path.indexOf('/s/'))}/live`);
        expect(live.status()).toBe(200);
        expect(await live.text()).not.toContain(tokens[0] ?? '-');

        await links.getByRole('button', { name: t('share.end') }).click();
        await expect(page.getByRole('region', { name: t('share.links') })).toHaveCount(0);
        for (const origin of [servers().first, servers().second]) {
          await expect(async () => {
            const response = await visitor.goto(origin + path);
            expect(response?.status()).toBe(404);
          }).toPass();
          await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(t('share.ended.title'));
        }
        expect((await visitor.request.get(`/api${path.slice(path.indexOf('/s/'))}/live`)).status()).toBe(404);
        await family.close();
        expect(complaints).toEqual([]);
      });
    }
  });
}

test('a link ends at its minute, in every cache, and reads like one that never was', async ({
  page,
  database,
}) => {
  const { path } = await makeLink(page, 'shared-end', 'en');
  const token = path.slice(-22);
  const ask = async (at = path) => {
    const response = await fetch(servers().second + at);
    return [response.status, (await response.text()).replaceAll(token, '').replaceAll('y'.repeat(22), '')];
  };
  expect((await ask())[0]).toBe(200);
  // From the cache by now; its end is what the page was made with.
  const [row] = await database.sql<{ end: Date }[]>`
    update share_links set expires_at = now() + interval '8 seconds' where token = ${token}
    returning expires_at as end`;
  await database.dropPages(ownOrder('shared-end').tokens[0] ?? '');
  await expect(async () => expect((await ask())[0]).toBe(200)).toPass();
  await expect.poll(async () => (await ask())[0], { intervals: [100] }).toBe(404);
  expect(Date.now()).toBeGreaterThanOrEqual(row?.end.getTime() ?? Number.POSITIVE_INFINITY);
  const never = path.replace(token, 'y'.repeat(22));
  expect((await ask(never))[0]).toBe(404);
});

test('an open shared page notices that its link was ended', async ({ page, browser, database }) => {
  const { path } = await makeLink(page, 'shared-open', 'en');
  const family = await browser.newContext();
  const visitor = await family.newPage();
  await visitor.goto(servers().first + path);
  await expect(visitor.getByText(texts.en('status.delivered')).first()).toBeVisible();
  await database.sql`update share_links set revoked_at = now() where token = ${path.slice(-22)}`;
  await database.dropPages(ownOrder('shared-open').tokens[0] ?? '');
  await visitor.bringToFront();
  await visitor.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(texts.en('share.ended.title'), {
    timeout: 30_000,
  });
  await family.close();
});

test('the share sheet gets the shared link and nothing else', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(navigator, {
      share: async (data: unknown) => Object.assign(window, { sharedData: JSON.stringify(data) }),
    });
  });
  const { path, links } = await makeLink(page, 'shared-sheet', 'en');
  await links.getByRole('button', { name: texts.en('share.send') }).click();
  const data: unknown = await page.evaluate(() => JSON.parse(String(Reflect.get(window, 'sharedData'))));
  const title = texts.en('share.sheet', { shop: 'Moss & Clay' });
  expect(data).toEqual({ title, url: expect.stringMatching(new RegExp(`${path}$`)) });
});

for (const locale of locales) {
  test(`axe finds nothing on the pages of sharing in ${locale}, in light and dark`, async ({ page }) => {
    const own = `${ownPath(`shared-axe-${locale}`, locale)}/share`;
    await page.setViewportSize({ width: 320, height: 700 });
    const { path } = await makeLink(page, `shared-axe-${locale}`, locale);
    const ended = path.replace(/.{22}$/, 'z'.repeat(22));
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
      for (const address of [own, path, ended]) {
        await page.goto(address);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id }) => id);
        expect.soft(found, `${address} ${colorScheme}`).toEqual([]);
        const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
        expect.soft(scrollWidth, address).toBe(clientWidth);
      }
    }
  });
}
