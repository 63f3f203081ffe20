import type { Status } from '@/lib/tracking/milestones';
import type { Random } from './random';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What truly happens to a parcel; the carrier tells it to whoever asks after that time. */
export interface HiddenEvent {
  atMs: number;
  status: Status;
}

/** The next time, after `afterMs`, at which it is `hourOfDay` o'clock where the parcel is. */
function nextAt(afterMs: number, hourOfDay: number, zoneMs: number): number {
  const local = afterMs + zoneMs;
  const midnight = Math.floor(local / day) * day;
  const today = midnight + hourOfDay * hour;
  return (today > local ? today : today + day) - zoneMs;
}

/**
 * A parcel's whole history, from its label on: pickup in the late afternoon, scans by day and in the sorting
 * of the night, silence at customs and over long hauls, delivery rounds that start in the morning. Shares and
 * times are plausible, not measured: they are meant to be as uneven as real ones, not to be somebody's.
 */
export function parcelLife(random: Random, createdMs: number, zoneMs: number): HiddenEvent[] {
  const events: HiddenEvent[] = [];
  const add = (atMs: number, status: Status) => events.push({ atMs: Math.round(atMs), status });
  const isAnnounced = random.chance(0.92);
  if (isAnnounced) add(createdMs + random.between(0, 20) * minute, 'label_created');
  if (random.chance(0.03)) return events; // A label that was never used.
  let atMs = nextAt(createdMs + (random.chance(0.25) ? day : hour), random.around(17.5, 0.8), zoneMs);
  add(atMs, 'in_transit');
  atMs = longHaul(random, atMs, zoneMs, add);
  if (random.chance(0.015)) return events; // Lost.
  finalMile(random, atMs, zoneMs, add);
  return events;
}

type Add = (atMs: number, status: Status) => void;

function longHaul(random: Random, startMs: number, zoneMs: number, add: Add): number {
  let atMs = startMs;
  const isAbroad = random.chance(0.15);
  const hubs = Math.floor(random.between(2, 5));
  for (let hub = 0; hub < hubs; hub += 1) {
    atMs += random.between(3, 16) * hour;
    add(atMs, 'in_transit');
    // Sorted at night more often than by day.
    const leaves = random.chance(0.6)
      ? nextAt(atMs + hour, random.between(1, 6), zoneMs)
      : atMs + random.between(1, 7) * hour;
    atMs = leaves;
    add(atMs, 'in_transit');
    if (isAbroad && hub === 1) {
      atMs += random.between(20, 120) * hour;
      add(atMs, random.chance(0.3) ? 'exception' : 'in_transit');
    }
    if (random.chance(0.03)) {
      atMs += random.between(6, 30) * hour;
      add(atMs, 'exception');
      atMs += random.between(12, 50) * hour;
      add(atMs, 'in_transit');
    }
  }
  return atMs;
}

function finalMile(random: Random, startMs: number, zoneMs: number, add: Add): void {
  let atMs = nextAt(startMs + 4 * hour, random.around(6, 0.7), zoneMs);
  add(atMs, 'in_transit');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const outMs = nextAt(atMs, random.around(8.5, 0.6), zoneMs);
    add(outMs, 'out_for_delivery');
    atMs = outMs + Math.max(0.5, random.around(5.5, 1.5)) * hour;
    if (random.chance(0.93)) {
      add(atMs, random.chance(0.06) ? 'available_for_pickup' : 'delivered');
      return;
    }
    add(atMs, 'attempt_failed');
  }
  add(atMs + 2 * day, 'returning');
}
