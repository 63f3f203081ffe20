import type { Place, TrackingEvent } from './event';
import { isDateOnly, offsetMinutes, sortTimes } from './event-time';
import { fingerprint } from './fingerprint';
import { areDifferentCountries, leastDistanceKm, solarOffsetMinutes, stateCode } from './geography';
import type { Suspicion } from './suspicion';
import { orderEvents, withoutZonelessTwins } from './timeline';

const hourMs = 3_600_000;
/** What an airliner flies; parcels are slower, as they are also loaded and sorted. */
const fastestKmPerHour = 900;
/** Nearer than this, a scan with a slip of the place is likelier than a second parcel. */
const leastKm = 500;
/** A clock that is off by daylight saving. */
const slackHours = 1;
/** A wall clock whose zone is not known, or is not that of its place, may be read this far off. */
const unknownZoneHours = 14;
/** The sun and the clock of one place differ by less than this; more means that the zone is another one's. */
const likelyOffsetMinutes = 240;
/** Scans are entered late, and days come without a time: order within these hours means nothing. */
const orderSlackMs = 36 * hourMs;
/** A hand-over by a partner takes days; one within these hours cannot have crossed half a country by road. */
const handOverHours = 18;
const handOverKm = 1_000;
const acceptedAgainAfterMs = 30 * 24 * hourMs;

/** Somebody had the parcel in hand there. Labels, customs and forecasts are entered from anywhere. */
const physical =
  /^(in_transit\.(accepted|picked_up|departed|arrived|arrived_in_country|local_facility)|out_for_delivery\.out_for_delivery|attempt_failed\.(attempted|no_\w+|business_closed)|available_for_pickup\.ready|delivered\.\w+)$/;
const acceptance = /^in_transit\.(accepted|picked_up)$/;
const handedOver = /^(label_created\.label_created|in_transit\.(accepted|picked_up))$/;
const lastMile = /^(out_for_delivery\.out_for_delivery|attempt_failed\.|available_for_pickup\.|delivered\.)/;
/** After these, a parcel may rightly end, or begin again, elsewhere. */
const sentElsewhere =
  /^(returning\.|returned\.|in_transit\.(forwarded|resolved)|notice\.change_|available_for_pickup\.held_by_request|delivered\.(to_agent|to_neighbor|to_locker|picked_up_by_recipient)|exception\.(address_problem|refused|unclaimed))/;

interface Scan {
  event: TrackingEvent;
  ms: number;
}

/**
 * Signs that one number's history is two parcels': at most one of each kind, the earliest. Made to stay
 * silent on every clean history: distances are the least and times the longest possible. Depends on the set of
 * events only. `destination`: where the carrier says that the parcel goes.
 */
export function collisionsIn(events: readonly TrackingEvent[], destination: Place | null): Suspicion[] {
  const shown = withoutZonelessTwins(events).filter(({ origin }) => origin === 'carrier');
  const times = sortTimes(shown);
  const scans = orderEvents(shown).map((event) => ({ event, ms: times.get(event) ?? Number.NaN }));
  return [
    impossibleTravel(scans),
    deliveredBeforeShipped(scans),
    acceptedTwice(scans),
    wrongDestination(scans, destination),
  ].filter((found) => found !== null);
}

function impossibleTravel(scans: readonly Scan[]): Suspicion | null {
  const placed = scans.filter(({ event }) => isPlaced(event) && !isDateOnly(event));
  for (const [from, to] of pairs(placed)) {
    const km = leastDistanceKm(from.event.place, to.event.place) ?? 0;
    if (km < leastKm) continue;
    const hours = Math.abs(to.ms - from.ms) / hourMs;
    const longest = hours + slackBetween(from.event, to.event);
    if (km <= fastestKmPerHour * longest) continue;
    const figures = { km: String(km), hours: hours.toFixed(1) };
    return suspicion('impossible_travel', [from, to], { ...figures, ...route(from, to) });
  }
  return null;
}

function isPlaced({ meaning, place }: TrackingEvent): boolean {
  return physical.test(meaning) && leastDistanceKm(place, place) !== null;
}

/** How far the time between two events may be from the truth, in hours. */
function slackBetween(one: TrackingEvent, other: TrackingEvent): number {
  return slackHours + zoneErrorOf(one) + zoneErrorOf(other);
}

/** How wrong the zone of an event may be, in hours: as far as it is from the sun's. */
function zoneErrorOf(event: TrackingEvent): number {
  const stated = event.occurredAt === null ? null : offsetMinutes(event);
  const solar = solarOffsetMinutes(event.place);
  if (stated === null || solar === null) return unknownZoneHours;
  const minutes = Math.abs(stated - solar);
  return minutes > likelyOffsetMinutes ? unknownZoneHours : minutes / 60;
}

function deliveredBeforeShipped(scans: readonly Scan[]): Suspicion | null {
  const delivery = scans.find(({ event }) => event.meaning.startsWith('delivered.'));
  if (!delivery) return null;
  const start = scans.find(({ event }) => handedOver.test(event.meaning));
  if (!start || start.ms - delivery.ms <= orderSlackMs) return null;
  const isBegun = scans.some((scan) => scan.ms < delivery.ms && physical.test(scan.event.meaning));
  if (isBegun) return null;
  const hours = Math.round((start.ms - delivery.ms) / hourMs);
  return suspicion('delivered_before_shipped', [delivery, start], { hours: String(hours) });
}

function acceptedTwice(scans: readonly Scan[]): Suspicion | null {
  const acceptances = scans.filter(({ event }) => acceptance.test(event.meaning));
  for (const [first, second] of pairs(acceptances)) {
    const between = scans.slice(scans.indexOf(first) + 1, scans.indexOf(second));
    if (between.some(({ event }) => sentElsewhere.test(event.meaning))) continue;
    const details = againAtTheStart(between, second) ?? inTwoPlaces(first, second, between, scans);
    if (details) return suspicion('accepted_twice', [first, second], { ...details, ...route(first, second) });
  }
  return null;
}

/** It had come as far as the recipient's town, and is then accepted far from there. */
function againAtTheStart(between: readonly Scan[], second: Scan): Record<string, string> | null {
  const last = between.findLast(({ event }) => lastMile.test(event.meaning));
  if (!last || second.ms - last.ms <= orderSlackMs) return null;
  const km = leastDistanceKm(last.event.place, second.event.place) ?? 0;
  if (km < leastKm) return null;
  return { km: String(km), hours: String(Math.round((second.ms - last.ms) / hourMs)) };
}

/** Within one country: at once in places far apart without a scan on the way, or a month later. */
function inTwoPlaces(
  first: Scan,
  second: Scan,
  between: readonly Scan[],
  scans: readonly Scan[],
): Record<string, string> | null {
  const countries = new Set(scans.flatMap(({ event }) => event.place?.country ?? []));
  if (countries.size > 1) return null;
  const gapMs = second.ms - first.ms;
  if (gapMs > acceptedAgainAfterMs) return { hours: String(Math.round(gapMs / hourMs)) };
  const isCarried = between.some(({ event }) => event.meaning.startsWith('in_transit.'));
  const km = leastDistanceKm(first.event.place, second.event.place) ?? 0;
  const hours = gapMs / hourMs + slackBetween(first.event, second.event);
  const areDays = isDateOnly(first.event) || isDateOnly(second.event);
  if (isCarried || areDays || km < handOverKm || hours > handOverHours) return null;
  return { km: String(km), hours: (gapMs / hourMs).toFixed(1) };
}

function wrongDestination(scans: readonly Scan[], destination: Place | null): Suspicion | null {
  if (!destination || scans.some(({ event }) => sentElsewhere.test(event.meaning))) return null;
  const delivery = scans.find(({ event }) => event.meaning.startsWith('delivered.') && event.place !== null);
  const place = delivery?.event.place;
  if (!delivery || !place) return null;
  const km = leastDistanceKm(place, destination);
  const isElsewhere =
    areDifferentCountries(place.country, destination.country) || areFarStates(place, destination, km);
  if (!isElsewhere) return null;
  const names = { expected: nameOf(destination), found: nameOf(place) };
  return suspicion('wrong_destination', [delivery], { ...names, ...(km !== null && { km: String(km) }) });
}

/** States that touch do not count: towns lie across their border, and have post offices on the other side. */
function areFarStates(one: Place, other: Place, km: number | null): boolean {
  const codes = [stateCode(one), stateCode(other)];
  const isSameCountry = one.country !== null && one.country === other.country;
  return isSameCountry && !codes.includes(null) && codes[0] !== codes[1] && (km ?? 0) >= leastKm / 2;
}

function nameOf(place: Place): string {
  return [place.country, stateCode(place)].filter((part) => part !== null).join('-');
}

function route(from: Scan, to: Scan): Record<string, string> {
  const [one, other] = [from, to].map(({ event }) => event.place && nameOf(event.place));
  return { ...(one && { from: one }), ...(other && { to: other }) };
}

function suspicion(
  kind: Suspicion['kind'],
  scans: readonly Scan[],
  details: Record<string, string>,
): Suspicion {
  return { kind, eventIds: scans.map(({ event }) => fingerprint(event)), details };
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.slice(1).flatMap((second, index) => {
    const first = list[index];
    return first === undefined ? [] : [[first, second] satisfies [T, T]];
  });
}
