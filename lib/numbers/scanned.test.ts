import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fedexFormats } from './fedex-formats';
import { bestScanned, readScanned } from './scanned';

const origin = 'https://orders.moss.example';
const usps = '9400100000001234500089';
const ups = '1ZD00R570321101122';
const read = (rawValue: string, format = 'code_128') => readScanned({ rawValue, format }, origin);
const sure = (number: string) => ({ kind: 'number', number, isSure: true });
const gs = '\u001d';

describe('barcodes of labels', () => {
  test.each([
    ['a number alone', usps, usps],
    ['420 and a ZIP before it', `42097205${usps}`, usps],
    ['420 and a ZIP+4 before it', `420972051234${usps}`, usps],
    ['FNC1 between ZIP and number', `42097205${gs}${usps}`, usps],
    ['FNC1 in front, as scanners write it', `]C142097205${gs}${usps}`, usps],
    ['application identifiers in brackets', `(420)97205${usps}`, usps],
    ['a UPS number', ups, ups],
    ['FedEx Express, 34 digits', '1001901781990001000300617767839437', '617767839437'],
    ['FedEx Ground, 34 digits', '9622001900000000000000776632517510', '776632517510'],
    ['FedEx ASTRA, 32 digits', '32971514560102447849175802862014', '784917580286'],
    ['FedEx Ground 96, 22 digits', '9611020987654312345672', '987654312345672'],
  ])('%s', (_name, rawValue, number) => {
    expect(read(rawValue)).toEqual(sure(number));
  });

  test('every long FedEx number gives a shorter one that FedEx would be asked about', () => {
    const long = fedexFormats.filter(({ id }) => /express34|gsn34|astra32|ground96/.test(id));
    const found = long.flatMap(({ valid }) => valid.map((number) => read(number)));
    expect(found.length).toBeGreaterThan(6);
    for (const one of found)
      expect(one).toMatchObject({ number: expect.stringMatching(/^(\d{12}|\d{15})$/) });
  });

  test('no part of a ZIP is in what was read, whatever the ZIP', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5}(\d{4})?$/), (zip) => {
        expect(read(`420${zip}${usps}`)).toEqual(sure(usps));
      }),
    );
  });

  test('the barcode that holds only the ZIP is no number', () => {
    expect(read('42097205')).toBeNull();
  });

  test('a number whose check digit is wrong is no number: a camera misreads', () => {
    expect(read('9400100000001234500088')).toBeNull();
  });

  test('a code without a shape may be one, and is not sure', () => {
    expect(read('GA7K3L9PX')).toMatchObject({ kind: 'number', number: 'GA7K3L9PX', isSure: false });
    expect(read('HELLO WORLD')).toBeNull();
  });

  test('the code of an article is never sure', () => {
    expect(read('4006381333931', 'ean_13')).not.toMatchObject({ isSure: true });
  });
});

describe('two-dimensional codes', () => {
  test('of FedEx’s, which holds a name and a street too, the number alone is taken', () => {
    const fields = [
      '[)>\u001e01',
      '0297205',
      '840',
      '03',
      '9865787888550201',
      'FDE',
      'MAI TRAN',
      '12 OAK ST 5551234567',
    ];
    expect(read(`${fields.join(gs)}\u001e\u0004`, 'pdf417')).toEqual(sure('986578788855'));
  });

  test('without a number that checks out nothing is taken', () => {
    expect(read(`[)>\u001e01${gs}0297205${gs}MAI TRAN${gs}12 OAK ST\u001e\u0004`, 'pdf417')).toBeNull();
  });

  test('an address of a carrier’s tracking page gives its number', () => {
    expect(read(`https://tools.usps.com/go/TrackConfirmAction?tLabels=${usps}`, 'qr_code')).toEqual(
      sure(usps),
    );
  });

  test('a link of this host leads to its parcel', () => {
    const token = 'abcdefghijklmnopqrstuv';
    expect(read(`${origin}/vi/p/${token}`, 'qr_code')).toEqual({ kind: 'link', path: `/vi/p/${token}` });
    expect(read(`${origin}/moss/zh/p/${token}/contact`)).toEqual({
      kind: 'link',
      path: `/moss/zh/p/${token}`,
    });
    expect(read(`${origin}/l/${token}?utm=x`)).toEqual({ kind: 'link', path: `/l/${token}` });
  });

  test('a link of any other host leads nowhere', () => {
    const path = '/vi/p/abcdefghijklmnopqrstuv';
    for (const host of [
      'https://orders.moss.example.evil.test',
      'http://orders.moss.example',
      'https://x@evil.test',
    ]) {
      expect(read(host + path, 'qr_code')?.kind).not.toBe('link');
    }
    expect(read(`javascript:location='${origin}${path}'`)?.kind).not.toBe('link');
  });
});

test('of several codes on a label the sure number wins', () => {
  const codes = ['42097205', 'GA7K3L9PX', `${origin}/l/abcdefghijklmnopqrstuv`, `42097205${usps}`];
  expect(
    bestScanned(
      codes.map((rawValue) => ({ rawValue, format: 'code_128' })),
      origin,
    ),
  ).toEqual(sure(usps));
  expect(bestScanned([], origin)).toBeNull();
});

test('whatever a code holds, reading it never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.constantFrom('', '[)>'), (text, start) => {
      expect(() => read(start + text)).not.toThrow();
    }),
  );
});
