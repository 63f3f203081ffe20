import Holidays from 'date-holidays';
import { dayOf, weekdayOf } from './day';
import type { HolidayName } from './holiday-names';

/** Countries whose public holidays we count; of the others, weekends only. */
const holidayCountries = ['US', 'VN', 'CN'] as const;
export type HolidayCountry = (typeof holidayCountries)[number];

type Year = ReadonlyMap<number, HolidayName>;
const years = new Map<string, Year>();

/** The public holiday of a country on a day; null on every other day, and for countries we do not know. */
export function holidayOn(country: string, day: number): HolidayName | null {
  if (!isKnown(country)) return null;
  const year = new Date(day * 86_400_000).getUTCFullYear();
  const key = `${country}${year}`;
  let known = years.get(key);
  if (!known) {
    known = holidaysOfYear(country, year);
    years.set(key, known);
  }
  return known.get(day) ?? null;
}

function isKnown(country: string): country is HolidayCountry {
  return holidayCountries.some((known) => known === country);
}

/**
 * By the start of the library's rule for it. China: half-days (Women's Day, Youth Day, Army Day) and Children's
 * Day are listed there as well, but nothing closes on them. Rules not named here are `public_holiday`.
 */
const nameOfRule: readonly (readonly [country: HolidayCountry, rule: string, name: HolidayName | null])[] = [
  ['US', '01-01', 'new_year'],
  ['US', 'monday before 06-01', 'memorial_day'],
  ['US', '07-04', 'independence_day'],
  ['US', '1st monday in September', 'labour_day'],
  ['US', '4th thursday in November', 'thanksgiving'],
  ['US', '12-25', 'christmas'],
  ['VN', '01-01', 'new_year'],
  ['VN', '1 day before vietnamese 1-0-1', 'lunar_new_year'],
  ['VN', 'vietnamese 1-0-1', 'lunar_new_year'],
  ['VN', 'vietnamese 3-0-10', 'hung_kings'],
  ['VN', '04-30', 'reunification_day'],
  ['VN', '05-01', 'labour_day'],
  ['VN', '09-02', 'national_day'],
  ['CN', '01-01', 'new_year'],
  ['CN', 'chinese 01-0-0', 'lunar_new_year'],
  ['CN', 'chinese 5-01 solarterm', 'tomb_sweeping'],
  ['CN', '05-01', 'labour_day'],
  ['CN', 'chinese 05-0-05', 'dragon_boat'],
  ['CN', 'chinese 08-0-15', 'mid_autumn'],
  ['CN', '10-0', 'national_day'],
  ['CN', '03-08', null],
  ['CN', '05-04', null],
  ['CN', '06-01', null],
  ['CN', '08-01', null],
];

/**
 * Days that a closure reaches beyond those the library lists, counted from its first listed day.
 * China: the State Council's yearly notices move weekends so that Spring Festival closes from the eve to the
 * seventh day of the month at least, Labour Day for five days and National Day for seven (2024, 2025, 2026).
 * Vietnam: the Labour Code (45/2019/QH14, art. 112) gives Tết five days, of which one or two lie before it, and
 * National Day two, of which the other lies before or after: which, is announced each year, so both count.
 */
const closures: Readonly<Partial<Record<string, readonly [before: number, after: number]>>> = {
  'CN lunar_new_year': [0, 7],
  'CN labour_day': [0, 4],
  'CN national_day': [0, 6],
  'VN lunar_new_year': [1, 4],
  'VN national_day': [1, 1],
};

function holidaysOfYear(country: HolidayCountry, year: number): Year {
  const listed = new Holidays(country, { types: ['public'] }).getHolidays(year).flatMap(({ date, rule }) => {
    const found = nameOfRule.find(([of, start]) => of === country && rule.startsWith(start));
    const name = found === undefined ? 'public_holiday' : found[2];
    return name === null ? [] : [{ day: dayOf(date), name }];
  });
  const days = new Map<number, HolidayName>();
  for (const { day, name } of listed) days.set(day, name);
  for (const [day, name] of listed.map(({ day, name }) => [day, name] as const)) {
    const [before, after] = isFirst(listed, day, name) ? (closures[`${country} ${name}`] ?? [0, 0]) : [0, 0];
    for (let more = day - before; more <= day + after; more++) if (!days.has(more)) days.set(more, name);
  }
  if (country === 'VN') addDaysInLieu(days);
  return days;
}

function isFirst(listed: readonly { day: number; name: HolidayName }[], day: number, name: HolidayName) {
  return !listed.some((other) => other.name === name && other.day < day && day - other.day < 10);
}

/** A holiday on a weekend is made up for on the next working day (Labour Code, art. 111). */
function addDaysInLieu(days: Map<number, HolidayName>): void {
  for (const [day, name] of [...days]) {
    if (!isWeekend(day) || name === 'lunar_new_year' || name === 'national_day') continue;
    let next = day + 1;
    while (isWeekend(next) || days.has(next)) next += 1;
    days.set(next, name);
  }
}

function isWeekend(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}
