import type { DayOptions } from '@/lib/i18n/format';
import type { TrackingPageView } from '@/lib/tracking/view';

/**
 * The day that dates on the page are read from: a year is written only where it is another one. A cached
 * page must not depend on today, so this is when we last heard of the parcel.
 */
export function seenFrom({ system, snapshot }: Pick<TrackingPageView, 'system' | 'snapshot'>): DayOptions {
  const day = system.checkedAt ?? snapshot.lastEventAt ?? snapshot.events[0]?.localTime;
  return day ? { seenFrom: day.slice(0, 10) } : {};
}
