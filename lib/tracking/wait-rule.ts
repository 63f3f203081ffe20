/** Countries that rest on Friday and Saturday instead (CLDR supplemental data, weekData). */
const restsOnFriday: ReadonlySet<string> = new Set([
  ...['BD', 'BH', 'DZ', 'EG', 'IL', 'IQ', 'JO', 'KW', 'LY', 'OM', 'QA', 'SA', 'SD', 'SY', 'YE'],
]);

const dayMs = 86_400_000;
/** No run of days off is longer than this; whoever says otherwise is wrong. */
const longestRest = 14;

/**
 * Until the end of which day it is worth waiting for a parcel that is said to be delivered and is not there:
 * the next business day. Carriers sometimes scan early, and drivers bring it on the next round. `day` is
 * `YYYY-MM-DD` where it was delivered; `country` ISO 3166-1 alpha-2, null if unknown; `isHoliday` knows the
 * public holidays there. Depends on nothing else, so a cached page stays true.
 */
export function waitUntil(
  day: string,
  country: string | null,
  isHoliday: (day: string) => boolean = () => false,
): string {
  const daysOff = country !== null && restsOnFriday.has(country) ? [5, 6] : [6, 0];
  let next = Date.parse(`${day}T00:00Z`);
  for (let step = 0; step < longestRest; step += 1) {
    next += dayMs;
    const date = new Date(next);
    if (!daysOff.includes(date.getUTCDay()) && !isHoliday(date.toISOString().slice(0, 10))) break;
  }
  return new Date(next).toISOString().slice(0, 10);
}
