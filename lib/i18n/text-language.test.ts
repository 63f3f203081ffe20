import { expect, test } from 'vitest';
import { textLanguage } from './text-language';

test.each([
  ['离开【深圳国际邮件处理中心】', 'zh'],
  ['Chuyển hải quan kiểm tra', 'vi'],
  ['Chuyê\u0309n', 'vi'],
  ['Departed from facility', 'en'],
  ['Zugestellt in Köln, Café', 'en'],
])('%s from a carrier that usually writes English is %s', (text, language) => {
  expect(textLanguage(text, 'en')).toBe(language);
});

test('a carrier that writes another language is believed', () => {
  expect(textLanguage('Giao hang', 'vi')).toBe('vi');
  expect(textLanguage('SF Express', 'zh')).toBe('zh');
});
