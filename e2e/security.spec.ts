import { test } from './database';
import { openLookup } from './lookup-form';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect, pagePath, servers } from './shop';
import { locales, texts } from './texts';
import { hydrated, interactive, watch } from './watch';

/** The headers of an answer, those that are sent twice included. */
async function headersOf(path: string) {
  const response = await fetch(servers().first + path, { redirect: 'manual' });
  // Two headers of one name are joined by a comma, which a policy never has.
  return response.headers;
}

test('a page’s policy is one, strict, and the same from cache', async ({ database }) => {
  const path = ownPath('cached', 'vi');
  const ask = async (cache: 'MISS' | 'HIT') => {
    const headers = await headersOf(path);
    expect(headers.get('x-nextjs-cache')).toBe(cache);
    policies.push(headers.get('content-security-policy') ?? '');
  };
  const policies: string[] = [];
  await expect(() => ask('HIT')).toPass();
  // The first MISS after this is the message's work, and none follows.
  await database.dropPages(ownOrder('cached').tokens[0] ?? '');
  await expect(() => ask('MISS')).toPass({ intervals: [50] });
  await ask('HIT');
  expect(new Set(policies).size).toBe(1);
  const [policy = ''] = policies;
  expect(policy).not.toContain(',');
  const directives = Object.fromEntries(policy.split('; ').map((one) => [one.split(' ')[0], one]));
  expect(directives['default-src']).toBe("default-src 'none'");
  expect(directives['frame-ancestors']).toBe("frame-ancestors 'none'");
  expect(directives['base-uri']).toBe("base-uri 'none'");
  expect(directives['script-src']).toBe("script-src 'self'");
  expect(directives['style-src']).not.toContain('unsafe');
});

const isLookup = (path: string) => path === `/${demoShop.slug}/en`;

test('every answer carries one policy and the headers that keep it to itself', async () => {
  const paths = [
    pagePath('customs'),
    `/${demoShop.slug}/en`,
    `/${demoShop.slug}/en/p/${'s'.repeat(22)}`,
    `/${demoShop.slug}/xx`,
    '/no-such-shop/en',
    '/no-such-shop',
    '/',
    `/${demoShop.slug}`,
    `/l/${ownOrder('cached').tokens[0]}`,
    `/l/${'s'.repeat(22)}`,
    `/api/p/${ownOrder('cached').tokens[0]}/live`,
    '/api/health/live',
  ];
  for (const path of paths) {
    const headers = await headersOf(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect.soft(policy, path).toMatch(/^default-src 'none'; script-src 'self'[^,]*; frame-ancestors 'none'$/);
    // The lookup page's barcode reader is WebAssembly, which nothing else may compile.
    const scripts = policy
      .match(/script-src [^;]*/)?.[0]
      .replace(isLookup(path) ? "'wasm-unsafe-eval'" : '', '');
    expect.soft(scripts, path).not.toContain('unsafe');
    expect.soft(headers.get('referrer-policy'), path).toBe('no-referrer');
    expect.soft(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect.soft(headers.get('x-robots-tag'), path).toBe('noindex, nofollow');
    expect.soft(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
    expect.soft(headers.get('x-powered-by'), path).toBeNull();
    expect.soft(headers.get('set-cookie'), path).toBeNull();
    expect.soft(headers.get('cache-control'), path).not.toContain('s-maxage');
  }
});

test('a browser that has the page gets a 304 until something happens', async ({ request, database }) => {
  const path = ownPath('revalidate', 'en');
  const first = (await request.get(path)).headers();
  expect(first['cache-control']).toBe('private, no-cache');
  const etag = first.etag ?? '';
  expect(etag).toMatch(/^(W\/)?"\S+"$/);
  const ask = () => request.get(path, { headers: { 'if-none-match': etag } });
  expect([(await ask()).status(), await (await ask()).text()]).toEqual([304, '']);
  const { id } = await database.shipment(ownOrder('revalidate').tokens[0] ?? '');
  await database.sql`
    update shipments set snapshot = jsonb_set(snapshot, '{service}', '"Changed by a test"') where id = ${id}`;
  await database.dropPages(ownOrder('revalidate').tokens[0] ?? '');
  await expect(async () => {
    const changed = await ask();
    expect(changed.status()).toBe(200);
    expect(await changed.text()).toContain('Changed by a test');
  }).toPass();
});

for (const locale of locales) {
  const t = texts[locale];
  const origin = () => servers().first;

  test(`no page of a visit breaks its policy, complains, or asks anybody else, in ${locale}`, async ({
    page,
  }) => {
    const complaints = await watch(page, origin());
    // Twice: as it is made, and from cache.
    for (let time = 1; time <= 2; time++) {
      await page.goto(pagePath('delivered and signed for', locale));
      await interactive(page);
    }
    await page.getByRole('link', { name: 'English' }).click();
    await page.goto(pagePath('two parcels, one has arrived', locale));
    await interactive(page);
    await page.getByRole('link', { name: t('order.parcel', { index: 2 }) }).click();
    await expect(page).toHaveURL(pagePath('two parcels, one has arrived', locale, 1));
    await page.goto(`/${demoShop.slug}/${locale}/p/${'w'.repeat(22)}`);
    await page
      .getByRole('main')
      .getByRole('link', { name: t('errors.notFound.action') })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('lookup.title'));
    const lookup = await openLookup(page, locale);
    await hydrated(page);
    await lookup.checkNumbers('9400 1900 0001 2300 0000 14');
    await expect(lookup.rows).toHaveCount(1);
    await lookup.findOrder('MC-1046', 'buyer-1046@example.com');
    await expect(page).toHaveURL(pagePath('arrived at a facility', locale));
    expect(complaints).toEqual([]);
  });
}

test('what a carrier, a shop or a shopper writes is text, never markup', async ({ page, database }) => {
  const complaints = await watch(page, servers().first);
  const [token = ''] = ownOrder('hostile').tokens;
  const hostile = '<script>document.title="owned"</script><img src=x onerror=alert(1)>\u202Eevil';
  const { id } = await database.shipment(token);
  await database.letRest(token);
  await database.sql`
    update shipments set snapshot = jsonb_set(
      jsonb_set(snapshot, '{events,0,carrierText}', to_jsonb(${hostile}::text)),
      '{events,0,place}', ${database.sql.json({ city: '</style><svg onload=alert(2)>', state: null, country: 'US' })}
    ) where id = ${id}`;
  await database.dropPages(token);
  await expect(async () => {
    await page.goto(ownPath('hostile', 'en'));
    await expect(page.getByRole('main').locator('li [lang=en]').first()).toContainText('<script>', {
      timeout: 500,
    });
  }).toPass();
  await interactive(page);
  await expect(page.getByText('</style><svg onload=alert(2)>').first()).toBeVisible();
  await expect(page.getByText('<img src=x onerror="document.title')).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(demoShop.name));
  await expect(page.locator('main img:not([src^="/"]), main script:not([src]) + img')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('markup and override characters in a carrier’s answer are gone before they are stored', async ({
  page,
}) => {
  const complaints = await watch(page, servers().first);
  await page.goto(ownPath('markup', 'en'));
  const history = page.getByRole('region', { name: texts.en('page.history.title') });
  await expect(history.getByText('DELIVERED to & at door')).toBeVisible();
  expect(await page.content()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(complaints).toEqual([]);
});

test('typed markup comes back as text', async ({ page }) => {
  const complaints = await watch(page, servers().first);
  const typed = '"><img src=x onerror=alert(3)>';
  const lookup = await openLookup(page, 'en');
  await lookup.findOrder(typed, typed);
  await expect(lookup.order).toHaveValue(typed);
  await lookup.checkNumbers(`<b>9400190000012300000014</b> ${typed}`);
  await expect(lookup.rows.first()).toBeVisible();
  await expect(lookup.numbers).toHaveValue(`<b>9400190000012300000014</b> ${typed}`);
  expect(complaints).toEqual([]);
});

test('no page may be framed', async ({ page }) => {
  await page.route('**/framing', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${pagePath('customs')}"></iframe>` }),
  );
  await page.goto('/framing');
  await expect(async () => {
    expect(page.frames()).toHaveLength(2);
    expect(page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  }).toPass();
});
