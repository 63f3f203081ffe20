import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { createTranslator, NextIntlClientProvider } from 'next-intl';
import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type ShopView, themeSchema } from '@/lib/branding/theme';
import { type Locale, locales } from '@/lib/i18n/locales';
import { isActionRequired, type Milestone, milestones, statusOf } from '@/lib/tracking/milestones';
import type { ShipmentSnapshot, TimelineEntry } from '@/lib/tracking/view';
import en from '@/messages/en.json';
import vi from '@/messages/vi.json';
import zh from '@/messages/zh.json';
import { TrackingPage } from './tracking-page';

const messages: Record<Locale, typeof en> = { en, vi, zh };
type View = ComponentProps<typeof TrackingPage>['view'];

const shop: ShopView = {
  slug: 'demo',
  name: 'Moss & Clay',
  homepage: null,
  defaultLocale: 'en',
  offersUpdates: false,
  theme: themeSchema.parse({
    footerLinks: [{ label: { en: 'Returns', zh: '退换货' }, url: 'https://example.com/returns' }],
  }),
};

const queens = { city: 'Queens', state: 'NY', country: 'US' };

function event(index: number, meaning: TimelineEntry['meaning']): TimelineEntry {
  return {
    id: `evt_${index}`,
    meaning,
    localTime: `2026-11-20T09:${String(59 - index).padStart(2, '0')}:00`,
    utcOffset: null,
    occurredAt: null,
    carrierText: `Carrier's own words <${index}>`,
    carrierCode: 'X',
    origin: 'carrier',
    place: queens,
  };
}

function viewOf(milestone: Milestone, extra: Partial<ShipmentSnapshot> = {}): View {
  return {
    token: 'tok',
    version: '1-ok',
    carrier: {
      code: 'usps',
      name: 'USPS',
      trackingUrl: 'https://tools.usps.com/go/x',
      homepage: null,
      textLanguage: 'en',
    },
    trackingNumber: '9400111899223817263544',
    snapshot: {
      version: 1,
      status: statusOf(milestone),
      milestone,
      isActionRequired: isActionRequired(milestone),
      events: [event(0, milestone)],
      estimate: null,
      deliveredLocalTime: null,
      deliveredTo: null,
      signedBy: null,
      lastPlace: queens,
      lastEventAt: null,
      service: null,
      weight: null,
      dimensions: null,
      origin: null,
      destination: null,
      ...extra,
    },
    system: { state: 'ok', checkedAt: '2026-11-20T15:00:00Z', isPushed: false },
    order: null,
    items: [],
    split: null,
    position: { index: 1, count: 1 },
  };
}

/** What the server sends before any script has run. */
function render(view: View, locale: Locale = 'en', brand: ShopView = shop): string {
  const router = { push() {}, replace() {}, refresh() {}, back() {}, forward() {}, prefetch() {} };
  return renderToStaticMarkup(
    <AppRouterContext.Provider value={{ ...router, bfcacheId: '' } as never}>
      <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
        <TrackingPage shop={brand} base="demo" view={view} />
      </NextIntlClientProvider>
    </AppRouterContext.Provider>,
  );
}

/** The text of a document, as a reader gets it. */
function textOf(html: string): string {
  const text = html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
  return text
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const named = { carrier: 'A Carrier', shop: shop.name };

describe.each(locales)('the tracking page in %s', (locale) => {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'milestones' });

  it.each(milestones)(
    'says what %s means and what to do, as its carrier does, with the carrier’s own words beside it',
    (milestone) => {
      for (const carrierCode of ['usps', 'fedex']) {
        const view = viewOf(milestone);
        const carrier = { ...view.carrier, code: carrierCode, name: named.carrier };
        const html = render({ ...view, carrier }, locale);
        const text = textOf(html);
        for (const part of ['title', 'meaning', 'next'] as const)
          expect(text).toContain(t(`${milestone}.${part}`, { ...named, carrierCode }));
        expect(text).toContain("Carrier's own words <0>");
        expect(html).not.toMatch(/ style="| on\w+="|undefined|NaN|\{carrier|\{shop\}/);
      }
    },
  );
});

describe('a carrier that does not write English', () => {
  const view = viewOf('in_transit.moving');
  const ghn = { code: 'ghn', name: 'GHN', trackingUrl: null, homepage: 'https://ghn.vn', textLanguage: 'vi' };

  it('has the language of its words marked, in the history and where they stand for the status', () => {
    expect(render({ ...view, carrier: ghn })).toMatch(/<p lang="vi" translate="no">Carrier/);
    const unmapped = { ...viewOf('unknown.unmapped'), carrier: ghn };
    expect(render(unmapped, 'zh')).toMatch(/<span lang="vi"[^>]*>Carrier/);
    expect(render(view, 'vi')).toMatch(/<p lang="en" translate="no">Carrier/);
  });

  it('has each of its words marked by what they are written in, where an aggregator passes on those of others', () => {
    const events = [
      { ...event(0, 'in_transit.customs_cleared'), carrierText: 'Hải quan cho thông quan' },
      { ...event(1, 'in_transit.departed'), carrierText: '离开【深圳国际邮件处理中心】' },
      { ...event(2, 'in_transit.accepted'), carrierText: 'Accepted' },
    ];
    const html = render(viewOf('in_transit.customs_cleared', { events }));
    for (const start of ['vi" translate="no">Hải', 'zh" translate="no">离开', 'en" translate="no">Accepted'])
      expect(html).toContain(`<p lang="${start}`);
  });

  it('keeps its codes of places in capitals', () => {
    const hub = { city: 'TTKT1 - HNI', state: null, country: 'VN' };
    const there = { ...view, snapshot: { ...view.snapshot, lastPlace: hub } };
    expect(textOf(render({ ...there, carrier: ghn }, 'vi'))).toContain('TTKT1 - HNI');
  });

  it('has no space beside its Chinese name in a Chinese sentence, and one beside a Latin name', () => {
    const accepted = viewOf('in_transit.accepted');
    const sf = { ...ghn, code: 'sf-express', name: '顺丰速运' };
    expect(textOf(render({ ...accepted, carrier: sf }, 'zh'))).toContain('顺丰速运已收件');
    expect(textOf(render({ ...accepted, carrier: ghn }, 'zh'))).toContain('GHN 已收件');
  });

  it('is linked to by its own site where it has no page for a number', () => {
    expect(render({ ...view, carrier: ghn })).toContain('href="https://ghn.vn"');
    expect(render({ ...view, carrier: { ...ghn, homepage: null } })).not.toContain('Track at GHN');
  });
});

describe('the tracking page', () => {
  it('offers itself in each language, and marks the one it is in', () => {
    const html = render(viewOf('in_transit.moving'), 'vi');
    for (const locale of locales) expect(html).toContain(`href="/demo/${locale}/p/tok"`);
    expect(html.match(/aria-current="true"[^>]*>Tiếng Việt/)).not.toBeNull();
  });

  it('falls back to English where the merchant has not translated a link', () => {
    expect(render(viewOf('in_transit.moving'), 'vi')).toContain('>Returns<');
    expect(render(viewOf('in_transit.moving'), 'zh')).toContain('>退换货<');
  });

  it('holds all 60 events of a long history, the older ones behind one fold', () => {
    const events = Array.from({ length: 60 }, (_, index) => event(index, 'in_transit.moving'));
    const html = render(viewOf('in_transit.moving', { events }));
    expect(html.match(/class="history-entry"/g)).toHaveLength(60);
    expect(html.match(/<details/g)).toHaveLength(1);
    expect(html).toContain('Show 52 earlier updates');
  });

  it('dates the last known place by the scan that was made there, not by later news without a place', () => {
    const events = [
      { ...event(0, 'in_transit.moving'), localTime: '2026-11-21T08:00:00', place: null },
      event(1, 'in_transit.arrived'),
    ];
    expect(textOf(render(viewOf('in_transit.moving', { events })))).toContain(
      'Queens, NY, United States Last seen November 20, 9:58 AM',
    );
  });

  it('tells an outage of the carrier apart from the parcel, with the age of what we know', () => {
    const view = viewOf('in_transit.moving');
    const html = render({ ...view, system: { ...view.system, state: 'carrier_down' } });
    expect(textOf(html)).toContain('Updates from USPS aren’t coming through right now');
    expect(textOf(html)).toContain('In transit');
    expect(html).toContain('dateTime="2026-11-20T15:00:00Z"');
  });

  it('says "last checked" only of what was asked, and "last message" of what a carrier told by itself', () => {
    const view = viewOf('in_transit.moving');
    const { checked, told } = en.page.system;
    const asked = textOf(render(view));
    expect([asked.includes(checked), asked.includes(told)]).toEqual([true, false]);
    const pushed = textOf(render({ ...view, system: { ...view.system, isPushed: true } }));
    expect([pushed.includes(checked), pushed.includes(told)]).toEqual([false, true]);
  });

  it('answers the expected day with its source, and no "today" that a cache would make a lie', () => {
    const estimate = {
      date: '2026-11-24',
      lastDate: null,
      window: { start: '14:00', end: '18:00' },
      source: 'carrier',
      isGuaranteed: false,
    } as const;
    const text = textOf(render(viewOf('in_transit.moving', { estimate })));
    expect(text).toContain('Arriving Tuesday, November 24');
    expect(text).toContain('2:00 PM – 6:00 PM');
    expect(text).toContain('Date from USPS');
    expect(text).not.toMatch(/today|tomorrow/i);
  });

  it('lets a Chinese range of days break between them: it is wider than a phone', () => {
    const range = { date: '2026-11-21', lastDate: '2026-11-25', window: null, isGuaranteed: false };
    const estimate = { ...range, source: 'calculated' } as const;
    const html = render(viewOf('in_transit.moving', { estimate }), 'zh');
    expect(html).toContain('预计11月21日\u200b至25日送达');
  });

  it('says first what the shopper has to do, with the way to the shop beside it', () => {
    const text = textOf(render(viewOf('exception.address_problem')));
    expect(text.indexOf(en.page.advice.must)).toBeLessThan(text.indexOf(en.page.meaning));
    expect(text).toContain(en.concern.action);
    const withSupport = { ...shop, theme: { ...shop.theme, supportUrl: 'https://example.com/help' } };
    const html = render(viewOf('exception.address_problem'), 'en', withSupport);
    expect(html.match(/href="https:\/\/example\.com\/help"/g)).toHaveLength(2);
  });

  it('reads a postage review as a check, without alarm', () => {
    const html = render(viewOf('exception.postage_review'));
    expect(textOf(html)).toContain(en.concern.check);
    expect(html).not.toMatch(/tone-(danger|warning)/);
  });

  it.each(locales)(
    'says in %s, calmly, that some scans may be of another parcel, and only then',
    (locale) => {
      const { title, body } = messages[locale].page.mixed;
      const html = render(viewOf('in_transit.moving', { mayBeMixed: true }), locale);
      expect(textOf(html)).toContain(`${title} ${body.replaceAll('{shop}', shop.name)}`);
      expect(html).not.toMatch(/tone-(danger|warning)/);
      expect(render(viewOf('in_transit.moving'), locale)).not.toContain(title);
    },
  );

  it('does not say that the carrier has no record when nobody has asked it', () => {
    const view = viewOf('pending.not_found_yet', { events: [] });
    const text = textOf(
      render({ ...view, system: { state: 'not_checked_yet', checkedAt: null, isPushed: false } }),
    );
    expect(text).toContain('No updates from USPS received yet');
    expect(text).not.toContain(en.milestones.pending.not_found_yet.title);
  });

  it('shows the newest update in the carrier’s words when we cannot class it, and keeps the status', () => {
    const events = [event(0, 'unknown.unmapped'), event(1, 'in_transit.accepted')];
    const text = textOf(render(viewOf('in_transit.accepted', { events })));
    expect(text).toContain("USPS says Carrier's own words <0>");
    expect(text).toContain('USPS has the parcel');
  });

  it('says where a parcel was left, in the reader’s language if we know the carrier’s phrase', () => {
    const left = (deliveredTo: string) =>
      textOf(render(viewOf('delivered.delivered', { deliveredTo, isSigned: true }), 'vi'));
    expect(left('Front Door')).toContain('Đã để ở cửa trước');
    expect(left('Front Door')).toContain('Đã ký nhận');
    expect(left('Front Door')).not.toContain('Front Door');
    expect(left('Behind the shed')).toContain('Behind the shed');
  });

  it('never says who signed, whatever it is given', () => {
    const html = render(viewOf('delivered.delivered', { deliveredTo: 'Front Door', signedBy: 'T NGUYEN' }));
    expect(html).not.toContain('NGUYEN');
  });

  it('says nothing of where a delivered parcel was left when its carrier tells neither spot, town nor signer', () => {
    const placed = render(viewOf('delivered.delivered'));
    const silent = render(viewOf('delivered.delivered', { lastPlace: null }));
    expect([placed.includes('class="place"'), silent.includes('class="place"')]).toEqual([true, false]);
  });

  it.each([
    'Pay the fee at https://usps-help.example/pay?id=1',
    'www.usps.com.evil.example and javascript:alert(1)',
    'mailto:a@example.com tel:+15185550123 sms:62777',
    '<a href="https://evil.example">Confirm</a><img src=x onerror=alert(1)>',
    '[Confirm](https://evil.example) \u0440\u0430\u0443\u0440\u0430l.com',
    '"></p><script>alert(1)</script>',
  ])('makes neither link nor markup of a carrier’s words: %s', (carrierText) => {
    const links = (html: string) => html.match(/(href|src|action)="[^"]*"/g);
    const plain = render(viewOf('delivered.delivered', { deliveredTo: 'Porch Swing', signedBy: 'J S' }));
    const hostile = {
      ...event(0, 'delivered.delivered'),
      carrierText,
      place: { ...queens, city: carrierText },
    };
    const words = { deliveredTo: carrierText, signedBy: carrierText, service: carrierText };
    const html = render(viewOf('delivered.delivered', { events: [hostile], ...words }));
    expect(links(html)).toEqual(links(plain));
    expect(html.match(/<(script|img|a)\b/g)).toEqual(plain.match(/<(script|img|a)\b/g));
    expect(html).toContain(`lang="en" translate="no"`);
  });

  it('sends nobody to the carrier with an address in the referrer', () => {
    expect(render(viewOf('in_transit.moving'))).toMatch(
      /<a href="https:\/\/tools\.usps\.com\/go\/x" rel="noopener noreferrer" referrerPolicy="no-referrer"/i,
    );
  });
});
