import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { type Locale, locales } from '@/lib/i18n/locales';
import type { ParcelDay } from '@/lib/tracking/parcel-day';
import { emptySnapshot } from '@/lib/tracking/snapshot';
import type { OrderParcel, SplitOrder } from '@/lib/tracking/split-order';
import type { TrackingPageView } from '@/lib/tracking/view';
import en from '@/messages/en.json';
import vi from '@/messages/vi.json';
import zh from '@/messages/zh.json';
import { YourOrder } from './your-order';

const messages: Record<Locale, typeof en> = { en, vi, zh };
const seenFrom = '2026-11-23';
const friday: ParcelDay = { kind: 'expected', date: '2026-11-27', lastDate: null, seenFrom };
const later: ParcelDay = { kind: 'expected', date: '2026-12-01', lastDate: '2026-12-03', seenFrom };
const monday: ParcelDay = { kind: 'delivered', date: '2026-11-23', seenFrom };
const mug = { name: 'Mug', variant: 'Moss', quantity: 2 };

function parcel(token: string, milestone: OrderParcel['milestone'], day: ParcelDay | null): OrderParcel {
  return { token, milestone, day, items: [mug], surplus: [] };
}

function render(split: SplitOrder | null, locale: Locale = 'en', token = 'a'): string {
  const view: TrackingPageView = {
    ...{ token, trackingNumber: '1', snapshot: emptySnapshot(), order: null, items: [], split },
    carrier: { code: 'usps', name: 'USPS', trackingUrl: null, homepage: null, textLanguage: 'en' },
    system: { state: 'ok', checkedAt: null, isPushed: false },
    position: { index: 1, count: 3 },
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      <YourOrder view={view} base="demo" />
    </NextIntlClientProvider>,
  );
}

/** Its one line. */
function summary(split: SplitOrder, locale: Locale = 'en'): string | undefined {
  return /text-lead">([^<]*)</.exec(render(split, locale))?.[1]?.replaceAll('\u00a0', ' ');
}

const some: SplitOrder = {
  parcels: [
    parcel('a', 'delivered.delivered', monday),
    parcel('b', 'delivered.signed', monday),
    parcel('c', 'in_transit.moving', friday),
  ],
  rest: [{ name: 'Teapot', variant: null, quantity: 1 }],
  isRestUnshipped: true,
};
const arrived = some.parcels.slice(0, 2);

describe('the line of an order', () => {
  test.each([
    ['en', '2 of 3 parcels arrived, 1 due Friday, 1 item not shipped yet'],
    ['vi', '2/3 kiện đã giao, 1 kiện dự kiến giao thứ Sáu; còn 1 sản phẩm chưa gửi'],
    ['zh', '3 个包裹中 2 个已送达，1 个预计周五送达；另有 1 件商品尚未发货'],
  ] as const)('counts parcels apart from items in %s', (locale, line) => {
    expect(summary(some, locale)).toBe(line);
  });

  test.each([
    ['en', 'Both parcels arrived'],
    ['vi', 'Cả 2 kiện đã giao'],
    ['zh', '2 个包裹均已送达'],
  ] as const)('says of all at once what is true of all in %s', (locale, line) => {
    expect(summary({ ...some, parcels: arrived, rest: [] }, locale)).toBe(line);
  });

  test.each([
    ['en', '1 parcel due between December 1 and 3, 2 items not shipped yet'],
    ['vi', '1 kiện dự kiến giao từ 1 đến 3 tháng 12; còn 2 sản phẩm chưa gửi'],
    ['zh', '1 个包裹预计12月1日至3日送达；另有 2 件商品尚未发货'],
  ] as const)('has its plurals and its range in %s', (locale, line) => {
    const one = { ...some, parcels: [parcel('c', 'in_transit.moving', later)], rest: [mug] };
    expect(summary(one, locale)).toBe(line);
  });

  test.each([
    ['2026-11-21', 'November 21'],
    ['2026-11-22', 'Sunday'],
    ['2026-11-28', 'Saturday'],
    ['2026-11-29', 'November 29'],
  ])('names a weekday only where one of that name is meant, and else the date: %s is %s', (date, name) => {
    const due: ParcelDay = { kind: 'expected', date, lastDate: null, seenFrom };
    const two = [...arrived.slice(0, 1), parcel('c', 'in_transit.moving', due)];
    expect(summary({ ...some, parcels: two, rest: [] })).toBe(`1 of 2 parcels arrived, 1 due ${name}`);
  });

  test.each(locales)('leaves nothing unsaid of a parcel in any state, in %s', (locale) => {
    const states = ['exception.lost', 'available_for_pickup.ready', 'returning.returning'] as const;
    for (const milestone of states) {
      const line = summary({ ...some, parcels: [...arrived, parcel('c', milestone, null)] }, locale);
      expect(line?.split(/[,，;；]/)).toHaveLength(3);
    }
  });
});

describe('an order item by item', () => {
  test('each parcel has its items, its state and its day; the others have their link', () => {
    const html = render(some);
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="/demo/en/p/b"', 'href="/demo/en/p/c"']);
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    expect(html).toContain('Delivered on Monday, November 23');
    expect(html).toContain('Arriving Friday, November 27');
    expect(html.match(/Mug/g)).toHaveLength(3);
    expect(html.slice(html.indexOf('Not shipped yet'))).toContain('Teapot');
  });

  test('what was sent again, or is more than was ordered, is shown and said to be', () => {
    const surplus = [mug];
    const lost = { ...parcel('b', 'exception.lost', null), items: [], surplus };
    const extra = { ...parcel('c', 'in_transit.moving', null), surplus };
    const html = render({ ...some, parcels: [...arrived.slice(0, 1), lost, extra] });
    expect(html.match(/Sent again in another parcel/g)).toHaveLength(1);
    expect(html.match(/More than was ordered/g)).toHaveLength(1);
  });

  test('what may be in a parcel without a list is not called unshipped', () => {
    const unlisted = { ...some, isRestUnshipped: false };
    expect(render(unlisted)).not.toMatch(/not shipped/i);
    expect(render(unlisted)).toContain('Teapot');
  });

  test('markup in names stays text', () => {
    const name = '<img src=x onerror=alert(1)>';
    expect(render({ ...some, rest: [{ name, variant: name, quantity: 1 }] })).not.toContain('<img');
  });

  test('an order that is all in one parcel costs nothing', () => {
    expect(render(null)).toBe('');
  });
});
