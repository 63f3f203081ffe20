import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitUntil } from './wait-rule';

test.each([
  ['on a weekday until the next one', '2026-11-17', 'US', 'ups', '2026-11-18'],
  ['from Friday until Saturday, where the carrier works then', '2026-11-20', 'US', 'usps', '2026-11-21'],
  ['from Friday over the weekend, where nobody says that it does', '2026-11-20', 'DE', 'dhl', '2026-11-23'],
  ['over Thanksgiving', '2026-11-25', 'US', 'usps', '2026-11-27'],
  ['over Reunification Day and May Day', '2026-04-29', 'VN', 'other', '2026-05-04'],
  ['in an unknown country as in most', '2026-11-20', null, 'other', '2026-11-23'],
  ['over New Year', '2026-12-31', 'DE', 'other', '2027-01-01'],
  ['over 29 February', '2028-02-28', 'US', 'usps', '2028-02-29'],
])('it is worth waiting %s', (_, day, country, carrier, until) => {
  expect(waitUntil(day, country, carrier)).toBe(until);
});

test('it is always a later day, and soon', () => {
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  const country = fc.constantFrom('US', 'VN', 'CN', 'DE', null);
  fc.assert(
    fc.property(day, country, fc.constantFrom('usps', 'ups', 'ghn', 'sf-express'), (date, where, carrier) => {
      const from = date.toISOString().slice(0, 10);
      const days = (Date.parse(waitUntil(from, where, carrier)) - Date.parse(from)) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(1);
      expect(days).toBeLessThanOrEqual(16);
    }),
  );
});
