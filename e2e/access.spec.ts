import AxeBuilder from '@axe-core/playwright';
import { buyerCookieName } from '@/lib/verified-buyers';
import { test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { expect, servers } from './shop';
import { locales, readable, texts } from './texts';
import { asVisitor } from './visitor';
import { hydrated, watch } from './watch';

/** Of the order's recipient, and of who signed: none of it is for whoever has the link alone. */
const personal = /Zebulon|Canary|NGUYEN/i;
/** As a document, and as the payload that the router asks for. */
const bothForms: readonly Record<string, string>[] = [{}, { RSC: '1' }];
const contactOf = (name: string) => ownOrder(name).email;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    for (const locale of locales) {
      const t = texts[locale];

      test(`who knows the e-mail of the order sees whom it went to and who signed, in ${locale}`, async ({
        page,
        context,
      }) => {
        await asVisitor(page);
        const complaints = javaScriptEnabled ? await watch(page, servers().first) : [];
        await page.goto(ownPath(`proved-${locale}`, locale));
        await expect(page.getByText(t('page.delivered.isSigned'))).toBeVisible();
        await page.getByRole('link', { name: t('page.waysOn.proof') }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('proof.title'));
        await expect(page.locator('body')).not.toContainText(personal);

        if (javaScriptEnabled) await hydrated(page);
        const contact = page.getByLabel(t('proof.contact'));
        await contact.fill('somebody.else@example.com');
        await page.getByRole('button', { name: t('proof.submit') }).click();
        await expect(page.getByRole('main').getByRole('alert')).toHaveText(t('proof.wrong'));
        await expect(contact).toHaveValue('somebody.else@example.com');

        await contact.fill(` ${contactOf(`proved-${locale}`).toUpperCase()} `);
        await page.getByRole('button', { name: t('proof.submit') }).click();
        const recipient = page.getByRole('region', { name: t('proof.recipient') });
        await expect(recipient).toContainText('Zebulon Canary');
        await expect(recipient).toContainText('77 Canary Lane');
        const delivery = page.getByRole('region', { name: t('proof.delivery') });
        await expect(delivery).toContainText('T NGUYEN');
        await expect(delivery).toContainText(t('page.delivered.places.front_door'));
        for (const [part, kind] of [
          ['signatureAlt', 'signature'],
          ['photoAlt', 'photo'],
        ] as const) {
          const picture = delivery.getByRole('img', { name: t(`proof.${part}`, { carrier: 'UPS' }) });
          await expect(picture).toHaveAttribute('src', new RegExp(`/proof/${kind}$`));
          if (javaScriptEnabled) {
            const isDrawn = (img: HTMLElement) => img instanceof HTMLImageElement && img.naturalWidth > 100;
            await expect.poll(() => picture.evaluate(isDrawn)).toBe(true);
          }
        }

        const cookie = (await context.cookies()).find(({ name }) => name === buyerCookieName);
        expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
        const minutes = ((cookie?.expires ?? 0) - Date.now() / 1_000) / 60;
        expect([minutes > 28, minutes <= 30]).toEqual([true, true]);

        await page.getByRole('button', { name: t('proof.forget') }).click();
        await expect(page.getByText(t('proof.forgotten'))).toBeVisible();
        await expect(page.locator('body')).not.toContainText(personal);
        expect((await context.cookies()).map(({ name }) => name)).not.toContain(buyerCookieName);
        expect(complaints).toEqual([]);
      });
    }
  });
}

test('a browser that has proved it sees the proof again, and nobody else gets anything of it', async ({
  page,
  browser,
  request,
}) => {
  const t = texts.en;
  await asVisitor(page);
  const [path, token] = [ownPath('proved-again', 'en'), ownOrder('proved-again').tokens[0] ?? ''];
  await page.goto(`${path}/proof`);
  await page.getByLabel(t('proof.contact')).fill('97205');
  await page.getByRole('button', { name: t('proof.submit') }).click();
  await expect(page.getByText('Zebulon Canary')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Zebulon Canary')).toBeVisible();

  // What the server sends to this very browser holds nothing personal in any page.
  for (const address of [path, `${path}/proof`, `${path}/share`]) {
    for (const headers of bothForms) {
      const answer = await page.request.get(`${address}${'RSC' in headers ? '?_rsc=1' : ''}`, { headers });
      expect(await answer.text(), address).not.toMatch(personal);
    }
  }
  const own = await page.request.get(`/api/p/${token}/proof?locale=en`);
  expect(await own.text()).toContain('Zebulon Canary');
  expect(own.headers()['cache-control']).toBe('private, no-store');
  const picture = await page.request.get(`/api/p/${token}/proof/signature`);
  expect(picture.headers()).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });

  const other = ownOrder('proved-other').tokens[0] ?? '';
  for (const [client, asked] of [
    [request, token],
    [page.request, other],
    [page.request, 'x'.repeat(22)],
  ] as const) {
    expect((await client.get(`/api/p/${asked}/proof?locale=en`)).status()).toBe(204);
    expect((await client.get(`/api/p/${asked}/proof/signature`)).status()).toBe(404);
  }
  const changed = await browser.newContext();
  await changed.addCookies(
    (await page.context().cookies()).map((cookie) => ({ ...cookie, value: cookie.value.replace(/.$/, '_') })),
  );
  const second = await changed.newPage();
  await second.goto(`${servers().first}${path}/proof`);
  await hydrated(second);
  await expect(second.getByLabel(t('proof.contact'))).toBeVisible();
  await expect(second.locator('body')).not.toContainText(personal);
  await changed.close();
});

test('the proof’s page is cached for all alike, kept by no browser, and under the strict policy', async () => {
  const ask = () => fetch(`${servers().first}${ownPath('proved-other', 'vi')}/proof`);
  await ask();
  await expect(async () => {
    const answer = await ask();
    expect(answer.headers.get('x-nextjs-cache')).toBe('HIT');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self' 'sha256-/,
    );
    expect(answer.headers.get('set-cookie')).toBeNull();
  }).toPass();
});

for (const locale of locales) {
  test(`axe finds nothing on the proof, closed, refused and open, in ${locale}`, async ({ page }) => {
    const t = texts[locale];
    await asVisitor(page);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    // Once it is settled: for a moment an action's answer takes the title away.
    const expectClean = () =>
      expect(async () =>
        expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]),
      ).toPass();
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`${ownPath('proved-other', locale)}/proof`);
    await expectClean();
    await page.getByLabel(t('proof.contact')).fill('nobody@example.com');
    await page.getByRole('button', { name: t('proof.submit') }).click();
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
    await expectClean();
    await page.getByLabel(t('proof.contact')).fill(contactOf('proved-other'));
    await page.getByRole('button', { name: t('proof.submit') }).click();
    await expect(page.getByText('Zebulon Canary')).toBeVisible();
    await expectClean();
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });
}

test('the link of a label that was replaced leads to the new page, from the cache too', async ({
  database,
  request,
}) => {
  const [old = '', fresh = ''] = ownOrder('reprinted').tokens;
  const [before, after] = [ownPath('reprinted', 'vi'), ownPath('reprinted', 'vi', 1)];
  expect((await request.get(before, { maxRedirects: 0 })).status()).toBe(200);
  const { id } = await database.shipment(old);
  const next = await database.shipment(fresh);
  await database.sql`update shipments set replaced_by = ${next.id} where id = ${id}`;
  await database.dropPages(old);
  await expect(async () => {
    for (const path of [before, `${before}/share`]) {
      const answer = await request.get(path, { maxRedirects: 0 });
      expect([answer.status(), answer.headers().location]).toEqual([307, after]);
    }
  }).toPass();
  expect((await request.get(before, { maxRedirects: 0 })).headers().location).toBe(after);
  const short = await request.get(`/l/${old}`, { maxRedirects: 0 });
  expect(short.headers().location).toContain(fresh);
});

test('a recycled number’s old link keeps showing its own parcel', async ({ database, request }) => {
  const token = ownOrder('recycled').tokens[0] ?? '';
  const before = readable(await (await request.get(ownPath('recycled', 'en'))).text());
  const { id } = await database.shipment(token);
  await database.sql`
    insert into shipments (id, merchant_id, token, carrier, tracking_number, ship_date_start, status, milestone,
      is_action_required, origin, snapshot)
    select 'shp_recycled', merchant_id, ${'recycled-new'.padEnd(22, '0')}, carrier, tracking_number, '2031-01-01',
      'pending', 'pending.not_found_yet', false, 'carrier', snapshot || '{"status": "pending", "events": []}'
    from shipments where id = ${id}`;
  await database.sql`update shipments set ship_date_end = '2030-12-31' where id = ${id}`;
  await database.dropPages(token);
  const after = readable(await (await request.get(ownPath('recycled', 'en'))).text());
  expect(after).toContain(texts.en('page.delivered.isSigned'));
  expect(after).toBe(before);
});
