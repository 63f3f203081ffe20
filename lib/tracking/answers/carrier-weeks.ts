import type { HolidayName } from './holiday-names';

/** On which days a carrier moves and delivers parcels, where it does so more often than from Monday to Friday. */
export interface CarrierWeek {
  /** Countries where it works beyond Friday; null: everywhere. */
  countries: readonly string[] | null;
  lastDay: 'saturday' | 'sunday';
  /** Of the United States' public holidays those on which it stops; null: all. */
  usHolidays: readonly HolidayName[] | null;
}

/** UPS, FedEx and Amazon stop on six of the eleven federal holidays (their published holiday schedules, 2025–26). */
const mainUsHolidays: readonly HolidayName[] = [
  'new_year',
  'memorial_day',
  'independence_day',
  'labour_day',
  'thanksgiving',
  'christmas',
];

const everyDay = (country: string): CarrierWeek => ({
  countries: [country],
  lastDay: 'sunday',
  usHolidays: null,
});

/**
 * By carrier code; who is not here is taken to rest at weekends, which only makes us wait longer before we worry.
 *
 * Certain (the carriers' own service pages): USPS delivers from Monday to Saturday, on Sundays only Express and
 * some parcels; UPS and FedEx deliver to homes on Saturdays in the US; Amazon every day; SF Express and the
 * Chinese express networks every day. Likely (their shops' opening hours and help pages): GHN, GHTK, J&T and
 * Ninja Van in Vietnam every day, Viettel Post and VNPost until Saturday.
 */
export const carrierWeeks: Readonly<Partial<Record<string, CarrierWeek>>> = {
  usps: { countries: ['US'], lastDay: 'saturday', usHolidays: null },
  ups: { countries: ['US'], lastDay: 'saturday', usHolidays: mainUsHolidays },
  fedex: { countries: ['US'], lastDay: 'saturday', usHolidays: mainUsHolidays },
  amazon: { countries: null, lastDay: 'sunday', usHolidays: mainUsHolidays },
  dhl: { countries: [], lastDay: 'saturday', usHolidays: mainUsHolidays },
  ghn: everyDay('VN'),
  ghtk: everyDay('VN'),
  'jtexpress-vn': everyDay('VN'),
  'ninjavan-vn': everyDay('VN'),
  viettelpost: { countries: ['VN'], lastDay: 'saturday', usHolidays: null },
  vnpost: { countries: ['VN'], lastDay: 'saturday', usHolidays: null },
  'sf-express': everyDay('CN'),
  'jtexpress-cn': everyDay('CN'),
  'china-ems': everyDay('CN'),
  'china-post': everyDay('CN'),
  cainiao: everyDay('CN'),
  yto: everyDay('CN'),
  zto: everyDay('CN'),
  sto: everyDay('CN'),
};
