import { claimOrder, type PollTimes } from '@/lib/jobs/claim-order';
import { firstOf } from '@/lib/jobs/first-of';
import { nextPoll } from '@/lib/jobs/next-poll';
import { staleAfterMs } from '@/lib/jobs/stale-after';
import type { Status } from '@/lib/tracking/milestones';
import { hour } from './parcel-life';
import type { Random } from './random';

/** All that we know of a parcel: what the carrier has told us so far. */
export interface KnownParcel extends PollTimes {
  createdMs: number;
  status: Status;
  lastEventMs: number | null;
}

export interface Policy {
  name: string;
  /** Ms when to ask next, or `never`. */
  next(parcel: KnownParcel, nowMs: number, random: Random): number;
  claim<Parcel extends KnownParcel>(
    parcels: readonly Parcel[],
    nowMs: number,
    limit: number,
    batchSize: number,
  ): Parcel[];
  /** Somebody opens the page. True: the parcel is now asked about sooner. */
  onView(parcel: KnownParcel, nowMs: number): boolean;
}

/** A time that does not come. */
export const never = 2 ** 31 - 1;

const staleAfter = new Map(staleAfterMs(1));

/** What Doorstep does: its own functions, and nothing else. */
export const adaptive: Policy = {
  name: 'adaptive',
  next(parcel, nowMs, random) {
    const next = nextPoll(
      {
        status: parcel.status,
        lastEventAt: parcel.lastEventMs === null ? null : new Date(parcel.lastEventMs),
        createdAt: new Date(parcel.createdMs),
        refreshRequestedAt:
          parcel.refreshRequestedAtMs === null ? null : new Date(parcel.refreshRequestedAtMs),
        ...{ failure: null, lastPushAt: null, announcedSeconds: null },
      },
      { now: new Date(nowMs), random: random.next, scale: 1 },
    );
    return 'at' in next ? next.at.getTime() : never;
  },
  claim: (parcels, nowMs, limit, batchSize) =>
    claimOrder(parcels, nowMs, { limit, mayPullForward: batchSize > 1 }),
  /** As `requestRefresh` does in SQL. */
  onView(parcel, nowMs) {
    const stale = staleAfter.get(parcel.status) ?? never;
    const isOld = parcel.lastPolledAtMs === null || nowMs - parcel.lastPolledAtMs >= stale;
    if (!isOld || parcel.nextPollAtMs <= nowMs || parcel.nextPollAtMs === never) return false;
    parcel.nextPollAtMs = nowMs;
    parcel.refreshRequestedAtMs = nowMs;
    return true;
  },
};

/**
 * What is compared with: every live parcel as often as one that moves is asked about by the adaptive policy, or
 * as the quota lets all take turns. It stops at the same end and takes no notice of what it hears.
 */
const fixedIntervalMs = 2.5 * hour;
export const fixed: Policy = {
  name: 'fixed interval',
  next(parcel, nowMs, random) {
    const isOver = adaptive.next(parcel, nowMs, random) === never;
    return isOver ? never : nowMs + fixedIntervalMs;
  },
  /** Longest unasked first: with more parcels than quota that is the shortest interval which all can have. */
  claim: (parcels, nowMs, limit) =>
    firstOf(
      parcels,
      limit,
      ({ nextPollAtMs }) => (nextPollAtMs <= nowMs ? nextPollAtMs : null),
      () => 0,
    ),
  onView: () => false,
};
