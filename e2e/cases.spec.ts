import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { formatDay } from '@/lib/i18n/format';
import { waitUntil } from '@/lib/tracking/wait-rule';
import { test } from './database';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect, pagePath } from './shop';
import { shopCommand } from './shop-command';
import { carrierName, type Locale, locales, texts } from './texts';
import { asVisitor } from './visitor';

const shop = demoShop.name;
const names = { carrier: 'USPS', shop };

async function visit(page: Page, path: string) {
  await asVisitor(page);
  await page.goto(path);
}

const photo = async (colour: string) => ({
  name: 'door.png',
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
    .png()
    .toBuffer(),
});
const drawing = { name: 'door.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') };
const heavy = (megabytes: number) => ({
  name: 'heavy.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.alloc(megabytes * 1_000_000, 1),
});

/** The form of "not there", as a shopper uses it. */
function notThereForm(page: Page, locale: Locale) {
  const t = texts[locale];
  return {
    door: page.getByRole('checkbox', { name: t('notThere.steps.door.name') }),
    message: page.getByLabel(t('notThere.message', names)),
    contact: page.getByLabel(t('tellShop.contact', names)),
    photos: page.getByLabel(t('photos.label')),
    send: page.getByRole('button', { name: t('notThere.submit', names) }),
    error: page.locator('#not-there-error'),
    contactFault: page.locator('#not-there-contact-error'),
    reference: page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/),
  };
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    for (const locale of locales) {
      const t = texts[locale];
      const path = (name: string, parcel = 0) => `${ownPath(`case-${locale}`, locale, parcel)}/${name}`;

      test(`what a shopper tells of a parcel that is not there reaches the shop, photo and all, in ${locale}`, async ({
        page,
      }) => {
        const notThere = `${ownPath(`case-told-${locale}`, locale, javaScriptEnabled ? 0 : 1)}/not-there`;
        await visit(page, notThere);
        const form = notThereForm(page, locale);
        await form.door.check();
        const message = `Không thấy 没有 nothing ${locale} ${javaScriptEnabled}`;
        await form.message.fill(message);
        await form.contact.fill('ann@example.com');
        await form.photos.setInputFiles([await photo(javaScriptEnabled ? 'red' : 'blue')]);
        await form.send.click();
        await expect(page.getByRole('heading', { name: t('notThere.done.title', names) })).toBeVisible();
        const reference = await form.reference.innerText();
        await expect(form.send).toHaveCount(0);

        const folder = await mkdtemp(join(tmpdir(), 'doorstep-e2e-case-'));
        const told = await shopCommand('case', reference, '--photos', folder);
        expect(told).toContain(message);
        expect(told).toContain('Answer to: ann@example.com');
        expect(told).toMatch(/Ticked: .*door/);
        const [file = ''] = await readdir(folder);
        expect(await sharp(join(folder, file)).metadata()).toMatchObject({
          format: 'webp',
          width: 60,
          height: 40,
        });
        await rm(folder, { recursive: true });
        // Whoever opens the page again sees that it is known, and nothing of what was written.
        await page.goto(notThere);
        await expect(
          page.getByText(
            t('tellShop.openSince', { ...names, day: '|' })
              .split('|')
              .at(-1) ?? '',
          ),
        ).toBeVisible();
        expect(await page.content()).not.toContain(reference);
      });

      test(`a mistake loses nothing of what was written, in ${locale}`, async ({ page }) => {
        await visit(page, path('not-there'));
        const form = notThereForm(page, locale);
        await form.door.check();
        await form.message.fill('Kept.');
        await form.contact.fill('ann@');
        await form.send.click();
        await expect(form.error).toHaveText(t('tellShop.errors.bad_contact'));
        // Said above the form, where a new page begins, and at the field, where somebody is who has sent it in place.
        await expect(javaScriptEnabled ? form.contactFault : form.error).toBeInViewport();
        await form.contact.fill('0901 234 567');
        await form.photos.setInputFiles([await photo('white'), drawing]);
        await form.send.click();
        await expect(form.error).toHaveText(t('tellShop.errors.photos'));
        const problems = page.getByRole('status').filter({ hasText: t('photos.again') });
        await expect(problems).toContainText(
          `${t('photos.one', { number: 2 })} ${t('photos.problems.wrong_kind')}`,
        );
        await expect(problems).not.toContainText(t('photos.one', { number: 1 }));
        await expect(form.door).toBeChecked();
        await expect(form.message).toHaveValue('Kept.');
        await expect(form.contact).toHaveValue('0901 234 567');
        // Axe itself needs script; and for a moment an action's answer takes the title away.
        if (javaScriptEnabled) await expect(async () => expect(await violations(page)).toEqual([])).toPass();
        await form.photos.setInputFiles([]);
        await form.send.click();
        await expect(form.reference).toBeVisible();
      });

      test(`a delivery is rated, and who was let down is shown the way on, in ${locale}`, async ({
        page,
      }) => {
        await visit(page, `${ownPath(`case-rated-${locale}`, locale, javaScriptEnabled ? 0 : 1)}/rate`);
        await page.getByRole('radio', { name: t('rating.stars.2') }).check();
        const comment = `Wet, ${locale} ${javaScriptEnabled}`;
        await page.getByLabel(t('rating.comment')).fill(comment);
        await page.getByRole('button', { name: t('rating.submit') }).click();
        await expect(page.getByRole('heading', { name: t('rating.done.title') })).toBeVisible();
        await expect(page.getByText(t('rating.done.low'))).toBeVisible();
        expect(await shopCommand('ratings')).toContain(comment);
        await page.getByRole('link', { name: t('rating.done.change') }).click();
        await page.getByRole('radio', { name: t('rating.stars.5') }).check();
        await page.getByRole('button', { name: t('rating.submit') }).click();
        await expect(page.getByRole('heading', { name: t('rating.done.title') })).toBeVisible();
        await expect(page.getByText(t('rating.done.low'))).toHaveCount(0);
        expect(await shopCommand('ratings')).not.toContain(comment);
      });

      test(`instructions are taken while they can help, and called what they are, in ${locale}`, async ({
        page,
      }) => {
        const ups = { carrier: 'UPS', shop };
        await visit(page, path('instructions', 1));
        await expect(page.getByText(t('instructions.intro', ups))).toBeVisible();
        await expect(page.getByRole('link', { name: 'UPS My Choice' })).toHaveAttribute(
          'href',
          /^https:\/\/www\.ups\.com\//,
        );
        await page.getByRole('checkbox', { name: t('instructions.wishes.neighbor.name') }).check();
        await page.getByLabel(t('instructions.message')).fill(`At number 7, ${locale}`);
        await page.getByRole('button', { name: t('instructions.submit') }).click();
        await expect(page.getByText(t('instructions.done.next', ups))).toBeVisible();
        const told = await shopCommand('case', await notThereForm(page, locale).reference.innerText());
        expect(told).toContain('delivery instructions');
        expect(told).toContain(`At number 7, ${locale}`);

        await visit(page, path('instructions'));
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('instructions.tooLate.title'));
        await expect(page.getByText(t('instructions.tooLate.delivered'))).toBeVisible();
        await expect(page.getByRole('button')).toHaveCount(0);
      });
    }
  });
}

for (const locale of locales) {
  const t = texts[locale];
  const path = (name: string, parcel = 0) => `${ownPath(`case-${locale}`, locale, parcel)}/${name}`;

  test(`the page says where to look and until when to wait, in ${locale}`, async ({ page, database }) => {
    const [token = ''] = ownOrder(`case-${locale}`).tokens;
    const [row] = await database.sql<{ delivered: string }[]>`
      select snapshot ->> 'deliveredLocalTime' as delivered from shipments where token = ${token}`;
    const day = waitUntil(String(row?.delivered).slice(0, 10), 'US', 'usps');
    await visit(page, path('not-there'));
    await expect(
      page.getByRole('heading', { name: t('notThere.wait.title', { day: formatDay(locale, day) }) }),
    ).toBeVisible();
    await expect(page.getByText(t('page.delivered.places.front_door_or_porch'))).toBeVisible();
    const boxes = await page
      .getByRole('checkbox')
      .evaluateAll((all) => all.map((box) => box.getAttribute('value')));
    expect(boxes).toEqual([
      ...['door', 'mailbox', 'garage', 'neighbors', 'household', 'desk', 'card', 'center', 'call'],
    ]);
    await expect(page.getByRole('group').getByText(t('notThere.named', names))).toHaveCount(1);
  });

  test(`more than can be sent at once is answered in a sentence, and going back has the text, in ${locale}`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await visit(page, path('not-there'));
    const form = notThereForm(page, locale);
    await form.message.fill('Still here.');
    await form.photos.setInputFiles([heavy(6), heavy(6), heavy(6)]);
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await form.send.click();
    expect((await answered).status()).toBe(413);
    await expect(page.getByRole('heading')).toHaveText(t('errors.tooLarge.title'));
    await page.goBack();
    await expect(form.message).toHaveValue('Still here.');
    await page.close();
  });

  test(`pages about a parcel that is elsewhere say so calmly, in ${locale}`, async ({ page }) => {
    const carrier = carrierName('ups', locale);
    await visit(page, path('not-there', 1));
    await expect(page.getByText(t('notThere.intro.not_yet', { carrier, shop }))).toBeVisible();
    await expect(page.locator('form')).toHaveCount(0);
    await visit(page, path('rate', 1));
    await expect(page.getByText(t('rating.notYet.body', { carrier, shop }))).toBeVisible();
    await expect(page.locator('form')).toHaveCount(0);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, and nothing is wider than the screen, in ${locale}, ${colorScheme}`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 320, height: 800 });
      for (const address of [
        ...['not-there', 'rate', 'instructions'].map((name) => path(name)),
        ...['not-there', 'instructions'].map((name) => path(name, 1)),
        ...['attempt failed', 'no delivery scan yet', 'on its way back', 'DHL, held by customs'].flatMap(
          (state) => ['not-there', 'instructions'].map((name) => `${pagePath(state, locale)}/${name}`),
        ),
      ]) {
        await visit(page, address);
        expect.soft(await violations(page), address).toEqual([]);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(sideways, address).toBe(0);
      }
    });
  }
}

test('a photo too large to send is made small in the browser first', async ({ page }) => {
  await visit(page, `${ownPath('case-en', 'en')}/not-there`);
  const form = notThereForm(page, 'en');
  const noise = { type: 'gaussian', mean: 120, sigma: 60 } as const;
  const buffer = await sharp({
    create: { width: 2600, height: 1900, channels: 3, background: '#777', noise },
  })
    .png()
    .toBuffer();
  expect(buffer.length).toBeGreaterThan(6_000_000);
  await form.photos.setInputFiles([{ name: 'large.png', mimeType: 'image/png', buffer }]);
  const size = () => form.photos.evaluate((input: HTMLInputElement) => input.files?.[0]?.size ?? 0);
  await expect.poll(size).toBeLessThan(5_000_000);
  await form.send.click();
  await expect(form.reference).toBeVisible();
});

test('too many photos are said at once, and nothing is sent', async ({ page }) => {
  await visit(page, `${ownPath('case-en', 'en')}/not-there`);
  const form = notThereForm(page, 'en');
  let posts = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') posts += 1;
  });
  const one = await photo('black');
  await form.photos.setInputFiles([one, one, one, one]);
  await expect(page.getByText(texts.en('tellShop.errors.too_many_photos'))).toBeVisible();
  await form.send.click();
  expect(posts).toBe(0);
  await form.photos.setInputFiles([one]);
  await expect(page.getByText(texts.en('tellShop.errors.too_many_photos'))).toHaveCount(0);
  await form.send.click();
  await expect(form.reference).toBeVisible();
});

test('without a network the form says so and keeps what was typed', async ({ page, context }) => {
  await visit(page, `${ownPath('case-vi', 'vi')}/not-there`);
  const form = notThereForm(page, 'vi');
  await form.door.check();
  await form.message.fill('Vẫn còn đây.');
  await context.setOffline(true);
  await form.send.click();
  await expect(form.error).toHaveText(texts.vi('tellShop.errors.unavailable'));
  await expect(form.message).toHaveValue('Vẫn còn đây.');
  await expect(form.door).toBeChecked();
  await context.setOffline(false);
  await form.send.click();
  await expect(form.reference).toBeVisible();
});

test('stars are chosen with the keyboard alone, and each is said in words', async ({ page }) => {
  const t = texts.zh;
  await visit(page, `${ownPath('case-zh', 'zh')}/rate`);
  const group = page.getByRole('group', { name: t('rating.legend') });
  await group.getByRole('radio', { name: t('rating.stars.5') }).focus();
  for (const stars of [4, 3]) {
    await page.keyboard.press('ArrowDown');
    await expect(group.getByRole('radio', { name: t(`rating.stars.${stars}`) })).toBeChecked();
  }
  await page.keyboard.press('Enter');
  const answer = page.getByRole('status').filter({ hasText: t('rating.done.body', { shop }) });
  await expect(answer).toBeFocused();
});

test('a link that leads to no parcel leads to none of its pages', async ({ request }) => {
  for (const name of ['not-there', 'rate', 'instructions']) {
    const response = await request.get(`/${demoShop.slug}/en/p/${'n'.repeat(22)}/${name}`);
    expect(response.status()).toBe(404);
  }
});
