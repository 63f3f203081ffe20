import type { Milestone, Status } from './milestones';
import { standingEstimate } from './standing-estimate';
import type { Estimate, ShipmentSnapshot, TrackingPageView } from './view';

/**
 * The one thing the page says in large type. Pages are cached, so nothing here depends on today's date:
 * days are calendar days, and "late" is what the stored answer says, or what we last heard already shows.
 */
export type Headline =
  | { kind: 'delivered'; localTime: string }
  | { kind: 'expected'; estimate: Estimate }
  | { kind: 'late'; estimate: Estimate }
  /** The milestone's own title; the estimate, if it still holds, goes below. */
  | { kind: 'milestone'; milestone: Milestone; estimate: Estimate | null };

/** Statuses whose best answer is a day. The others answer "what is wrong" or "what now" first. */
const asksWhen: ReadonlySet<Status> = new Set<Status>(['in_transit', 'out_for_delivery', 'unknown']);
/** `checkedAt`: when the carrier last answered, ISO instant or null. */
export function headlineOf(
  snapshot: Pick<
    ShipmentSnapshot,
    'status' | 'milestone' | 'events' | 'estimate' | 'deliveredLocalTime' | 'lastEventAt' | 'answer'
  >,
  checkedAt: string | null,
): Headline {
  const { status, milestone, deliveredLocalTime } = snapshot;
  if (status === 'delivered' && deliveredLocalTime)
    return { kind: 'delivered', localTime: deliveredLocalTime };
  const estimate = standingEstimate(snapshot);
  const isPast = estimate !== null && (snapshot.answer?.isLate || isPastBy(estimate, snapshot, checkedAt));
  if (!estimate || !asksWhen.has(status) || milestone === 'out_for_delivery.awaiting_scan') {
    return { kind: 'milestone', milestone, estimate: isPast ? null : estimate };
  }
  return { kind: isPast ? 'late' : 'expected', estimate };
}

/** True when the day was over, wherever the parcel is going, by the time we last heard of it. */
function isPastBy(
  estimate: Estimate,
  { events, lastEventAt }: Pick<ShipmentSnapshot, 'events' | 'lastEventAt'>,
  checkedAt: string | null,
): boolean {
  const lastDay = estimate.lastDate ?? estimate.date;
  const newest = events[0]?.localTime.slice(0, 10) ?? '';
  const heard = [checkedAt, lastEventAt].map(latestSafeDay);
  return [newest, ...heard].some((day) => day > lastDay);
}

/** The calendar day at an instant in the zone that is furthest behind (UTC−12): nowhere is it earlier. */
function latestSafeDay(instant: string | null): string {
  if (!instant) return '';
  return new Date(Date.parse(instant) - 12 * 3_600_000).toISOString().slice(0, 10);
}

type Heard = Pick<TrackingPageView, 'snapshot'> & {
  system: Pick<TrackingPageView['system'], 'state' | 'checkedAt'>;
};

/**
 * Nobody has told us anything about this parcel, and the reason is ours: never asked, no account, a number
 * that the carrier refuses. "The carrier has no record yet" would then be untrue.
 */
export function isUnheard({ snapshot, system }: Heard): boolean {
  if (snapshot.milestone !== 'pending.not_found_yet' || system.state === 'ok') return false;
  return system.checkedAt === null || system.state === 'invalid_number';
}
