import { expect, test } from 'vitest';
import { carriers } from '@/lib/carriers/index';
import { getCarrierContacts } from './carrier-contacts';

test.each(carriers.map((carrier) => [carrier.code, carrier] as const))(
  'every contact of %s has words for its purpose and zone, so that none is left out',
  (code, { kind, contact }) => {
    const shown = getCarrierContacts(code);
    expect(shown.map(({ value }) => value)).toEqual(
      kind === 'carrier' ? contact.map(({ value }) => value) : [],
    );
    for (const { href, kind: way } of shown) {
      const scheme = { phone: 'tel:', tty: 'tel:', text: 'sms:', form: 'https:', locator: 'https:' }[way];
      expect(href.startsWith(scheme)).toBe(true);
    }
  },
);

test('the two numbers of USPS are kept apart, tracking before general', () => {
  const phones = getCarrierContacts('usps').filter(({ kind }) => kind === 'phone');
  expect(phones.map(({ purpose, href }) => [purpose, href])).toEqual([
    ['tracking', 'tel:+18002221811'],
    ['general', 'tel:+18002758777'],
  ]);
});

test('a carrier that we have no facts of has no contacts', () => {
  expect(getCarrierContacts('china-post')).toEqual([]);
  expect(getCarrierContacts('toString')).toEqual([]);
});

test('a source that is no page is not shown as one', () => {
  const [usps] = getCarrierContacts('usps');
  const [viettel] = getCarrierContacts('viettelpost');
  expect([usps?.sourceHost, viettel?.sourceHost]).toEqual(['usps.com', null]);
});
