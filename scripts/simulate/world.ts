import type { RateLimits } from '@/lib/carriers/carrier';
import { day, type HiddenEvent, hour, parcelLife } from './parcel-life';
import { createRandom, type Random } from './random';

/** A fake carrier: how often and how many at a time it may be asked. */
export interface FakeCarrier {
  name: string;
  limits: RateLimits;
  batchSize: number;
}

export interface FakeAccount {
  id: string;
  merchant: string;
  carrier: FakeCarrier;
  requestsPerHour: number | null;
  parcels: HiddenParcel[];
}

/** What only the world knows. */
export interface HiddenParcel {
  id: string;
  createdMs: number;
  events: readonly HiddenEvent[];
  /** When somebody opens its page; nobody does any more once it has come. */
  viewsMs: readonly number[];
}

/**
 * A Tuesday. Parcels are made from eleven days before it until its end. In the first days of 1970, as times
 * below 2^31 are integers to the engine: a day is played in a quarter of the time.
 */
export const dayStartMs = Date.parse('1970-01-13T00:00:00Z');
const oldestMs = dayStartMs - 11 * day;

/** The real ones' shapes (`shared/carriers`, and the adapters' own limits). */
const inBatches: FakeCarrier = {
  name: 'batches of 35, 60 an hour',
  limits: { requests: 60, perSeconds: 3_600, burst: 5 },
  batchSize: 35,
};
const oneByOne: FakeCarrier = {
  name: 'one by one, 600 an hour',
  limits: { requests: 600, perSeconds: 3_600, burst: 5 },
  batchSize: 1,
};
const paced: FakeCarrier = {
  name: 'one by one, 250 a day, 5 s apart',
  limits: { requests: 250, perSeconds: 86_400, burst: 5, leastSecondsBetween: 5 },
  batchSize: 1,
};
const perSecond: FakeCarrier = {
  name: 'batches of 40, 3 a second',
  limits: { requests: 3, perSeconds: 1, burst: 3 },
  batchSize: 40,
};

/** Shop, carrier, agreed requests an hour, share of all parcels. Five shops, from very large to very small. */
const accounts: readonly [string, FakeCarrier, number | null, number][] = [
  ['very large', inBatches, 90, 0.32],
  ['very large', oneByOne, 1_200, 0.08],
  ['large', inBatches, null, 0.2],
  ['large', oneByOne, null, 0.04],
  ['medium', inBatches, null, 0.14],
  ['medium', paced, 120, 0.008],
  ['small', oneByOne, null, 0.042],
  ['small', paced, null, 0.0012],
  ['abroad', perSecond, null, 0.05],
  ['abroad', inBatches, 40, 0.1188],
];

/** Everything that will happen, from one seed. */
export function createWorld(seed: number, parcelCount: number): FakeAccount[] {
  return accounts.map(([merchant, carrier, requestsPerHour, share], index) => {
    const random = createRandom(seed * 1_000 + index);
    const id = `${merchant}, ${carrier.name}`;
    // A small world has small quotas, or it would show nothing.
    const agreed = scaledQuota(carrier, requestsPerHour, parcelCount);
    const parcels = Array.from({ length: Math.round(share * parcelCount) }, (_, number) =>
      hiddenParcel(random, `${index}-${String(number).padStart(6, '0')}`),
    );
    return { id, merchant, carrier, requestsPerHour: agreed, parcels };
  });
}

function scaledQuota({ limits }: FakeCarrier, agreed: number | null, parcelCount: number): number | null {
  if (parcelCount >= 100_000 || limits.perSeconds === 1) return agreed;
  const usual = agreed ?? (limits.requests * 3_600) / limits.perSeconds;
  return Math.max(1, Math.round((usual * parcelCount) / 100_000));
}

function hiddenParcel(random: Random, id: string): HiddenParcel {
  const zoneMs = -Math.floor(random.between(5, 9)) * hour;
  const dayMs = oldestMs + Math.floor(random.between(0, 12)) * day;
  // Labels are made in working hours.
  const createdMs = Math.round(dayMs + random.around(13, 1.8) * hour - zoneMs - day);
  const events = parcelLife(random, createdMs, zoneMs);
  const last = events.at(-1);
  const untilMs = last?.status === 'delivered' ? last.atMs : createdMs + 20 * day;
  return { id, createdMs, events, viewsMs: viewsOf(random, createdMs, untilMs) };
}

/** Shoppers look every other day or so, and do not know when there is news. */
function viewsOf(random: Random, fromMs: number, untilMs: number): number[] {
  const views: number[] = [];
  for (let atMs = fromMs; ; ) {
    atMs += -Math.log(1 - random.next()) * 1.8 * day;
    if (atMs >= untilMs) return views;
    views.push(Math.round(atMs));
  }
}
