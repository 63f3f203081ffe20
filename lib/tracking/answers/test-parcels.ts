import { isActionRequired, type Meaning, type Milestone, statusOf } from '../milestones';
import type { Estimate, ShipmentSnapshot, TimelineEntry } from '../view';

/** Parcels for the tests of answers. */

/** A parcel at a milestone since `localTime`, seen in `country`; `earlier` events are listed oldest last. */
export function parcelAt(
  milestone: Milestone,
  localTime: string,
  more: {
    country?: string | null;
    origin?: string | null;
    destination?: string | null;
    estimate?: string | readonly [string, string] | null;
    earlier?: readonly [Meaning, string][];
  } = {},
): ShipmentSnapshot {
  const { country = null, estimate = null, earlier = [] } = more;
  const hasNews = milestone !== 'pending.not_found_yet';
  const news: readonly [Meaning, string][] = hasNews ? [[milestone, localTime], ...earlier] : [];
  return {
    version: 1,
    ...{ status: statusOf(milestone), milestone, isActionRequired: isActionRequired(milestone) },
    events: news.map(([meaning, time], index) => entry(meaning, time, country, index)),
    estimate: estimate === null ? null : estimateOf(estimate),
    ...{ deliveredLocalTime: null, deliveredTo: null, signedBy: null, lastPlace: null, lastEventAt: null },
    ...{ service: null, weight: null, dimensions: null },
    origin: placeIn(more.origin ?? null),
    destination: placeIn(more.destination ?? null),
  };
}

function entry(meaning: Meaning, localTime: string, country: string | null, index: number): TimelineEntry {
  return {
    ...{ id: String(index), meaning, localTime, utcOffset: null, occurredAt: null, place: placeIn(country) },
    ...{ carrierText: 'words', carrierCode: 'X' },
    origin: meaning === 'out_for_delivery.awaiting_scan' ? 'calculated' : 'carrier',
  };
}

function placeIn(country: string | null): TimelineEntry['place'] {
  return country === null ? null : { city: null, state: null, country };
}

function estimateOf(days: string | readonly [string, string]): Estimate {
  const [date, lastDate] = typeof days === 'string' ? [days, null] : days;
  return { date, lastDate, window: null, source: 'carrier', isGuaranteed: false };
}
