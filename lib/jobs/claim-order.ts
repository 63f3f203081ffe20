import { firstOf } from './first-of';

/** What decides who is asked about first. Times in ms since 1970. */
export interface PollTimes {
  shipmentId: string;
  nextPollAtMs: number;
  lastPolledAtMs: number | null;
  /** When an open page last asked for news. */
  refreshRequestedAtMs: number | null;
  consecutiveFailures: number;
  isOutForDelivery: boolean;
}

/** How far before its time a parcel may fill a free place of a request, as a part of its interval. */
export const pullForwardShare = 0.2;
/** The interval of a parcel that was never asked about, or whose last try failed: it has none of its own. */
export const unknownIntervalSeconds = 1_800;
/** What news are worth where somebody waits at the door, or looked at the page within the hour. */
export const outForDeliveryValue = 2;
export const watchedValue = 2;
export const watchedWithinSeconds = 3_600;

/**
 * The order in which due parcels are asked about when there are more than the quota lets through. First those
 * that an open page waits for. Then by how overdue a parcel is, measured in its own interval: the interval says
 * how soon news are likely, so that under a spent quota all wait longer by the same factor and none for ever,
 * except that out for delivery and watched parcels wait less. The twin of the ORDER BY in `claim-due.ts`.
 */
export function claimOrder<Parcel extends PollTimes>(
  parcels: readonly Parcel[],
  nowMs: number,
  { limit, mayPullForward }: { limit: number; mayPullForward: boolean },
): Parcel[] {
  const first = firstOf(parcels, limit, (parcel) => placeAmongDue(parcel, nowMs), byId);
  if (first.length === 0 || first.length === limit || !mayPullForward) return first;
  const early = (parcel: Parcel) =>
    parcel.nextPollAtMs > nowMs && mayComeForward(parcel, nowMs) ? parcel.nextPollAtMs : null;
  return [...first, ...firstOf(parcels, limit - first.length, early, byId)];
}

/** Far beyond any urgency. */
const waitedForPlace = 1e12;

function placeAmongDue(parcel: PollTimes, nowMs: number): number | null {
  if (parcel.nextPollAtMs > nowMs) return null;
  return -urgencyOf(parcel, nowMs) - (isWaitedFor(parcel) ? waitedForPlace : 0);
}

function isWaitedFor({ refreshRequestedAtMs, lastPolledAtMs }: PollTimes): boolean {
  return refreshRequestedAtMs !== null && refreshRequestedAtMs > (lastPolledAtMs ?? Number.NEGATIVE_INFINITY);
}

/** 1 when it falls due, 2 an interval later; times what its news are worth. */
export function urgencyOf(parcel: PollTimes, nowMs: number): number {
  const { nextPollAtMs, refreshRequestedAtMs } = parcel;
  const overdue = 1 + (nowMs - nextPollAtMs) / (intervalSecondsOf(parcel) * 1_000);
  const isWatched =
    refreshRequestedAtMs !== null && refreshRequestedAtMs > nowMs - watchedWithinSeconds * 1_000;
  return overdue * (parcel.isOutForDelivery ? outForDeliveryValue : 1) * (isWatched ? watchedValue : 1);
}

function intervalSecondsOf({ nextPollAtMs, lastPolledAtMs, consecutiveFailures }: PollTimes): number {
  if (lastPolledAtMs === null || consecutiveFailures > 0) return unknownIntervalSeconds;
  return Math.max(60, (nextPollAtMs - lastPolledAtMs) / 1_000);
}

function mayComeForward(
  { nextPollAtMs, lastPolledAtMs, consecutiveFailures }: PollTimes,
  nowMs: number,
): boolean {
  if (lastPolledAtMs === null || consecutiveFailures > 0) return false;
  return nowMs >= nextPollAtMs - pullForwardShare * (nextPollAtMs - lastPolledAtMs);
}

function byId({ shipmentId: a }: PollTimes, { shipmentId: b }: PollTimes): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
