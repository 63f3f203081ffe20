import { groupNumber } from '@/lib/numbers/group';
import { test } from './database';
import { openLookup } from './lookup-form';
import { mistyped, upsNumber, uspsNumber } from './numbers';
import { ownOrder, ownPath } from './own-orders';
import { demoShop, expect } from './shop';
import { locales, readable, texts } from './texts';

const shop = demoShop.name;
/** Numbers of no parcel here, 31 of them: of both carriers, all in order. */
const strangers = Array.from({ length: 31 }, (_, index) =>
  index % 2 === 0 ? uspsNumber(900_000 + index) : upsNumber(900_000 + index),
);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    for (const locale of locales) {
      const t = texts[locale];

      test(`the order number and its e-mail or postcode lead to the parcel, in ${locale}`, async ({
        page,
      }) => {
        const { number, email, postcode } = ownOrder(`found-${locale}`);
        for (const [typed, contact] of [
          [number, email],
          [`#${number.toLowerCase()}`, ` ${email.toUpperCase()} `],
          [number, postcode],
        ] as const) {
          const lookup = await openLookup(page, locale);
          await lookup.findOrder(typed, contact);
          await expect(page).toHaveURL(ownPath(`found-${locale}`, locale));
          await expect(page.getByRole('region', { name: t('page.history.title') })).toBeVisible();
        }
      });

      test(`a wrong order and a wrong e-mail get the same answer, and the fields stay, in ${locale}`, async ({
        page,
      }) => {
        // Of its own: five misses in an hour close an order to everybody.
        const { number, email } = ownOrder(`guessed-${locale}`);
        const answers: unknown[] = [];
        for (const [order, contact] of [
          [number, 'somebody.else@example.com'],
          [`E2E-NONE-${locale}-${javaScriptEnabled}`, email],
          [number, '10001'],
        ] as const) {
          const lookup = await openLookup(page, locale);
          const response = await lookup.findOrder(order, contact);
          await expect(lookup.orderError).toHaveText(t('lookup.order.notFound'));
          await expect(lookup.order).toHaveValue(order);
          await expect(lookup.contact).toHaveValue(contact);
          answers.push([response.status(), await page.locator('body').innerText(), page.url()]);
        }
        expect(answers[1]).toEqual(answers[0]);
        expect(answers[2]).toEqual(answers[0]);
      });

      test(`31 numbers with every separator give 30 rows, and the text stays, in ${locale}`, async ({
        page,
      }) => {
        const lookup = await openLookup(page, locale);
        const separators = [',', ' ', '\n', '\t', '，', '、', ';'];
        const pasted = strangers
          .map((number, index) => number + (separators[index % separators.length] ?? ''))
          .join('');
        await lookup.checkNumbers(pasted);
        await expect(lookup.rows).toHaveCount(30);
        await expect(lookup.results).toContainText(t('lookup.results.overflow', { count: 1 }));
        await expect(lookup.numbers).toHaveValue(pasted);
        await expect(lookup.rows.last()).toContainText(t('lookup.results.notInShop', { shop }));
      });

      test(`each number gets its own row and reason, in ${locale}`, async ({ page }) => {
        const lookup = await openLookup(page, locale);
        const own = ownOrder('found').parcels[0]?.trackingNumber ?? '';
        const stranger = strangers[0] ?? '';
        const inFullWidth = [...stranger]
          .map((digit) => String.fromCodePoint(0xfee0 + digit.charCodeAt(0)))
          .join('');
        const chinese = '９４００快递单号１２３';
        const typo = mistyped(strangers[2] ?? '');
        await lookup.checkNumbers([own, stranger, inFullWidth, stranger, typo, chinese].join('\n'));
        const rows = lookup.rows;
        await expect(rows.filter({ hasText: t('status.in_transit') })).toHaveCount(1);
        // Three times the same number is one row.
        await expect(rows.filter({ hasText: t('lookup.results.notInShop', { shop }) })).toHaveCount(1);
        const wrongDigit = rows.filter({ hasText: t('numberReasons.check_failed', { carrier: 'USPS' }) });
        await expect(wrongDigit).toContainText(groupNumber(typo));
        const unreadable = rows.filter({ hasText: t('lookup.results.unreadable') });
        await expect(unreadable).toContainText(t('numberReasons.NON_ASCII'));
        await expect(rows).toHaveCount(4);
      });

      test(`an empty lookup says what is missing, in ${locale}`, async ({ page }) => {
        const lookup = await openLookup(page, locale);
        // The browser's own check is there as well, in its own language; blanks get past it.
        await lookup.checkNumbers('   ');
        await expect(lookup.numberError).toHaveText(t('lookup.numbers.empty'));
        await lookup.findOrder(' ', ' ');
        await expect(lookup.orderError).toHaveText(t('lookup.order.invalid'));
      });
    }

    test('by number alone nothing personal is told, of a shop’s parcel or a stranger’s', async ({
      page,
      database,
    }) => {
      const order = ownOrder('found');
      const number = order.parcels[0]?.trackingNumber ?? '';
      const [token = ''] = order.tokens;
      const places = await database.sql<{ city: string }[]>`
        select distinct e.place ->> 'city' as city from events e join shipments s on s.id = e.shipment_id
        where s.token = ${token} and e.place ->> 'city' is not null`;
      expect(places.length).toBeGreaterThan(1);
      const secrets = [
        token,
        order.number,
        order.email,
        order.postcode,
        'Espresso',
        ...places.map(({ city }) => city),
      ];
      const bodies: string[] = [];
      await page.route('**', async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        const response = await route.fetch();
        bodies.push(await response.text());
        await route.fulfill({ response });
      });
      for (const typed of [number, strangers[0] ?? '']) {
        const lookup = await openLookup(page, 'en');
        await lookup.checkNumbers(typed);
        await expect(lookup.rows).toHaveCount(1);
        const body = bodies.at(-1) ?? '';
        expect(body).toContain(typed);
        const html = await page.content();
        for (const secret of secrets) {
          expect.soft(body.toUpperCase(), secret).not.toContain(secret.toUpperCase());
          expect.soft(html.toUpperCase(), secret).not.toContain(secret.toUpperCase());
        }
      }
    });
  });
}

for (const locale of locales) {
  test(`who guesses too often is asked calmly to wait, in ${locale}`, async ({ page }) => {
    const lookup = await openLookup(page, locale);
    for (let guess = 1; guess <= 20; guess++) {
      await lookup.findOrder(`E2E-GUESS-${locale}-${guess}`, 'guesser@example.com');
      await expect(lookup.orderError).toHaveText(texts[locale]('lookup.order.notFound'));
    }
    await lookup.findOrder(`E2E-GUESS-${locale}-21`, 'guesser@example.com');
    await expect(lookup.orderError).toHaveText(texts[locale]('lookup.rateLimited'));
    // Also for who then has it right: a guesser must not learn that.
    await lookup.findOrder(ownOrder('found').number, ownOrder('found').email);
    await expect(lookup.orderError).toHaveText(texts[locale]('lookup.rateLimited'));
    await expect(page).toHaveURL(new RegExp(`/${locale}$`));
  });
}

test('number lookups are limited by numbers and not by requests', async ({ page }) => {
  const lookup = await openLookup(page, 'en');
  const thirty = strangers.slice(0, 30).join(' ');
  await lookup.checkNumbers(thirty);
  await expect(lookup.rows).toHaveCount(30);
  await lookup.checkNumbers(thirty);
  await expect(lookup.rows).toHaveCount(30);
  await lookup.checkNumbers(strangers[30] ?? '');
  await expect(lookup.numberError).toHaveText(texts.en('lookup.rateLimited'));
  await expect(lookup.numbers).toHaveValue(strangers[30] ?? '');
});

test('the lookup page can be read before any script runs', async ({ request }) => {
  for (const locale of locales) {
    const text = readable(await (await request.get(`/${demoShop.slug}/${locale}`)).text());
    for (const key of [
      'lookup.title',
      'lookup.order.title',
      'lookup.numbers.hint',
      'whereIsMyNumber.title',
    ]) {
      expect(text).toContain(texts[locale](key));
    }
  }
});
