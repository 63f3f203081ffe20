import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect } from './detect';
import { allFormats } from './formats';
import { normaliseNumber } from './normalise';
import { upsFormats } from './ups-formats';
import { uspsFormats } from './usps-formats';

const first = (number: string, context = {}) => detect(normaliseNumber(number), allFormats, context)[0];

test.each([
  ['9400100000000000000006', 'usps', 'check_ok'],
  ['4201002334249200190132607600833457', 'usps', 'check_ok'],
  ['71123456789123456787', 'usps', 'check_ok'],
  ['EC207920162US', 'usps', 'check_ok'],
  ['RB123456785CN', 'china-post', 'check_ok'],
  ['EE123456785VN', 'vnpost', 'check_ok'],
  ['RB123456785GB', 'royal-mail', 'check_ok'],
  ['RB123456785CV', 'upu', 'check_ok'],
  ['1Z999AA10123456784', 'ups', 'check_ok'],
  ['K1506235620', 'ups', 'check_ok'],
  ['986578788855', 'fedex', 'check_ok'],
  ['449044304137821', 'fedex', 'check_ok'],
  ['61292701078443410536', 'fedex', 'check_ok'],
  ['9611020987654312345672', 'fedex', 'check_ok'],
  ['8346088391', 'dhl', 'check_ok'],
  ['JD014600006281230704', 'dhl', 'shape_only'],
  ['TBA000000000000', 'amazon', 'shape_only'],
  ['S1.A1.17373471', 'ghtk', 'shape_only'],
  ['SF1234567890123', 'sf-express', 'shape_only'],
  ['YT2229521272164446', 'yunexpress', 'shape_only'],
  ['YT1234567890123', 'yto', 'shape_only'],
  ['LP00123456789012', 'cainiao', 'shape_only'],
  ['4PX3000123456789CN', '4px', 'shape_only'],
  ['0073938000549297', 'canada-post', 'check_ok'],
])('%s is first of all %s (%s)', (number, carrier, verdict) => {
  expect(first(number)).toMatchObject({ carrier, verdict });
});

test.each([
  '9400 1000 0000 0000 0000 00',
  '9205 5000 0000 0000 0000 00',
  '9407 3000 0000 0000 0000 00',
  '9303 3000 0000 0000 0000 00',
  '9270 1000 0000 0000 0000 00',
  'EA 000 000 000 US',
  'EC 000 000 000 US',
  'CP 000 000 000 US',
])('the sample %s looks like USPS with one digit wrong', (sample) => {
  expect(first(sample)).toMatchObject({
    carrier: 'usps',
    verdict: 'check_failed',
    reason: 'one_digit_wrong',
  });
});

test('a wrong check digit is reported without offering the right one', () => {
  const candidate = first('1Z999AA10123456785');
  expect(candidate).toMatchObject({ carrier: 'ups', reason: 'one_digit_wrong' });
  expect(JSON.stringify(candidate)).not.toContain('1Z999AA10123456784');
});

describe('ranking', () => {
  test('00340… is DHL before it is any 20-digit number', () => {
    expect(first('00340434161094015902')).toMatchObject({ carrier: 'dhl', formatId: 'dhl.paket' });
    expect(first('00340434161094015903')?.carrier).toBe('dhl');
  });

  test('DHL eCommerce 14 says nothing, and says so', () => {
    expect(first('60120172242323')).toMatchObject({ carrier: 'dhl', reason: 'hint_only' });
  });

  test('a right check digit comes before a bare shape', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10,34}$/), (number) => {
        const isRight = detect(number, allFormats).map(({ verdict }) => verdict === 'check_ok');
        expect(isRight).toEqual(isRight.toSorted((a, b) => Number(b) - Number(a)));
      }),
    );
  });

  test('confidence falls from first to last and each carrier is named once', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{0,2}\d{8,30}[A-Z]{0,2}$/), (number) => {
        const candidates = detect(number, allFormats);
        const confidences = candidates.map(({ confidence }) => confidence);
        expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
        expect(new Set(candidates.map(({ carrier }) => carrier)).size).toBe(candidates.length);
        expect(confidences.every((confidence) => confidence > 0 && confidence <= 1)).toBe(true);
      }),
    );
  });

  test('GHN codes are never guessed', () => {
    expect(detect('LADFYR', allFormats)).toEqual([]);
  });
});

describe('context breaks ties', () => {
  test('a J&T number that is by chance a right FedEx number goes to the shop’s usual carrier', () => {
    const both = '840123456780';
    expect(first(both)).toMatchObject({ carrier: 'fedex', favouredBy: null });
    expect(first(both, { usualCarriers: ['jtexpress-vn'] })).toMatchObject({
      carrier: 'jtexpress-vn',
      favouredBy: 'usual_carrier',
    });
  });

  test('a mere hint stays behind a right check digit, usual carrier or not', () => {
    expect(first('986578788855', { usualCarriers: ['viettelpost'], destinationCountry: 'VN' })?.carrier).toBe(
      'fedex',
    );
    expect(first('10345381626', { usualCarriers: ['viettelpost'] })?.carrier).toBe('viettelpost');
  });

  test('two right check digits: the destination decides', () => {
    const both = '320595463938';
    expect(first(both, { destinationCountry: 'CA' })).toMatchObject({
      carrier: 'purolator',
      favouredBy: 'destination',
    });
  });

  test('it never turns a failed check into the first guess', () => {
    const candidates = detect('986578788855', allFormats, { usualCarriers: ['purolator'] });
    expect(candidates[0]?.carrier).toBe('fedex');
    expect(first('1Z999AA10123456785', { usualCarriers: ['ups'] })).toMatchObject({
      verdict: 'check_failed',
      favouredBy: null,
    });
  });
});

describe('one wrong digit is never right', () => {
  test.each([...uspsFormats, ...upsFormats].filter(({ check }) => check !== null))('$id', (format) => {
    for (const valid of format.valid) {
      for (const [index, character] of Array.from(valid).entries()) {
        for (const digit of '0123456789') {
          if (!/\d/.test(character) || digit === character) continue;
          const wrong = valid.slice(0, index) + digit + valid.slice(index + 1);
          // The rules' own gaps: S10 with check digit 5; UPS where a doubled digit moves by five.
          const isGap =
            (format.id === 'usps.s10' && valid[10] === '5') ||
            (format.id.startsWith('ups.') && Math.abs(Number(digit) - Number(character)) === 5);
          const isAccepted = format.pattern.test(wrong) && format.check?.(wrong) === true;
          if (!isGap) expect([wrong, isAccepted]).toEqual([wrong, false]);
        }
      }
    }
  });
});

test('random digits are rarely taken for more than they are', () => {
  const share = (length: number, samples = 2_000) => {
    let right = 0;
    let seed = 7;
    for (let i = 0; i < samples; i++) {
      let number = '';
      for (let j = 0; j < length; j++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        number += String(Math.floor(seed / 65_536) % 10);
      }
      if (detect(number, allFormats).some(({ verdict }) => verdict === 'check_ok')) right++;
    }
    return right / samples;
  };
  expect(share(10)).toBeLessThan(0.13);
  expect(share(12)).toBeLessThan(0.2);
  expect(share(14)).toBe(0);
  expect(share(20)).toBeLessThan(0.14);
  expect(share(22)).toBeLessThan(0.02);
  expect(share(26)).toBeLessThan(0.02);
});
