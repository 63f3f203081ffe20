import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskedPhone, maskPhones } from './mask-phones';

describe('a phone number in carrier text is masked', () => {
  test.each([
    ['Call +84 912 345 678 now', `Call ${maskedPhone} now`],
    ['+1 (518) 555-0123', maskedPhone],
    ['(518) 555-0123 ext 4', `${maskedPhone} ext 4`],
    ['518-555-0123', maskedPhone],
    ['518.555.0123.', `${maskedPhone}.`],
    ['1-800-222-1811', maskedPhone],
    ['Call us at 800 275 8777', `Call us at ${maskedPhone}`],
    ['call 555-0123', `call ${maskedPhone}`],
    ['Bưu tá Nguyễn Văn A - 0912345678', `Bưu tá Nguyễn Văn A - ${maskedPhone}`],
    ['Liên hệ 028 3824 7247', `Liên hệ ${maskedPhone}`],
    ['0912.345.678', maskedPhone],
    ['【杭州】派件员张三13812345678正在派件', `【杭州】派件员张三${maskedPhone}正在派件`],
    ['快递员（138 1234 5678）', `快递员（${maskedPhone}）`],
    ['客服电话：0571-88123456', `客服电话：${maskedPhone}`],
    ['电话：057188123456', `电话：${maskedPhone}`],
    ['４００-820-8555', maskedPhone],
    ['020 7946 0958', maskedPhone],
    ['01 23 45 67 89', maskedPhone],
    ['Gọi 0901234567 hoặc 0907654321', `Gọi ${maskedPhone} hoặc ${maskedPhone}`],
  ])('%s', (text, expected) => {
    expect(maskPhones(text)).toBe(expected);
  });
});

describe('what is no phone number stays', () => {
  test.each([
    '2026-11-20 10:30:00',
    '2026-11-20T10:30:00-05:00',
    '20/11/2026',
    '20.11.2026 08:30',
    'Mon 08 11 2026',
    'GMT+07:00',
    'UTC+0700',
    'ZIP 12345-6789',
    '02134-1234',
    'Mã bưu chính 100000',
    '9400 1000 0000 0000 0000 00',
    '1234 5678 9012',
    '0201 2345 6789',
    '00340434161094015902',
    '1Z999AA10123456784',
    'RA 123 456 785 VN',
    'SF1234567890123',
    'Đơn 18000000002 đã giao',
    'VND 1.250.000',
    'Kiện 3/5, 12.5 kg, 30x20x10',
    'Flight VN 1544 at gate 12',
    'order 1042-3001',
  ])('%s', (text) => {
    expect(maskPhones(text)).toBe(text);
  });

  test("the shipment's own number, also where it looks like a phone", () => {
    expect(maskPhones('Phone 0912345678', '0912345678')).toBe('Phone 0912345678');
    expect(maskPhones('快件13812345678已签收', '13812345678')).toBe('快件13812345678已签收');
  });
});

const words = fc.constantFrom('', 'Delivered', 'Đã giao', '派件中', 'Front Door', '2026-11-20', '10:30');
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const gap = fc.constantFrom(' ', '-', '.');
const phone = fc.oneof(
  fc.tuple(digits(9), gap).map(([d, g]) => `+84${g}${d.slice(0, 3)}${g}${d.slice(3, 6)}${g}${d.slice(6)}`),
  fc.tuple(digits(10), gap).map(([d, g]) => `${d.slice(0, 3)}${g}${d.slice(3, 6)}${g}${d.slice(6)}`),
  digits(8).map((d) => `09${d}`),
  digits(8).map((d) => `+1 (212) 5${d.slice(0, 2)}-${d.slice(2, 6)}`),
);

test('wherever it stands, no phone number gets through, and masking twice changes nothing more', () => {
  fc.assert(
    fc.property(words, phone, words, (before, number, after) => {
      const once = maskPhones([before, number, after].join(' ; '));
      expect(once).toBe([before, maskedPhone, after].join(' ; '));
      expect(maskPhones(once)).toBe(once);
    }),
  );
});

test('never throws and never grows, on any text, within its time', () => {
  const nasty = fc.array(fc.constantFrom('+', '0', '1', ' ', '-', '(', ')', 'tel', '电话', '9', '５'), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        nasty.map((parts) => parts.join('')),
      ),
      (text) => {
        expect(maskPhones(text).length).toBeLessThanOrEqual(text.length);
      },
    ),
  );
  const start = performance.now();
  maskPhones(`${'0 '.repeat(5_000)}x${'+1 ('.repeat(2_000)}`);
  expect(performance.now() - start).toBeLessThan(1_000);
});

const numbers = join(process.cwd(), '../shared/carriers/data/numbers');
test.skipIf(!existsSync(numbers))('no tracking number of the reference is taken for one', () => {
  const files = readdirSync(numbers).filter((file) => file.endsWith('.json'));
  const found = files.flatMap((file) => [
    ...readFileSync(join(numbers, file), 'utf8').matchAll(/"([0-9A-Z]{8,34})"/g),
  ]);
  const all = found.map((match) => match[1] ?? '').filter((number) => /\d{7}/.test(number));
  expect(all.length).toBeGreaterThan(50);
  // Those that are ten or eleven digits with a zero in front cannot be told from a phone by themselves.
  const likePhones = /^0[1-9]\d{8,9}$/;
  expect(
    all.filter(
      (number) => !likePhones.test(number) && maskPhones(`Item ${number} arrived`).includes(maskedPhone),
    ),
  ).toEqual([]);
  expect(all.filter((number) => maskPhones(`Item ${number} arrived`, number).includes(maskedPhone))).toEqual(
    [],
  );
});
if (!existsSync(numbers)) process.stdout.write('skipped: ../shared/carriers/data/numbers is not here\n');
