import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitUntil } from './wait-rule';

test.each([
  ['on a weekday until the next one', '2026-11-17', 'US', '2026-11-18'],
  ['from Friday over the weekend', '2026-11-20', 'US', '2026-11-23'],
  ['from Saturday until Monday', '2026-11-21', 'VN', '2026-11-23'],
  ['from Thursday until Sunday where Friday is free', '2026-11-19', 'SA', '2026-11-22'],
  ['in an unknown country as in most', '2026-11-20', null, '2026-11-23'],
  ['over the end of a year', '2026-12-31', 'CN', '2027-01-01'],
  ['over 29 February', '2028-02-28', 'US', '2028-02-29'],
])('it is worth waiting %s', (_, day, country, until) => {
  expect(waitUntil(day, country)).toBe(until);
});

test('holidays do not count', () => {
  const holidays = new Set(['2026-11-26', '2026-11-27']);
  expect(waitUntil('2026-11-25', 'US', (day) => holidays.has(day))).toBe('2026-11-30');
});

test('it is always a later day, soon, and never a day off', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.constantFrom('US', 'VN', 'CN', 'SA', null), (date, country) => {
      const from = date.toISOString().slice(0, 10);
      const until = waitUntil(from, country);
      const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(1);
      expect(days).toBeLessThanOrEqual(3);
      expect(country === 'SA' ? [5, 6] : [0, 6]).not.toContain(new Date(until).getUTCDay());
    }),
  );
});

test('whoever calls every day a holiday does not hang the page', () => {
  expect(waitUntil('2026-11-17', 'US', () => true)).toBe('2026-12-01');
});
