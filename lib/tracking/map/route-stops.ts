import type { ShipmentSnapshot, TimelineEntry } from '../view';
import { distanceKm } from './distance';
import { longestReachableRun, type Stay } from './reachable';
import type { Pin, PlaceName, RouteStop } from './stop';

/** Scans nearer to each other than this are one stop: the town's airport, its sorting centre, its post office. */
const sameTownKm = 25;
const mostStops = 12;
const hourMs = 3_600_000;

/** Somebody had the parcel in hand there. Labels, customs and forecasts are entered from anywhere. */
const physical =
  /^(in_transit\.(?!customs_|scheduled)|out_for_delivery\.out_for_delivery|attempt_failed\.|available_for_pickup\.|delivered\.|returning\.|returned\.|exception\.)/;
/** A parcel in these states is on its way to the recipient. */
const isBound = /^(pending|label_created|in_transit|out_for_delivery|attempt_failed|exception|unknown)$/;

interface Visit extends Pin, Stay {}

type Parcel = Pick<ShipmentSnapshot, 'events' | 'status' | 'origin' | 'destination'>;

/**
 * The places on a parcel's way, oldest first: its scans, with where it came from and where it goes. At most
 * 12, and only towns that `locate` knows. Empty where there are fewer than two: nothing to draw.
 */
export function routeStops(
  { events, status, origin, destination }: Parcel,
  locate: (place: PlaceName) => Pin | null,
): RouteStop[] {
  const visits = visitsOf(events, locate);
  const run = longestReachableRun(visits);
  const scans = visits
    .filter((visit) => !run.includes(visit) || isElsewhere(visit, run))
    .map((visit) => stopOf(visit, { role: 'scan', isReached: true, isOnLine: run.includes(visit) }));
  const withStart = status === 'cancelled' ? scans : startAt(origin && locate(origin), scans);
  const isEnding = isBound.test(status) || status === 'delivered';
  const whole = isEnding ? endAt(destination && locate(destination), withStart, status) : withStart;
  const stops = thinned(whole.filter((stop) => stop.isOnLine || isNowhereOn(whole, stop)));
  return stops.filter(({ isOnLine }) => isOnLine).length < 2 ? [] : stops;
}

/** A new town, not the one that the line comes from: what lay between was left out. */
function isElsewhere(visit: Visit, run: readonly Visit[]): boolean {
  const before = run[run.indexOf(visit) - 1];
  return !before || distanceKm(before, visit) > sameTownKm;
}

/** A place that is on the line anyway is not also told as left out of it. */
function isNowhereOn(stops: readonly RouteStop[], stop: RouteStop): boolean {
  return stops.every((other) => !other.isOnLine || distanceKm(other, stop) > sameTownKm);
}

function visitsOf(events: readonly TimelineEntry[], locate: (place: PlaceName) => Pin | null): Visit[] {
  const visits: Visit[] = [];
  for (const event of [...events].reverse()) {
    const pin =
      event.origin === 'carrier' && event.place && physical.test(event.meaning) ? locate(event.place) : null;
    if (!pin) continue;
    const time = timeOf(event, pin);
    if (Number.isNaN(time.ms)) continue;
    const last = visits.at(-1);
    if (last && distanceKm(last, pin) <= sameTownKm) {
      last.lastMs = Math.max(last.lastMs, time.ms);
      last.slackHours = Math.max(last.slackHours, time.slackHours);
    } else {
      visits.push({ ...pin, firstMs: time.ms, lastMs: time.ms, slackHours: time.slackHours });
    }
  }
  return visits;
}

/** When it happened, and by how many hours that may be wrong. */
function timeOf(event: TimelineEntry, { longitude }: Pin): { ms: number; slackHours: number } {
  const isDay = event.localTime.length === 10;
  const wallMs = Date.parse(isDay ? `${event.localTime}T12:00:00Z` : `${event.localTime}Z`);
  const sunMs = wallMs - (longitude / 15) * hourMs;
  if (isDay) return { ms: sunMs, slackHours: 14 };
  if (event.occurredAt === null) return { ms: sunMs, slackHours: 3 };
  const ms = Date.parse(event.occurredAt);
  // A clock this far from the sun's was stamped with another place's zone.
  return { ms, slackHours: Math.abs(ms - sunMs) > 4 * hourMs ? 14 : 0 };
}

function stopOf(pin: Pin, is: Pick<RouteStop, 'role' | 'isReached' | 'isOnLine'>): RouteStop {
  const { latitude, longitude, place, names } = pin;
  return { latitude, longitude, place, names, ...is };
}

function startAt(origin: Pin | null, scans: readonly RouteStop[]): RouteStop[] {
  const at = scans.findIndex(({ isOnLine }) => isOnLine);
  const first = scans[at];
  if (!origin || (first && distanceKm(origin, first) <= sameTownKm)) {
    return scans.map((stop, index) => (index === at ? { ...stop, role: 'start' } : stop));
  }
  return [stopOf(origin, { role: 'start', isReached: first !== undefined, isOnLine: true }), ...scans];
}

/** Once delivered, where that was is the end, whatever was planned. */
function endAt(destination: Pin | null, stops: readonly RouteStop[], status: string): RouteStop[] {
  const at = stops.findLastIndex(({ isOnLine }) => isOnLine);
  const last = stops[at];
  const isThere =
    last &&
    at > 0 &&
    (status === 'delivered' || (destination && distanceKm(destination, last) <= sameTownKm));
  if (isThere) return stops.map((stop, index) => (index === at ? { ...stop, role: 'end' } : stop));
  if (!destination || status === 'delivered') return [...stops];
  return [...stops, stopOf(destination, { role: 'end', isReached: false, isOnLine: true })];
}

/** Leaves out the stops that bend the line least, until there are few enough. */
function thinned(stops: readonly RouteStop[]): RouteStop[] {
  const kept = [...stops];
  while (kept.length > mostStops) {
    const inner = kept.slice(1, -1).map((stop, index) => ({ stop, detourKm: detourKm(kept, index + 1) }));
    const least = inner.reduce((one, other) => (other.detourKm < one.detourKm ? other : one));
    kept.splice(kept.indexOf(least.stop), 1);
  }
  return kept;
}

function detourKm(stops: readonly RouteStop[], at: number): number {
  const [before, stop, after] = [stops[at - 1], stops[at], stops[at + 1]];
  if (!before || !stop || !after) return Number.POSITIVE_INFINITY;
  // What is not on the line bends nothing, and goes first.
  if (!stop.isOnLine) return -1;
  return distanceKm(before, stop) + distanceKm(stop, after) - distanceKm(before, after);
}
