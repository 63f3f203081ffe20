/**
 * Public holidays that parcels wait for; keys of `answers.holidays`. `public_holiday` are all that few shoppers know by
 * name: their date is said instead.
 */
const holidayNames = [
  'new_year',
  'lunar_new_year',
  'memorial_day',
  'independence_day',
  'labour_day',
  'thanksgiving',
  'christmas',
  'hung_kings',
  'reunification_day',
  'national_day',
  'tomb_sweeping',
  'dragon_boat',
  'mid_autumn',
  'public_holiday',
] as const;
export type HolidayName = (typeof holidayNames)[number];
