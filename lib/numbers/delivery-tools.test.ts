import { getDomain } from 'tldts';
import { expect, test } from 'vitest';
import { carrierView } from './carrier-view';
import { deliveryToolOf } from './delivery-tools';
import { knownCarriers } from './known-carriers';

test('every tool is on the carrier’s own domain, over HTTPS', () => {
  const found = [...knownCarriers.values()].flatMap(({ code, homepage }) =>
    (['change', 'redelivery'] as const).flatMap((purpose) => {
      const tool = deliveryToolOf(carrierView(code, '9400100000001234500089', 'en'), purpose);
      return tool ? [{ ...tool, homepage }] : [];
    }),
  );
  expect(found).toHaveLength(8);
  for (const { url, homepage } of found) {
    expect(new URL(url).protocol).toBe('https:');
    expect(getDomain(url)).toBe(getDomain(homepage ?? ''));
  }
});

test('USPS has its change on the parcel’s tracking page, and a page for another try', () => {
  const usps = carrierView('usps', '9400100000001234500089', 'en');
  expect(deliveryToolOf(usps, 'change')?.url).toBe(usps.trackingUrl);
  expect(deliveryToolOf(usps, 'redelivery')?.url).toBe('https://tools.usps.com/redelivery.htm');
});

test('a carrier without a tool that we know has none', () => {
  expect(deliveryToolOf({ code: 'ghn', trackingUrl: 'https://ghn.vn' }, 'change')).toBeNull();
});
