import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locales } from './locales';
import { negotiateLocale } from './negotiate';

test.each([
  ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
  ['fr-FR, en;q=0.3, vi;q=0.8', 'vi'],
  ['zh-Hant-TW', 'zh'],
  ['zh-Hans-CN;q=0.9', 'zh'],
  ['yue-HK', 'zh'],
  ['EN-us', 'en'],
  ['en;q=0.5, vi;q=0.5', 'en'],
  ['en ; q=0.1 , zh ; q = 0.2', 'zh'],
  ['vi;q=0, en;q=0.2', 'en'],
  ['vi;q=0', null],
  ['en;q=0, en-US', null],
  ['fr, de;q=0.5', null],
  ['*', null],
  ['english, vietnamese', null],
  ['vi;q=2, en;q=0.1', 'en'],
  ['vi;q=', 'vi'],
  ['', null],
  [null, null],
  [undefined, null],
])('%s is answered in %s', (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});

test('whatever a browser sends, the answer is one of ours or none', () => {
  const header = fc.oneof(
    fc.string({ maxLength: 2000 }),
    fc
      .array(fc.constantFrom('en', 'vi', 'zh-TW', ';q=', '0.5', ',', ' ', '*', '-', '1..2', '١'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(header, (text) => {
      expect([...locales, null]).toContain(negotiateLocale(text));
    }),
  );
});

test('the language with the highest quality wins, in any order', () => {
  const shuffled = fc.shuffledSubarray(['en;q=0.3', 'vi;q=0.7', 'zh;q=0.9', 'fr'], { minLength: 4 });
  fc.assert(fc.property(shuffled, (parts) => negotiateLocale(parts.join(', ')) === 'zh'));
});
