import { describe, expect, test } from 'vitest';
import { businessDaysAfter, calendarOf } from './calendar';
import { dayOf, dayText } from './day';

function workdayAfter(carrier: string, countries: string[], day: string, count: number, isOffice = false) {
  const calendar = calendarOf({ countries, carrier, isOffice });
  return dayText(businessDaysAfter(calendar, dayOf(day), count));
}

describe('business days', () => {
  test.each([
    ['over a weekend, where carriers rest', 'dpd', ['DE'], '2026-11-20', 1, '2026-11-23'],
    ['USPS works on Saturday', 'usps', ['US'], '2026-11-20', 1, '2026-11-21'],
    ['and not on Sunday', 'usps', ['US'], '2026-11-21', 1, '2026-11-23'],
    ['UPS works on Saturday in the US', 'ups', ['US'], '2026-11-20', 1, '2026-11-21'],
    ['and not abroad', 'ups', ['DE'], '2026-11-20', 1, '2026-11-23'],
    ['GHN works at weekends', 'ghn', ['VN'], '2026-11-20', 2, '2026-11-22'],
    ['SF Express works at weekends', 'sf-express', ['CN'], '2026-11-20', 2, '2026-11-22'],
    ['Viettel Post until Saturday', 'viettelpost', ['VN'], '2026-11-21', 1, '2026-11-23'],
    ['Amazon every day', 'amazon', ['US'], '2026-11-21', 1, '2026-11-22'],
    ['Thanksgiving', 'usps', ['US'], '2026-11-25', 1, '2026-11-27'],
    ['Christmas', 'ups', ['US'], '2026-12-24', 1, '2026-12-26'],
    ['Veterans Day is USPS’s', 'usps', ['US'], '2026-11-10', 1, '2026-11-12'],
    ['and not UPS’s', 'ups', ['US'], '2026-11-10', 1, '2026-11-11'],
    ['a holiday on a Saturday is kept on Friday too', 'usps', ['US'], '2027-12-23', 1, '2027-12-27'],
    ['Tết, with a day before the eve', 'ghn', ['VN'], '2026-02-14', 1, '2026-02-21'],
    ['National Day of Vietnam with either neighbour', 'ghn', ['VN'], '2026-08-31', 1, '2026-09-04'],
    ['Hùng Kings’ Day on a Sunday, made up for', 'ghn', ['VN'], '2026-04-25', 1, '2026-04-28'],
    ['Spring Festival to the seventh', 'sf-express', ['CN'], '2026-02-15', 1, '2026-02-24'],
    ['Golden Week', 'sf-express', ['CN'], '2026-09-30', 1, '2026-10-08'],
    ['Labour Day of China, five days', 'sf-express', ['CN'], '2026-04-30', 1, '2026-05-06'],
    ['Women’s Day closes nothing in China', 'sf-express', ['CN'], '2027-03-07', 1, '2027-03-08'],
    ['both ends of the way', 'usps', ['CN', 'US'], '2026-09-30', 1, '2026-10-08'],
    ['where no country is known, weekends only', 'usps', [], '2026-12-24', 1, '2026-12-25'],
    ['across the turn of the year', 'fedex', ['US'], '2026-12-31', 1, '2027-01-02'],
  ])('%s', (_, carrier, countries, day, count, expected) => {
    expect(workdayAfter(carrier, countries, day, count)).toBe(expected);
  });

  test('of customs end on Friday, whoever carries the parcel', () => {
    expect(workdayAfter('ghn', ['VN'], '2026-11-20', 1, true)).toBe('2026-11-23');
  });

  test('the holiday is named where it stops a day of work, and only there', () => {
    const usps = calendarOf({ countries: ['US'], carrier: 'usps', isOffice: false });
    expect(usps.holidayOn(dayOf('2026-11-26'))).toEqual({ country: 'US', name: 'thanksgiving' });
    // A Sunday, on which nothing is delivered anyway.
    expect(usps.holidayOn(dayOf('2027-07-04'))).toBeNull();
    expect(usps.holidayOn(dayOf('2027-07-05'))).toEqual({ country: 'US', name: 'independence_day' });
  });
});
