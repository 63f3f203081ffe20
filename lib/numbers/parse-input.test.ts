import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allFormats } from './formats';
import { maxNumbersPerLookup, parseInput } from './parse-input';

const numbers = (text: string) => parseInput(text).entries.map(({ number }) => number);
const usps = '9400100000000000000006';
const ups = '1Z999AA10123456784';
const ems = 'EE123456785VN';

/** A right USPS number for each index. */
function uspsNumber(index: number): string {
  const body = `94001000000${String(index).padStart(10, '0')}`;
  const end = Array.from('0123456789').find((digit) => allFormats[0]?.check?.(body + digit)) ?? '';
  return body + end;
}

describe('one number', () => {
  test.each([
    ['9400 1000 0000 0000 0000 06', usps],
    ['  9400-1000-0000-0000-0000-06  ', usps],
    ['1Z 999 AA1 01 2345 6784', ups],
    ['1 Z 9 9 9 A A 1 0 1 2 3 4 5 6 7 8 4', ups],
    ['ee 123 456 785 vn', ems],
    ['9400 1000 0000 0000 0000 00', '9400100000000000000000'],
    ['９４００　１０００　００００　００００　００００　０６', usps],
    ['S1.A1.17373471', 'S1.A1.17373471'],
    ['LADFYR', 'LADFYR'],
    ['3318 8100 10', '3318810010'],
  ])('%j written with blanks stays one', (text, number) => {
    expect(numbers(text)).toEqual([number]);
  });

  test('mistyped so that no format fits, it is one number without a carrier, not its scraps', () => {
    expect(parseInput('9400 1000 0000 0000 0000 O6').entries).toMatchObject([
      { number: '94001000000000000000O6', candidates: [], issue: null },
    ]);
  });

  test('a code with a carrier’s name before it is found', () => {
    expect(parseInput('GHN LADFY7')).toMatchObject({ entries: [{ number: 'LADFY7' }], ignored: ['GHN'] });
  });

  test('keeps what was typed beside what was understood', () => {
    expect(parseInput('1z 999 aa1 01 2345 6784').entries[0]).toMatchObject({
      raw: '1z 999 aa1 01 2345 6784',
      number: ups,
      issue: null,
    });
  });
});

describe('several numbers', () => {
  test.each([',', ' ', '\n', '\r\n', '\t', '，', '、', ';', '；', ' , ', ',\n', ' / '])(
    'separated by %j',
    (separator) => {
      expect(numbers([usps, ups, ems].join(separator))).toEqual([usps, ups, ems]);
    },
  );

  test('written with blanks and separated by nothing else', () => {
    expect(numbers('9400 1000 0000 0000 0000 06 9205 5000 0000 0000 0000 01 1Z999AA10123456784')).toEqual([
      usps,
      '9205500000000000000001',
      ups,
    ]);
  });

  test('side by side they are not joined into a longer format', () => {
    expect(numbers('8346088391 9356579890')).toEqual(['8346088391', '9356579890']);
    expect(numbers('771613423732 986578788855')).toEqual(['771613423732', '986578788855']);
  });

  test('repeats merge, however they are written', () => {
    const { entries } = parseInput(`${usps}, 9400 1000 0000 0000 0000 06\n${ups}\n420 22153 ${usps}`);
    expect(entries.map(({ number, repeats }) => [number, repeats])).toEqual([
      [usps, ['9400 1000 0000 0000 0000 06', usps]],
      [ups, []],
    ]);
  });

  test('the 31st and those behind it are kept apart, not lost', () => {
    const all = Array.from({ length: 33 }, (_, index) => uspsNumber(index));
    const { entries, overflow } = parseInput([...all, all[0], all[32]].join('\n'));
    expect(entries.map(({ number }) => number)).toEqual(all.slice(0, maxNumbersPerLookup));
    expect(overflow).toEqual(all.slice(maxNumbersPerLookup));
    expect(entries[0]?.repeats).toEqual([all[0]]);
  });
});

describe('pasted text', () => {
  test.each([
    ['Your package 9400 1000 0000 0000 0000 06 is out for delivery on 24 Nov 2026.', [usps]],
    ['USPS TRACKING # 9400 1000 0000 0000 0000 06', [usps]],
    ['Kiện hàng của bạn: EE123456785VN sẽ được giao ngày 24/11/2026.', [ems]],
    ['Mã vận đơn 1Z999AA10123456784 – liên hệ 1900 1234 hoặc 0901234567', [ups]],
    ['单号：1Z999AA10123456784。请查收', [ups]],
    ['您的包裹EE123456785VN已发货，共3件', [ems]],
    ['单号771613423732已发货', ['771613423732']],
    ['Two parcels (1Z999AA10123456784 and EE123456785VN), call 1-800-742-5877', [ups, ems]],
  ])('%s', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  test.each([
    [`https://tools.usps.com/go/TrackConfirmAction?tLabels=${usps}`, [usps]],
    [
      `https://tools.usps.com/go/TrackConfirmAction?tRef=fullpage&tLabels=${usps}%2C9205500000000000000001&x=1`,
      [usps, '9205500000000000000001'],
    ],
    [`See https://www.ups.com/track?loc=en_US&tracknum=${ups}, thanks`, [ups]],
    [`www.ups.com/track?tracknum=${ups.toLowerCase()}`, [ups]],
    ['https://www.fedex.com/fedextrack/?trknbr=986578788855', ['986578788855']],
    ['https://i.ghtk.vn/S1.A1.17373471', ['S1.A1.17373471']],
    ['https://donhang.ghn.vn/?order_code=LADFY7', ['LADFY7']],
    ['https://track.4px.com/#/result/0/4PX3000123456789CN', ['4PX3000123456789CN']],
    [`物流：https://www.17track.net/zh-cn/track?nums=${ems}。`, [ems]],
  ])('the address %s', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });

  test('an address without a number is shown as ignored', () => {
    expect(parseInput('https://shop.example/about')).toEqual({
      entries: [],
      overflow: [],
      ignored: ['https://shop.example/about'],
    });
  });

  test('words alone give no entry', () => {
    expect(parseInput('where is my order').entries).toEqual([]);
    expect(parseInput('我的包裹 在哪里').entries).toEqual([]);
  });
});

describe('what cannot be a number is named', () => {
  test.each([
    ['9400中文1000000000000006', 'NON_ASCII'],
    ['9400中文1000 0000 0000 0000 06', 'NON_ASCII'],
    ['9400$1000#0000', 'SPECIAL_CHARS'],
    ['12345', 'BAD_FORMAT'],
    ['一二三四五', 'NON_ASCII'],
    ['1'.repeat(60), 'BAD_FORMAT'],
  ])('%s: %s', (text, issue) => {
    expect(parseInput(text).entries.map((entry) => [entry.raw, entry.issue])).toEqual([[text, issue]]);
  });

  test('one bad number does not spoil the others', () => {
    expect(parseInput(`${usps}\n12345\n${ups}`).entries.map(({ issue }) => issue)).toEqual([
      null,
      'BAD_FORMAT',
      null,
    ]);
  });

  test.each(['', '   ', '\n,;、', '\u200B'])('%j holds nothing', (text) => {
    expect(parseInput(text)).toEqual({ entries: [], overflow: [], ignored: [] });
  });
});

describe('the ZIP of a scanned label', () => {
  const zip = fc.stringMatching(/^[1-8]{5}$/);
  const written = fc.constantFrom(
    (code: string) => `420${code}${usps}`,
    (code: string) => `420 ${code} ${usps}`,
    (code: string) => `(420)${code}(94)00100000000000000006`,
    (code: string) => `420${code}0000${usps}`,
    (code: string) => `420 ${code}`,
    (code: string) => `Scan: 420${code}${usps} ok`,
    (code: string) => `420${code}9400100000000000000001`,
    (code: string) => `420${code}940010000000000000006`,
    (code: string) => `420 ${code} 9400 1000 0000 0000 0000 0`,
    (code: string) => `https://tools.usps.com/go/TrackConfirmAction?tLabels=420${code}${usps}`,
  );

  test('is nowhere in the result', () => {
    fc.assert(
      fc.property(zip, written, (code, write) => {
        fc.pre(!usps.includes(code));
        expect(JSON.stringify(parseInput(write(code)))).not.toContain(code);
      }),
      { numRuns: 300 },
    );
  });
});

test('every letter and digit typed is found again', () => {
  const token = fc.oneof(
    fc.constantFrom(
      usps,
      ups,
      ems,
      '9400 1000 0000 0000 0000 00',
      'S1.A1.17373471',
      'LADFYR',
      '包裹',
      'của',
      '24',
    ),
    fc.stringMatching(/^[0-9A-Za-z]{1,14}$/).filter((text) => !/^420/.test(text)),
    fc.integer({ min: 0, max: 40 }).map(uspsNumber),
  );
  const separator = fc.constantFrom(',', ' ', '\n', '\t', '，', '、', '；', ': ', '。', ' (', ') ');
  const letters = (texts: readonly string[]) =>
    texts
      .flatMap((text) => Array.from(text.replace(/[^\p{L}\p{N}]/gu, '')))
      .sort()
      .join('');
  fc.assert(
    fc.property(fc.array(fc.tuple(token, separator), { maxLength: 25 }), (parts) => {
      const text = parts.flat().join('');
      const { entries, ignored } = parseInput(text);
      const found = [...entries.flatMap(({ raw, repeats }) => [raw, ...repeats]), ...ignored];
      expect(letters(found)).toBe(letters([text]));
      expect(new Set(entries.map(({ number }) => number)).size).toBe(entries.length);
    }),
    { numRuns: 300 },
  );
});

test('separators, width and dashes make no difference to what is understood', () => {
  const known = fc.uniqueArray(
    fc.constantFrom(usps, ups, ems, 'YT2229521272164446', 'RB123456785CN', '00340434161094015902'),
    {
      minLength: 1,
    },
  );
  const between = fc.constantFrom(',', '，', '、', ';', '；', '\n', '\t', ' ', ' , ', '\r\n');
  const dress = fc.constantFrom<(number: string) => string>(
    (number) => number,
    (number) => number.toLowerCase(),
    (number) => number.replace(/(.{4})/g, '$1–'),
    (number) =>
      number.replace(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
    (number) => `\u202A${number}\u200B`,
  );
  fc.assert(
    fc.property(known, between, dress, (list, separator, wear) => {
      expect(numbers(list.map(wear).join(separator))).toEqual(list);
    }),
  );
});

test('it never throws, whatever is pasted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(parseInput(text).entries.length).toBeLessThanOrEqual(maxNumbersPerLookup);
    }),
    { numRuns: 500 },
  );
});

describe('speed', () => {
  const millisecondsFor = (text: string) => {
    parseInput(text);
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      parseInput(text);
      return performance.now() - start;
    });
    return Math.min(...times);
  };

  test('30 numbers, one a line or with blanks, take a few milliseconds', () => {
    const list = Array.from({ length: 30 }, (_, index) => uspsNumber(index));
    expect(millisecondsFor(list.join('\n'))).toBeLessThan(10);
    expect(millisecondsFor(list.map((number) => number.replace(/(.{4})/g, '$1 ')).join(' '))).toBeLessThan(
      40,
    );
  });

  test.each(['1 ', 'a.', 'a1', 'http://', '9400 ', '(42)', 'S1.', '中1', 'www.a/', '-'])(
    '20,000 characters of %j do not stall it',
    (part) => {
      expect(millisecondsFor(part.repeat(20_000 / part.length))).toBeLessThan(1_500);
    },
  );
});
