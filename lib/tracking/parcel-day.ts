import { headlineOf } from './headline';
import type { ShipmentSnapshot } from './view';

/**
 * The one day that a parcel's line names, `YYYY-MM-DD`. `seenFrom` is when its carrier last answered: a weekday
 * alone is clear only near that day, and a page that is kept must not depend on today.
 */
export type ParcelDay = { seenFrom: string | null } & (
  | { kind: 'delivered' | 'late'; date: string }
  | { kind: 'expected'; date: string; lastDate: string | null }
);

type Told = Parameters<typeof headlineOf>[0] & Pick<ShipmentSnapshot, 'answer'>;

/** The day that the parcel's own page would name; null where it names none. `checkedAt`: as for `headlineOf`. */
export function parcelDayOf(snapshot: Told, checkedAt: string | null): ParcelDay | null {
  const headline = headlineOf(snapshot, checkedAt);
  const seenFrom = (checkedAt ?? snapshot.lastEventAt ?? snapshot.events[0]?.localTime)?.slice(0, 10) ?? null;
  if (headline.kind === 'delivered')
    return { kind: 'delivered', date: headline.localTime.slice(0, 10), seenFrom };
  if (!headline.estimate) return null;
  const { date, lastDate } = headline.estimate;
  const isLate = headline.kind === 'late' || (snapshot.answer?.isOverdue ?? false);
  return isLate
    ? { kind: 'late', date: lastDate ?? date, seenFrom }
    : { kind: 'expected', date, lastDate, seenFrom };
}

type Shown = Pick<ShipmentSnapshot, 'milestone' | 'estimate' | 'deliveredLocalTime' | 'answer'>;

/** Whether the pages of a parcel's siblings, which name its state and its day, would read differently. */
export function isNewsToSiblings(before: Shown, now: Shown): boolean {
  return shownBySiblings(before) !== shownBySiblings(now);
}

function shownBySiblings({ milestone, estimate, deliveredLocalTime, answer }: Shown): string {
  const days = [estimate?.date, estimate?.lastDate, deliveredLocalTime?.slice(0, 10)];
  return [milestone, ...days, answer?.isOverdue].join();
}
