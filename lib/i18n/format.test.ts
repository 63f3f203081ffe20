import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatDateRange,
  formatDateTime,
  formatDay,
  formatDayHeading,
  formatInstant,
  formatTime,
  formatWeekday,
  formatWindow,
} from './format';
import { locales } from './locales';

describe('a day reads as people of the language write it', () => {
  test.each([
    ['en', 'Tuesday', 'Tuesday, November 18', 'Tuesday, November 18', 'November 18'],
    [
      'vi',
      'thứ\u00a0Ba',
      'thứ\u00a0Ba, 18\u00a0tháng\u00a011',
      'Thứ\u00a0Ba, 18\u00a0tháng\u00a011',
      '18\u00a0tháng\u00a011',
    ],
    ['zh', '周二', '11月18日（周二）', '11月18日 周二', '11月18日'],
  ] as const)('%s', (locale, weekday, inSentence, heading, date) => {
    expect(formatWeekday(locale, '2025-11-18')).toBe(weekday);
    expect(formatDay(locale, '2025-11-18')).toBe(inSentence);
    expect(formatDayHeading(locale, '2025-11-18')).toBe(heading);
    expect(formatDate(locale, '2025-11-18')).toBe(date);
  });

  test('a Vietnamese Sunday has a capital wherever it stands, as the name in "thứ Ba" has', () => {
    expect(formatDay('vi', '2025-11-16')).toBe('Chủ\u00a0nhật, 16\u00a0tháng\u00a011');
    expect(formatDayHeading('vi', '2025-11-16')).toBe('Chủ\u00a0nhật, 16\u00a0tháng\u00a011');
  });

  test.each([
    ['en', 'December 31, 2024'],
    ['vi', '31\u00a0tháng\u00a012 năm\u00a02024'],
    ['zh', '2024年12月31日'],
  ] as const)('the year is written when it is another one, and only then: %s', (locale, withYear) => {
    expect(formatDate(locale, '2024-12-31', { seenFrom: '2025-01-02' })).toBe(withYear);
    expect(formatDate(locale, '2024-12-31', { seenFrom: '2024-12-30' })).not.toContain('2024');
  });

  test.each([
    ['en', ['November 18', '20'], ['December 30', 'January 2, 2026']],
    ['vi', ['18', '20\u00a0tháng\u00a011'], ['30\u00a0tháng\u00a012', '2\u00a0tháng\u00a01 năm\u00a02026']],
    ['zh', ['11月18日', '20日'], ['12月30日', '2026年1月2日']],
  ] as const)('a range says once what its ends share: %s', (locale, sameMonth, otherYear) => {
    expect(Object.values(formatDateRange(locale, '2025-11-18', '2025-11-20'))).toEqual(sameMonth);
    const acrossYears = formatDateRange(locale, '2025-12-30', '2026-01-02', { seenFrom: '2025-12-28' });
    expect(Object.values(acrossYears)).toEqual(otherYear);
  });

  test.each([
    ['en', ['December 30', '31, 2024']],
    ['vi', ['30', '31\u00a0tháng\u00a012 năm\u00a02024']],
    ['zh', ['2024年12月30日', '31日']],
  ] as const)('a range in another year names that year once: %s', (locale, range) => {
    const lastYear = formatDateRange(locale, '2024-12-30', '2024-12-31', { seenFrom: '2025-01-02' });
    expect(Object.values(lastYear)).toEqual(range);
  });
});

describe('a wall clock is never shifted', () => {
  const wallClock = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 19));

  test('the hour, the minute and the day that went in come out, whatever zone the machine is in', () => {
    const machineZone = process.env.TZ;
    try {
      const zones: [string, number][] = [
        ['Pacific/Kiritimati', -840],
        ['America/Los_Angeles', 480],
      ];
      for (const [zone, offsetMinutes] of zones) {
        process.env.TZ = zone;
        // Without this the test could pass because the machine never changed its zone.
        expect(new Date('2025-01-15').getTimezoneOffset()).toBe(offsetMinutes);
        fc.assert(
          fc.property(wallClock, (localTime) => {
            expect(formatTime('vi', localTime)).toBe(localTime.slice(11, 16));
            expect(formatTime('en', localTime)).toBe(twelveHours(localTime));
            const [, month, day] = localTime.slice(0, 10).split('-').map(Number);
            expect(formatDate('zh', localTime)).toBe(`${month}月${day}日`);
          }),
        );
      }
    } finally {
      if (machineZone === undefined) delete process.env.TZ;
      else process.env.TZ = machineZone;
    }
  });

  test('a day without a time has no time, not midnight', () => {
    for (const locale of locales) expect(formatTime(locale, '2025-11-18')).toBeNull();
  });

  test('midnight and noon in twelve hours', () => {
    expect(formatTime('en', '2025-11-18T00:05:00')).toBe('12:05\u00a0AM');
    expect(formatTime('en', '2025-11-18T12:00:00')).toBe('12:00\u00a0PM');
  });

  test('a delivery window', () => {
    const window = { start: '09:00', end: '18:30' };
    expect(formatWindow('en', window)).toBe('9:00\u00a0AM – 6:30\u00a0PM');
    expect(formatWindow('vi', window)).toBe('09:00–18:30');
    expect(formatWindow('zh', window)).toBe('09:00–18:30');
  });
});

/** A second way to the same text, so that the test does not repeat the code. */
function twelveHours(localTime: string): string {
  const hour = Number(localTime.slice(11, 13));
  return `${hour % 12 || 12}:${localTime.slice(14, 16)}\u00a0${hour < 12 ? 'AM' : 'PM'}`;
}

describe('a day with its time', () => {
  test.each([
    ['en', 'November 18, 3:05\u00a0PM', 'November 18, 3:05\u00a0PM UTC', 'November 18'],
    ['vi', '15:05, 18\u00a0tháng\u00a011', '15:05 UTC, 18\u00a0tháng\u00a011', '18\u00a0tháng\u00a011'],
    ['zh', '11月18日 15:05', '11月18日 15:05 UTC', '11月18日'],
  ] as const)('stands in the order of %s', (locale, local, instant, dayAlone) => {
    expect(formatDateTime(locale, '2025-11-18T15:05:00')).toBe(local);
    expect(formatInstant(locale, '2025-11-18T15:05:00Z')).toBe(instant);
    expect(formatDateTime(locale, '2025-11-18')).toBe(dayAlone);
  });
});
