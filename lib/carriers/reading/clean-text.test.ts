import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanCarrierText } from './clean-text';

describe('cleanCarrierText', () => {
  test.each<[string, unknown, string]>([
    ['a trade mark in USPS markup', 'USPS Ground Advantage<SUP>&#153;</SUP>', 'USPS Ground Advantage™'],
    ['a named reference', 'Priority Mail&reg; &amp; more', 'Priority Mail® & more'],
    ['a hexadecimal reference', 'Caf&#xE9;', 'Café'],
    ['markup hidden in references', '&lt;script&gt;alert(1)&lt;/script&gt;hi', 'alert(1)hi'],
    ['markup that appears when markup goes', '<scr<b>ipt>x', 'x'],
    ['a comparison is not a tag', 'weight < 3 and > 1', 'weight < 3 and > 1'],
    ['an unknown reference stays', 'AT&T; R&D', 'AT&T; R&D'],
    ['white space of every kind', '  a\r\n\tb\u00a0\u2028c  ', 'a b c'],
    ['a right-to-left override', 'abc\u202Etxt.exe\u2066', 'abctxt.exe'],
    ['zero-width characters', 'De\u200Bliv\u200Dered\uFEFF', 'Delivered'],
    ['control characters that Postgres refuses', 'a\u0000b', 'a b'],
    ['an unpaired surrogate', 'a\uD83Db', 'ab'],
    ['Vietnamese and Chinese stay whole', 'Đã giao hàng 已签收', 'Đã giao hàng 已签收'],
    ['tag characters that spell unseen words', 'Delivered\u{E0048}\u{E0049}\u{E007F}', 'Delivered'],
    ['variation selectors', 'De\uFE0Flivered\u{E0101}', 'Delivered'],
    ['fillers that look empty', 'a\u3164b\u115F\u034F\u2800c', 'abc'],
    ['soft hyphens and word joiners', 'De\u00ADliv\u2060ered', 'Delivered'],
    ['isolates and marks of direction', '\u2067Del\u200Fivered\u2069\u061C', 'Delivered'],
    ['colours of a terminal', '\u001b[1;31mDelivered\u001b[0m', 'Delivered'],
    ['a link of a terminal', '\u001b]8;;https://evil.example\u0007here\u001b]8;;\u0007', 'here'],
    ['a bracket on a new line', 'Arrived\n[Hanoi]', 'Arrived [Hanoi]'],
    ['marks piled over other lines', `D${'\u0336'.repeat(40)}one`, `D${'\u0336'.repeat(4)}one`],
    [
      'Vietnamese in parts stays whole',
      'Đã giao hàng tại Hà Nội'.normalize('NFD'),
      'Đã giao hàng tại Hà Nội'.normalize('NFD'),
    ],
    ['an address stays text', 'See https://usps.example/x?a=1&b=2', 'See https://usps.example/x?a=1&b=2'],
    ['a number', 42, '42'],
    ['null', null, ''],
    ['an object', { text: 'x' }, ''],
    ['an impossible reference', '&#9999999;x', 'x'],
  ])('%s', (_name, value, expected) => {
    expect(cleanCarrierText(value)).toBe(expected);
  });

  test('cuts at the limit without halving a character', () => {
    expect(cleanCarrierText('ab😀cd', 3)).toBe('ab');
    expect(cleanCarrierText('x'.repeat(1000))).toHaveLength(300);
  });

  test('holds for any string: bounded, well formed, and cleaning twice changes nothing more', () => {
    const bits = fc.constantFrom(
      '<',
      '>',
      '&',
      '&#60;',
      '&lt;',
      'b',
      '/',
      ' ',
      '\u202e',
      '\ud83d',
      '\0',
      ';',
      '#',
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(bits, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (value) => {
        const once = cleanCarrierText(value, 50);
        expect(once.length).toBeLessThanOrEqual(50);
        expect(once).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/u);
        expect(cleanCarrierText(once, 50)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});
