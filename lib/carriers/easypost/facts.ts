import type { Place } from '@/lib/tracking/event';
import type { Estimate, Weight } from '@/lib/tracking/view';
import { countryCode } from '../reading/country-code';
import { estimateOn } from '../reading/estimate-days';
import { type EventTime, eventTime, readDay } from '../reading/local-time';
import { offsetAt } from '../reading/place-zone';
import type { EasypostLocation, EasypostTracker } from './answer';

const gramsPerOunce = 28.349523125;

/** Null when it names nothing. USPS leaves its own country out. */
export function easypostPlace(location: EasypostLocation | undefined, carrier: string | null): Place | null {
  if (!location) return null;
  const { city, state, zip, country } = location;
  if (!city && !state && !zip && !country) return null;
  const named = country ? countryCode(country) : null;
  return {
    city: city || null,
    state: state || null,
    postalCode: zip || null,
    country: named ?? (carrier === 'usps' && !country ? 'US' : null),
  };
}

/** "HOUSTON TX, 77001", where there is no more than this text; null for a text of another shape. */
export function easypostPlaceOfText(text: string): Place | null {
  const match = /^(\p{L}[\p{L} .'-]*) ([A-Z]{2}), (\d{5})(?:-\d{4})?$/u.exec(text);
  if (!match) return null;
  return { city: match[1] ?? null, state: match[2] ?? null, postalCode: match[3] ?? null, country: 'US' };
}

const utcStamp = /(?:Z|[+-]00:?00)$/i;

/**
 * EasyPost labels every time Z. Where it knows the place well enough it has put the carrier's local time into
 * the place's zone, and the instant is true; where it does not, what it labels Z is the carrier's wall clock
 * (docs.easypost.com/docs/trackers, "default to UTC"; zones by place are a beta there). So an instant counts
 * only with a place, and is told on that place's clock; without one the time stays local and without a zone,
 * and midnight, which carriers write for "no time", a day.
 */
export function easypostTime(datetime: string, place: Place | null): EventTime | null {
  if (!utcStamp.test(datetime)) return eventTime({ local: datetime });
  if (isPlaced(place)) return eventTime({ utc: datetime, offset: offsetAt(place, Date.parse(datetime)) });
  return eventTime({ local: datetime.replace(utcStamp, '').replace(/T00:00(:00(\.0+)?)?$/, '') });
}

/** Enough to find it on a map: a postcode, or a city with its state or country. */
function isPlaced(place: Place | null): boolean {
  if (!place) return false;
  return place.postalCode !== null || (place.city !== null && (place.state ?? place.country) !== null);
}

/**
 * The expected day. EasyPost's local date first; else the day of its instant on the clock of the destination. A
 * local time of day is left out: it is neither said to be the earliest nor the latest.
 */
export function easypostEstimate(tracker: EasypostTracker, destination: Place | null): Estimate | null {
  const carrier = tracker.carrier_detail;
  const guaranteed = dayOf(carrier?.guaranteed_delivery_date ?? '', destination);
  const local = readDay((carrier?.est_delivery_date_local ?? '').slice(0, 10));
  const date = local ?? dayOf(tracker.est_delivery_date, destination) ?? guaranteed;
  if (!date) return null;
  return { ...estimateOn(date), isGuaranteed: date === guaranteed };
}

function dayOf(stamp: string, destination: Place | null): string | null {
  return easypostTime(stamp, /T00:00(:00)?/.test(stamp) ? null : destination)?.localTime.slice(0, 10) ?? null;
}

/** Whole grams, from ounces. */
export function easypostWeight(ounces: number | null): Weight | null {
  const grams = Math.round((ounces ?? 0) * gramsPerOunce);
  return grams > 0 ? { grams } : null;
}
