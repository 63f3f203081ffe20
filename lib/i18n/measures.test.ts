import { expect, test } from 'vitest';
import { formatDimensions, formatWeight, unitSystemOf } from './measures';

const box = { lengthMm: 305, widthMm: 203, heightMm: 105 };

test('readers in the United States get pounds and inches, all others grams and centimetres', () => {
  expect(['US', 'VN', null].map(unitSystemOf)).toEqual(['us', 'metric', 'metric']);
});

test.each([
  ['en', '850 g', '1.25 kg', '30.5 × 20.3 × 10.5 cm'],
  ['vi', '850 g', '1,25 kg', '30,5 × 20,3 × 10,5 cm'],
  ['zh', '850 克', '1.25 千克', '30.5 × 20.3 × 10.5 厘米'],
] as const)('metric in %s', (locale, light, heavy, size) => {
  expect(formatWeight(locale, { grams: 850 }, 'metric')).toBe(light);
  expect(formatWeight(locale, { grams: 1250 }, 'metric')).toBe(heavy);
  expect(formatDimensions(locale, box, 'metric')).toBe(size);
});

test('United States units', () => {
  expect(formatWeight('en', { grams: 340 }, 'us')).toBe('12 oz');
  expect(formatWeight('en', { grams: 1250 }, 'us')).toBe('2.76 lb');
  expect(formatDimensions('en', box, 'us')).toBe('12 × 8 × 4.1 in');
  expect(formatWeight('zh', { grams: 340 }, 'us')).toBe('12 盎司');
  expect(formatWeight('zh', { grams: 1250 }, 'us')).toBe('2.76 磅');
});

test('a weight just under the larger unit is not rounded up to "1,000 g" or "16 oz"', () => {
  expect(formatWeight('en', { grams: 999.6 }, 'metric')).toBe('1 kg');
  expect(formatWeight('en', { grams: 453.5 }, 'us')).toBe('1 lb');
});
