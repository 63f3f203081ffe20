import { headlineOf } from '../headline';
import type { Status } from '../milestones';
import type { Estimate, TrackingPageView } from '../view';

/** What a calendar is told of a parcel's day: the key of its title, and when. */
export interface ParcelEvent {
  kind: 'expected' | 'late' | 'delivered' | 'cancelled';
  /** First day, `YYYY-MM-DD`, at the destination. */
  date: string;
  /** Last day of a range; null when it is one day. */
  lastDate: string | null;
  /** Wall-clock window on that day, `HH:mm`. */
  window: { start: string; end: string } | null;
  isSure: boolean;
}

/** It will not come any more: what stands in calendars is struck out there. */
const isGivenUp: ReadonlySet<Status> = new Set<Status>(['cancelled', 'returning', 'returned']);

type Told = Pick<TrackingPageView, 'snapshot'> & { system: Pick<TrackingPageView['system'], 'checkedAt'> };

/** The parcel's day: that of its delivery, else the one on which it is expected. Null while nobody knows one. */
export function parcelEvent({ snapshot, system }: Told): ParcelEvent | null {
  const { status, estimate } = snapshot;
  if (isGivenUp.has(status)) return estimate && { kind: 'cancelled', ...daysOf(estimate), isSure: true };
  const headline = headlineOf(snapshot, system.checkedAt);
  if (headline.kind === 'delivered') {
    const date = headline.localTime.slice(0, 10);
    return { kind: 'delivered', date, lastDate: null, window: null, isSure: true };
  }
  if (!headline.estimate) return null;
  const kind = headline.kind === 'late' ? 'late' : 'expected';
  return { kind, ...daysOf(headline.estimate), isSure: headline.estimate.isGuaranteed };
}

/** Is there a day to come that is worth putting into a calendar? */
export function isDayToCome(told: Told): boolean {
  return parcelEvent(told)?.kind === 'expected';
}

/** A window that ends before it begins, or lies on a range of days, says nothing. */
function daysOf({ date, lastDate, window }: Estimate): Pick<ParcelEvent, 'date' | 'lastDate' | 'window'> {
  const isRange = lastDate !== null && lastDate > date;
  const isWindow = !isRange && window !== null && window.start < window.end;
  return { date, lastDate: isRange ? lastDate : null, window: isWindow ? window : null };
}
