import AxeBuilder from '@axe-core/playwright';
import { readCalendar } from '@/lib/tracking/calendar/test-reader';
import { test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect, pagePath, sandbox, servers } from './shop';
import { type Locale, locales, texts } from './texts';
import { watch } from './watch';

const moving = 'in transit, and moving';
const abroad = 'China Post through 17TRACK';
const unknownLink = `/${demoShop.slug}/en/p/${'x'.repeat(22)}`;

/** The route of a parcel from China to Vietnam, as it is listed. */
const abroadStops: Record<Locale, string[]> = {
  en: ['Shenzhen, China', 'Hanoi', 'Ho Chi Minh City'],
  vi: ['Shenzhen, Trung Quốc', 'Hà Nội', 'TP. Hồ Chí Minh'],
  zh: ['中国深圳', '河内', '胡志明市'],
};

for (const locale of locales) {
  const t = texts[locale];

  test.describe(`without JavaScript, in ${locale}`, () => {
    test.use({ javaScriptEnabled: false });

    test('the route is a picture and a list of its places, in the reader’s language', async ({ page }) => {
      await page.goto(pagePath(abroad, locale));
      const route = page.getByRole('region', { name: t('map.title') });
      const [from, over, to] = abroadStops[locale];
      await expect(route.getByRole('listitem')).toHaveText([
        from ?? '',
        over ?? '',
        t('map.end', { place: to ?? '' }),
      ]);
      const picture = route.getByRole('img', { name: t('map.alt') });
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth))
        .toBe(680);
      await expect(route.getByText(t('map.credit'))).toBeVisible();
    });

    test('the expected day can be put into a calendar, for good or once', async ({ page }) => {
      await page.goto(`${pagePath(moving, locale)}/calendar`);
      await expect(page.getByRole('heading', { level: 1, name: t('calendar.title') })).toBeVisible();
      const subscribe = page.getByRole('link', { name: t('calendar.subscribe.action') });
      await expect(subscribe).toHaveAttribute(
        'href',
        new RegExp(`^webcal://.+${pagePath(moving, locale)}/calendar\\.ics$`),
      );
      const once = page.getByRole('link', { name: t('calendar.download.action') });
      await expect(once).toHaveAttribute('href', `${pagePath(moving, locale)}/calendar.ics`);
    });
  });

  test(`route and calendar page have no accessibility problem in ${locale}, in light and dark`, async ({
    page,
  }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(pagePath(abroad, locale));
      const route = await new AxeBuilder({ page }).include('#route').analyze();
      expect.soft(route.violations, colorScheme).toEqual([]);
      await page.goto(`${pagePath(moving, locale)}/calendar`);
      const calendar = await new AxeBuilder({ page }).analyze();
      expect.soft(calendar.violations, colorScheme).toEqual([]);
    }
  });
}

test('the picture is small, asks for nothing, may run nothing, and costs nothing twice', async ({
  request,
}) => {
  const path = `${pagePath(abroad)}/map.svg`;
  const first = await request.get(path);
  expect(first.status()).toBe(200);
  expect(first.headers()).toMatchObject({
    'content-type': 'image/svg+xml; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'private, no-cache',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect((await first.body()).length).toBeLessThan(8_000);
  const again = await request.get(path, { headers: { 'if-none-match': first.headers().etag ?? '' } });
  expect(again.status()).toBe(304);
});

test('a page with a map asks no other origin for anything', async ({ page }) => {
  const complaints = await watch(page, servers().first);
  await page.goto(pagePath(abroad));
  await page.getByRole('img', { name: texts.en('map.alt') }).scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
});

test('a parcel of one place, or of none, has no map', async ({ page, request }) => {
  for (const state of ['not found yet', 'cancelled']) {
    await page.goto(pagePath(state));
    await expect.soft(page.getByRole('region', { name: texts.en('map.title') }), state).toHaveCount(0);
    expect.soft((await request.get(`${pagePath(state)}/map.svg`)).status(), state).toBe(404);
  }
});

test('an unknown link has neither map nor calendar, in no language', async ({ request }) => {
  for (const file of ['map.svg', 'calendar.ics']) {
    expect.soft((await request.get(`${unknownLink}/${file}`)).status(), file).toBe(404);
    expect.soft((await request.get(`${pagePath(abroad, 'fr')}/${file}`)).status(), file).toBe(404);
  }
});

test('a calendar entry follows its parcel: the same entry, a later version; and so does the picture', async ({
  request,
  page,
  database,
}) => {
  const path = ownPath('taken-along', 'en');
  const [token = ''] = ownOrder('taken-along').tokens;
  const calendar = async () => {
    const response = await request.get(`${path}/calendar.ics`);
    expect(response.headers()['content-type']).toBe('text/calendar; charset=utf-8');
    return readCalendar(await response.text()).component('VEVENT');
  };
  const picture = async () => {
    await page.goto(path);
    return page.getByRole('img', { name: texts.en('map.alt') }).getAttribute('src');
  };
  const [before, drawn] = [await calendar(), await picture()];
  expect(before.get('SUMMARY')).toBe(`Parcel from ${demoShop.name}`);
  expect([...before.values()].join()).not.toMatch(/Brooklyn|Los Angeles/i);

  const [parcel] = ownOrder('taken-along').parcels;
  await sandbox('POST', `/parcels/${parcel?.carrier}/${parcel?.trackingNumber}/advance`);
  await database.askCarrier(token);
  await expect(async () => {
    const after = await calendar();
    expect(after.get('UID')).toBe(before.get('UID'));
    expect(Number(after.get('SEQUENCE'))).toBeGreaterThan(Number(before.get('SEQUENCE')));
  }).toPass();
  expect(await picture()).not.toBe(drawn);
});

for (const locale of locales) {
  test(`on paper a parcel is whole, in ${locale}: also what is folded, and nothing to press`, async ({
    page,
  }) => {
    const t = texts[locale];
    await page.goto(pagePath('delivered and signed for', locale));
    await page.emulateMedia({ media: 'print' });
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { name: t('page.items.title') })).toBeVisible();
    await expect(main.getByRole('heading', { name: t('page.history.title') })).toBeVisible();
    for (const entry of await main.locator('.history-entry').all()) await expect(entry).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.getByText(orderToken('delivered and signed for'))).toHaveCount(0);
  });
}

function orderToken(state: string): string {
  return pagePath(state).split('/').at(-1) ?? '';
}
