import { expect, test } from 'vitest';
import { formatAlternatives } from './list';

test('alternatives are listed as each language lists them', () => {
  expect(formatAlternatives('en', ['FedEx', 'UPS'])).toBe('FedEx or UPS');
  expect(formatAlternatives('vi', ['FedEx', 'Viettel Post'])).toBe('FedEx hoặc Viettel Post');
  expect(formatAlternatives('zh', ['FedEx', 'UPS'])).toBe('FedEx 或 UPS');
});
