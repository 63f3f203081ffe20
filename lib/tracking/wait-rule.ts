import { businessDaysAfter, calendarOf } from './answers/calendar';
import { dayOf, dayText } from './answers/day';

/**
 * Until the end of which day it is worth waiting for a parcel that is said to be delivered and is not there: the
 * carrier's next business day. Carriers sometimes scan early, and drivers bring it on the next round. `day` and the
 * answer are `YYYY-MM-DD` where it was delivered; `country` ISO 3166-1 alpha-2, null if unknown. Depends on nothing
 * else, so a cached page stays true.
 */
export function waitUntil(day: string, country: string | null, carrier: string): string {
  const calendar = calendarOf({ countries: country === null ? [] : [country], carrier, isOffice: false });
  return dayText(businessDaysAfter(calendar, dayOf(day), 1));
}
