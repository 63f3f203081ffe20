import type { CarrierErrorCode } from '@/lib/carriers/carrier';
import type { Status } from '@/lib/tracking/milestones';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long a finished parcel is still asked about: a wrong "delivered" is mostly taken back within days. */
const watchAfterEnd = 7 * day;
const expireAfterSilence = 30 * day;
const longest = day;
/** A carrier that told of a parcel within this time will tell of the next event too. */
const pushesAreTrustedFor = 3 * day;
/** A page that asked for news so lately is probably still looked at. */
const watchedFor = 30 * minute;

/** What decides when to ask again. Instants are ISO; `now` too. */
export interface PollFacts {
  status: Status;
  /** Time of the last carrier event; null when there is none, or it cannot be known. */
  lastEventAt: Date | null;
  /** When the parcel came to us: what silence is counted from while there is no event. */
  createdAt: Date;
  /** Why the last try brought no news of the parcel; null when the carrier answered. */
  failure: { code: CarrierErrorCode; retryAfterSeconds: number | null; consecutive: number } | null;
  /** When the carrier last told of this parcel by itself. */
  lastPushAt: Date | null;
  /** When an open page last asked for news of it. */
  refreshRequestedAt: Date | null;
  /** The carrier was just told of the parcel, and knows more after these seconds. Null: it was not. */
  announcedSeconds: number | null;
}

export interface PollClock {
  now: Date;
  /** 0 ≤ x < 1. */
  random: () => number;
  /** 1 in real life; smaller only in a demo, where parcels move within minutes. */
  scale: number;
}

/** When to ask about a parcel next, or why not to ask again. Intervals in `hardening.md` C, ± 10 %. */
export function nextPoll(
  facts: PollFacts,
  { now, random, scale }: PollClock,
): { at: Date } | { stop: 'finished' | 'expired' } {
  const silentMs = Math.max(0, now.getTime() - (facts.lastEventAt ?? facts.createdAt).getTime());
  if (isOver(facts.status) && silentMs >= watchAfterEnd) return { stop: 'finished' };
  if (silentMs >= expireAfterSilence) return { stop: 'expired' };
  const jitter = 0.9 + 0.2 * random();
  const interval = intervalOf(facts, silentMs, now) * scale * jitter;
  const leastMs = (facts.failure?.retryAfterSeconds ?? 0) * 1_000;
  return { at: new Date(now.getTime() + Math.max(leastMs, interval)) };
}

function isOver(status: Status): boolean {
  return status === 'delivered' || status === 'returned' || status === 'cancelled';
}

function intervalOf(facts: PollFacts, silentMs: number, now: Date): number {
  if (facts.announcedSeconds !== null && !facts.failure) return (facts.announcedSeconds * 1_000) / 0.9;
  const usual = usualInterval(facts.status, silentMs, now.getTime() - facts.createdAt.getTime());
  if (facts.failure) return intervalAfterFailure(facts.failure, usual);
  const isFed = isWithin(facts.lastPushAt, pushesAreTrustedFor, now);
  // Pushes get lost: once a day the whole history is fetched all the same, and what is looked at as ever.
  return isFed && !isWithin(facts.refreshRequestedAt, watchedFor, now) ? longest : usual;
}

function isWithin(instant: Date | null, ms: number, now: Date): boolean {
  return instant !== null && now.getTime() - instant.getTime() <= ms;
}

/** Milliseconds between two questions about a parcel when nothing stands in the way. */
export function usualInterval(status: Status, silentMs: number, ageMs: number): number {
  switch (status) {
    case 'pending':
      return clamp(ageMs / 2, 30 * minute, 6 * hour);
    case 'label_created':
      return 6 * hour;
    case 'out_for_delivery':
      return doubledByDay(25 * minute, silentMs);
    case 'attempt_failed':
    case 'exception':
      return doubledByDay(hour, silentMs);
    case 'unknown':
    case 'in_transit':
    case 'available_for_pickup':
    case 'returning':
      return doubledByDay(2.5 * hour, silentMs);
    case 'delivered':
    case 'returned':
    case 'cancelled':
      return day;
  }
}

/** Each whole day of silence doubles the interval, up to a day. */
function doubledByDay(base: number, silentMs: number): number {
  return Math.min(longest, base * 2 ** Math.floor(silentMs / day));
}

/** Doubles from try to try, up to six hours, or to the usual interval where that is longer. */
function intervalAfterFailure(failure: NonNullable<PollFacts['failure']>, usual: number): number {
  if (failure.code === 'invalid_number') return longest;
  if (failure.code === 'unauthorized' || failure.code === 'not_permitted') return hour;
  const step = failure.code === 'rate_limited' ? minute : 2 * minute;
  return Math.min(Math.max(usual, 6 * hour), step * 2 ** Math.min(failure.consecutive - 1, 12));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
