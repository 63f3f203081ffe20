import { createTranslator, NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type ShopView, themeSchema } from '@/lib/branding/theme';
import { type Locale, locales } from '@/lib/i18n/locales';
import type { Status } from '@/lib/tracking/milestones';
import type { TrackingPageView } from '@/lib/tracking/view';
import en from '@/messages/en.json';
import vi from '@/messages/vi.json';
import zh from '@/messages/zh.json';
import { UpdatesPage } from './updates-page';

const messages: Record<Locale, typeof en> = { en, vi, zh };

function render(locale: Locale, offersUpdates: boolean, status: Status): string {
  const shop: ShopView = {
    ...{ slug: 'demo', name: 'Moss', homepage: null, defaultLocale: 'en', offersUpdates },
    theme: themeSchema.parse({}),
  };
  const view = { token: 't'.repeat(22), snapshot: { status } } as TrackingPageView;
  const push = {
    getKey: async () => null,
    isOn: async () => false,
    switchOn: async () => 'off',
    switchOff: async () => true,
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      <UpdatesPage shop={shop} base="demo" view={view} action={async (state) => state} push={push} />
    </NextIntlClientProvider>,
  );
}

test.each(locales)('a shop that sends nothing offers nothing, and says so, in %s', (locale) => {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'updates' });
  const html = render(locale, false, 'in_transit');
  expect(html).toContain(t('off', { shop: 'Moss' }).replaceAll("'", '&#x27;'));
  expect(html).not.toContain('<form');
  expect(html).not.toContain('<button');
});

test.each(['delivered', 'returned', 'cancelled'] as const)(
  'a parcel that is %s has no more news',
  (status) => {
    const html = render('en', true, status);
    expect(html).toContain(en.updates.finished);
    expect(html).not.toContain('<form');
  },
);

test('a parcel under way has the form, and what will be sent', () => {
  const html = render('en', true, 'in_transit');
  expect(html).toContain('type="email"');
  expect(html).toContain(en.updates.what.end);
});
