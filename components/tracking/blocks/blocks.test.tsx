import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { blocksSchema } from '@/lib/branding/blocks';
import { themeSchema } from '@/lib/branding/theme';
import { type Locale, locales } from '@/lib/i18n/locales';
import { emptySnapshot } from '@/lib/tracking/snapshot';
import type { TrackingPageView } from '@/lib/tracking/view';
import en from '@/messages/en.json';
import vi from '@/messages/vi.json';
import zh from '@/messages/zh.json';
import { demoTheme } from '@/scripts/demo-shop/theme';
import { BlocksBelow, BlocksTop } from './blocks';

const messages: Record<Locale, typeof en> = { en, vi, zh };
const view: TrackingPageView = {
  ...{ token: 'a', trackingNumber: '1', order: null, items: [], split: null },
  carrier: { code: 'usps', name: 'USPS', trackingUrl: null, homepage: null, textLanguage: 'en' },
  system: { state: 'ok', checkedAt: null, isPushed: false },
  position: { index: 1, count: 1 },
  snapshot: { ...emptySnapshot(), status: 'delivered', milestone: 'delivered.delivered' },
};

function render(blocks: unknown, locale: Locale = 'en', name = 'Moss & Clay'): string {
  const theme = themeSchema.parse({ blocks });
  const shop = {
    slug: 'demo',
    name,
    homepage: null,
    defaultLocale: 'en',
    offersUpdates: false,
    theme,
  } as const;
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      <BlocksTop shop={shop} view={view} />
      <BlocksBelow shop={shop} view={view} />
    </NextIntlClientProvider>,
  );
}

describe('the blocks of a merchant', () => {
  test('no block, no byte', () => {
    expect(render([])).toBe('');
  });

  test.each(locales)('all that the demo places for a delivered parcel is in %s', (locale) => {
    const html = render(demoTheme.blocks, locale);
    expect(html).not.toContain('lang="en"');
    const notice = demoTheme.blocks.find(({ kind }) => kind === 'notice');
    expect(notice?.kind === 'notice' && html.includes(notice.text[locale] ?? '?')).toBe(true);
    expect(html).toContain('https://moss-and-clay.example/returns/new');
    expect(html.match(/<img /g)).toHaveLength(2);
  });

  test('a text that is there in English only says so to whoever reads it aloud', () => {
    const block = { kind: 'notice', text: { en: 'Closed today', vi: 'Hôm nay nghỉ' } };
    expect(render([block], 'zh')).toContain('<span lang="en">Closed today</span>');
    expect(render([block], 'vi')).toContain('Hôm nay nghỉ');
    expect(render([block], 'vi')).not.toContain('lang="en"');
  });

  test('a picture has its size before it is there', () => {
    for (const picture of render(demoTheme.blocks).match(/<img [^>]*>/g) ?? []) {
      expect(picture).toMatch(/width="\d+" height="\d+"/);
      expect(picture).toContain('alt=""');
    }
  });

  test('nobody elsewhere learns which parcel a reader came from', () => {
    const links = render(demoTheme.blocks).match(/<a [^>]*>/g) ?? [];
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      expect(link).toMatch(/rel="noopener noreferrer" referrerPolicy="no-referrer"/);
    }
  });

  test('a Chinese name has no space beside it', () => {
    const block = { kind: 'social', profiles: [{ name: '微博', url: 'https://weibo.com/x' }] };
    expect(render([block], 'zh', '苔与陶')).toContain('关注苔与陶');
    expect(render([block], 'zh')).toContain('关注 Moss');
  });

  test('a merchant’s text is text, in every field of every kind', () => {
    const bad = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}';
    const text = { en: bad, zh: bad };
    const url = `https://example.com/?q=${bad}`;
    const link = { label: text, url };
    const title = { en: bad.slice(0, 80) };
    const blocks = blocksSchema.parse([
      { kind: 'notice', text, link },
      { kind: 'help', title, links: [link] },
      { kind: 'returns', title, text, label: title, url },
      { kind: 'social', profiles: [{ name: bad.slice(0, 40), url }] },
      { kind: 'campaign', title, text, link },
      { kind: 'products', title, cards: [{ name: title, note: title, url }] },
    ]);
    const html = render(blocks);
    expect(html).not.toMatch(/<script|<img/i);
    const names = [...html.matchAll(/<\w+((?: [\w-]+="[^"]*")*)\s*\/?>/g)].flatMap(([, all = '']) =>
      [...all.matchAll(/ ([\w-]+)="[^"]*"/g)].map(([, name]) => name),
    );
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => name?.startsWith('on'))).toEqual([]);
  });
});
