import { type CarrierWeek, carrierWeeks } from './carrier-weeks';
import { weekdayOf } from './day';
import type { HolidayName } from './holiday-names';
import { holidayOn } from './holidays';

/** On which days something may happen to a parcel. Days are numbers (`dayOf`). */
export interface Calendar {
  isBusinessDay(day: number): boolean;
  /** The public holiday that stops it on a day it would otherwise work; null when none does. */
  holidayOn(day: number): { country: string; name: HolidayName } | null;
}

export interface CalendarOf {
  /** ISO codes of the places where work must be going on; empty where none is known. */
  countries: readonly string[];
  carrier: string;
  /** Of an authority (customs): Monday to Friday, whoever carries the parcel. */
  isOffice: boolean;
}

/** Working days of a carrier in some countries at once: a day on which one of them rests moves nothing. */
export function calendarOf({ countries, carrier, isOffice }: CalendarOf): Calendar {
  const week = isOffice ? undefined : carrierWeeks[carrier];
  const places = countries.length === 0 ? [null] : countries;
  const lastWeekdays = places.map((country) => lastWeekdayOf(week, country));
  const isWorkday = (day: number) => lastWeekdays.every((last) => ((weekdayOf(day) + 6) % 7) + 1 <= last);
  const restOn = (day: number) => {
    for (const country of countries) {
      const name = holidayOn(country, day);
      const isKept = country !== 'US' || !week?.usHolidays || (name && week.usHolidays.includes(name));
      if (name && isKept) return { country, name };
    }
    return null;
  };
  return {
    isBusinessDay: (day) => isWorkday(day) && restOn(day) === null,
    holidayOn: (day) => (isWorkday(day) ? restOn(day) : null),
  };
}

/** Monday is 1, Sunday is 7. */
function lastWeekdayOf(week: CarrierWeek | undefined, country: string | null): number {
  const isThere = week && (week.countries === null || (country !== null && week.countries.includes(country)));
  if (!isThere) return 5;
  return week.lastDay === 'sunday' ? 7 : 6;
}

/** The `count`-th business day after a day; the day itself for 0. */
export function businessDaysAfter(calendar: Calendar, day: number, count: number): number {
  let found = day;
  for (let left = count; left > 0; ) {
    found += 1;
    if (calendar.isBusinessDay(found)) left -= 1;
  }
  return found;
}
