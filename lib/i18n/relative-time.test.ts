import { describe, expect, test } from 'vitest';
import { dayIn, formatAgo, relativeDay } from './relative-time';

test('today is the day at the destination, not here', () => {
  const instant = new Date('2025-11-18T20:00:00Z');
  expect(dayIn('America/New_York', instant)).toBe('2025-11-18');
  expect(dayIn('Asia/Ho_Chi_Minh', instant)).toBe('2025-11-19');
});

test.each([
  ['2025-11-17', 'yesterday'],
  ['2025-11-18', 'today'],
  ['2025-11-19', 'tomorrow'],
  ['2025-11-20', 'weekday'],
  ['2025-11-24', 'weekday'],
  ['2025-11-25', 'date'],
  ['2025-11-16', 'date'],
] as const)('seen from Tuesday 18 November, %s is best named by %s', (day, name) => {
  expect(relativeDay(day, '2025-11-18')).toBe(name);
});

test('the last day of a year is followed by tomorrow', () => {
  expect(relativeDay('2026-01-01', '2025-12-31')).toBe('tomorrow');
});

describe('how long ago', () => {
  const now = new Date('2025-11-18T12:00:00Z');
  test.each([
    ['2025-11-18T11:59:01Z', null, null, null],
    ['2025-11-18T11:59:00Z', '1 minute ago', '1 phút trước', '1 分钟前'],
    ['2025-11-18T09:00:00Z', '3 hours ago', '3 giờ trước', '3 小时前'],
    ['2025-11-16T11:00:00Z', '2 days ago', '2 ngày trước', '2 天前'],
    ['2025-11-18T12:00:30Z', null, null, null],
  ])('%s', (instant, english, vietnamese, chinese) => {
    expect(formatAgo('en', new Date(instant), now)).toBe(english);
    expect(formatAgo('vi', new Date(instant), now)).toBe(vietnamese);
    expect(formatAgo('zh', new Date(instant), now)).toBe(chinese);
  });
});
