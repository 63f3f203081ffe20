import { distanceKm, type Position } from './distance';

/** What an airliner flies; parcels are slower, as they are also loaded and sorted. */
export const fastestKmPerHour = 900;
/** A town's position is its middle, and an airport's scans are entered in the town: this much means nothing. */
const nearKm = 100;
const hourMs = 3_600_000;

/** A stay at a place: when it was first and last scanned there, and how far the clock may be off. */
export interface Stay extends Position {
  firstMs: number;
  lastMs: number;
  slackHours: number;
}

/** Could a parcel have come from one stay to a later one? */
export function isReachable(from: Stay, to: Stay): boolean {
  const km = distanceKm(from, to);
  if (km <= nearKm) return true;
  const hours = Math.max(0, to.firstMs - from.lastMs) / hourMs + from.slackHours + to.slackHours;
  return km <= fastestKmPerHour * hours;
}

/** More stays than this are looked at in the newest part only: the search is quadratic. */
const mostStays = 200;

/**
 * The longest run of stays, oldest first, in which each could be reached from the one before: what is left out
 * was scanned somewhere else by mistake, or is another parcel's. Of runs of equal length the one that
 * ends last, since where the parcel is now matters most.
 */
export function longestReachableRun<T extends Stay>(stays: readonly T[]): T[] {
  const seen = stays.slice(-mostStays);
  const best: { length: number; previous: number }[] = [];
  let end = -1;
  seen.forEach((stay, index) => {
    let own = { length: 1, previous: -1 };
    best.forEach((run, before) => {
      const from = seen[before];
      if (from && run.length >= own.length && isReachable(from, stay)) {
        own = { length: run.length + 1, previous: before };
      }
    });
    best.push(own);
    if (own.length >= (best[end]?.length ?? 0)) end = index;
  });
  const run: T[] = [];
  for (let at = end; at !== -1; at = best[at]?.previous ?? -1) {
    const stay = seen[at];
    if (stay) run.unshift(stay);
  }
  return run;
}
