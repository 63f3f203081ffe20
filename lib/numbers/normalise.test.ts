import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidateNumbers, cleanText, normaliseNumber } from './normalise';

test.each([
  ['9400 1000 0000 0000 0000 06', '9400100000000000000006'],
  ['9400-1000-0000-0000-0000-06', '9400100000000000000006'],
  ['9400‐1000‑0000–0000—0000−06', '9400100000000000000006'],
  ['9400.1000.0000.0000.0000.06.', '9400100000000000000006'],
  ['９４００ １０００ ００００ ００００ ００００ ０６', '9400100000000000000006'],
  ['１ｚ９９９ａａ１０１２３４５６７８４', '1Z999AA10123456784'],
  ['\u200B1Z999\u202AAA1\u20600123456784\uFEFF', '1Z999AA10123456784'],
  ['1z\u00A0999\u3000aa1\u2009 01 2345 6784\r\n', '1Z999AA10123456784'],
  ['“RB123456785CN”。', 'RB123456785CN'],
  ['#1Z999AA10123456784', '1Z999AA10123456784'],
  ['s1.a1.17373471', 'S1.A1.17373471'],
  ['s22199157.sga33–a5.1.840572194', 'S22199157.SGA33-A5.1.840572194'],
  ['1LS7119013618127-1', '1LS71190136181271'],
])('%j is %s', (raw, number) => {
  expect(normaliseNumber(raw)).toBe(number);
});

test.each(['9400中文1000', '9400\u04101000', '9400#1000'])(
  '%s keeps its strange character, so that it is seen',
  (raw) => {
    expect(normaliseNumber(raw)).toBe(raw);
  },
);

describe('the routing prefix of a USPS label is cut off', () => {
  test.each([
    ['420 22153 9101026837331000039521', '9101026837331000039521'],
    ['420921559505500020714300000128', '9505500020714300000128'],
    ['(420)22153(91)01026837331000039521', '9101026837331000039521'],
    [']C142022153\u001d9101026837331000039521', '9101026837331000039521'],
    ['4201002334249200190132607600833457', '9200190132607600833457'],
    ['4201028200009261290113185417468510', '9261290113185417468510'],
    ['420221539274893150770851301805 0063', '92748931507708513018050063'],
    ['420221531234' + '92748931507708513018050063', '92748931507708513018050063'],
  ])('%s', (raw, number) => {
    expect(candidateNumbers(raw)).toEqual([number]);
  });

  test('34 digits that have the shape of both: the check digits decide', () => {
    // ZIP+4 ending in 9274: the last 26 digits look like a number too.
    expect(candidateNumbers('420221539274' + '9101026837331000039521')).toEqual(['9101026837331000039521']);
    expect(candidateNumbers('42022153' + '92749101026837331000039527')).toEqual([
      '92749101026837331000039527',
    ]);
  });

  test('and if neither is right, the one without any digit of a ZIP+4 comes first', () => {
    expect(candidateNumbers('420221539274' + '9101026837331000039520')[0]).toBe('9101026837331000039520');
  });

  test('also from a number that lacks a digit', () => {
    expect(candidateNumbers('42022153940010000000000000006')).toEqual(['940010000000000000006']);
  });

  test('but not from a number that only begins alike', () => {
    expect(candidateNumbers('420000000000000000000000000000')).toEqual(['420000000000000000000000000000']);
  });
});

test('normalising twice changes nothing', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'4209123AZaz.-–()（１Ａ）]C1\u200B\u001d ß中#') }),
  );
  fc.assert(
    fc.property(text, (raw) => {
      const once = normaliseNumber(raw);
      expect(normaliseNumber(once)).toBe(once);
    }),
    {
      numRuns: 2_000,
      examples: [['4（44–)4'], ['4]C-１'], ['4#]-C1'], ['((12)34)5'], ['42022153(9-1)01026837331000039521']],
    },
  );
});

test('separators, dashes, case, width and invisible marks make no difference', () => {
  const noise = fc.constantFrom(
    '',
    ' ',
    '-',
    '–',
    '−',
    '.',
    '\u3000',
    '\u00A0',
    '\u200B',
    '\u202E',
    '\u00AD',
  );
  const widen = (character: string) => String.fromCharCode(character.charCodeAt(0) + 0xfee0);
  const number = fc.constantFrom(
    '9400100000000000000006',
    '1Z999AA10123456784',
    'RB123456785CN',
    'YT2229521272164446',
  );
  const style = fc.constantFrom<(character: string) => string>(
    (character) => character,
    (character) => character.toLowerCase(),
    widen,
  );
  fc.assert(
    fc.property(
      number,
      fc.array(fc.tuple(noise, style), { minLength: 22, maxLength: 22 }),
      (plain, noises) => {
        const dressed = Array.from(plain, (character, index) => {
          const [mark, dress] = noises[index] ?? ['', (same: string) => same];
          return mark + dress(character);
        }).join('');
        expect(normaliseNumber(dressed)).toBe(plain);
      },
    ),
  );
});

test('long hostile text is cleaned in linear time', () => {
  const start = performance.now();
  for (const part of ['(', '(12', '9.', '4209', '\u200B-', ']C1', 'S1.', 'a-'])
    cleanText(part.repeat(20_000));
  normaliseNumber('S1.'.repeat(20_000));
  expect(performance.now() - start).toBeLessThan(1_000);
});
