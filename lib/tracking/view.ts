import type { Answer } from './answers/answer';
import type { TrackingEvent } from './event';
import type { RouteStop } from './map/stop';
import type { Meaning, Milestone, Status } from './milestones';
import type { SplitOrder } from './split-order';

/** When a parcel is expected, in the calendar of its destination. */
export interface Estimate {
  /** First (or only) day, `YYYY-MM-DD`. */
  date: string;
  /** Last day of a range; null when it is one day. */
  lastDate: string | null;
  /** Wall-clock window on that day, `HH:mm`. */
  window: { start: string; end: string } | null;
  source: 'carrier' | 'calculated';
  isGuaranteed: boolean;
}

export interface Weight {
  grams: number;
}

export interface Dimensions {
  lengthMm: number;
  widthMm: number;
  heightMm: number;
}

/** The part of an event that a page may show. */
export type TimelineEntry = Pick<
  TrackingEvent,
  'localTime' | 'utcOffset' | 'occurredAt' | 'carrierText' | 'carrierCode' | 'origin'
> & {
  id: string;
  meaning: Meaning;
  /** City or facility, and state; never a postcode. */
  place: { city: string | null; state: string | null; country: string | null } | null;
};

/**
 * The ready-to-render state of one parcel. Written as JSON on the shipment's row inside the ingest
 * transaction, so that a page needs one read. Holds parcel state only; see `SystemState` for ours.
 */
export interface ShipmentSnapshot {
  version: 1;
  status: Status;
  milestone: Milestone;
  isActionRequired: boolean;
  /** Newest first. */
  events: TimelineEntry[];
  estimate: Estimate | null;
  /** Wall clock at the door; null until delivered. */
  deliveredLocalTime: string | null;
  /** Where it was left, in the carrier's words ("Front Door"). */
  deliveredTo: string | null;
  /** Personal: null in what a link's holder sees (`linkSnapshot`). */
  signedBy: string | null;
  /** Somebody has signed. Only in what a link's holder sees. */
  isSigned?: true;
  lastPlace: TimelineEntry['place'];
  /** Time of the last carrier event, ISO instant, or null when unknown. */
  lastEventAt: string | null;
  service: string | null;
  weight: Weight | null;
  dimensions: Dimensions | null;
  origin: TimelineEntry['place'];
  destination: TimelineEntry['place'];
  /** Some of the events may be another parcel's. Absent where nothing points to it, and in older snapshots. */
  mayBeMixed?: true;
  /** What time makes of this state. Absent only in snapshots of older versions, until the sweep has been by. */
  answer?: Answer;
}

/** What is true of us, not of the parcel: kept apart so that an outage never looks like a parcel problem. */
export const systemStates = [
  'ok',
  'not_checked_yet',
  'carrier_down',
  'no_credentials',
  'not_permitted',
  'quota_spent',
  'unsupported_carrier',
  'invalid_number',
] as const;
export type SystemState = (typeof systemStates)[number];

export interface CarrierView {
  code: string;
  name: string;
  /** The official tracking page for this number; null when we know none. */
  trackingUrl: string | null;
  homepage: string | null;
  /** BCP 47: the language of the carrier's own words. */
  textLanguage: string;
}

export interface ParcelItem {
  name: string;
  variant: string | null;
  quantity: number;
}

/** Everything the tracking page shows. Nothing personal beyond what the link's holder may see. */
export interface TrackingPageView {
  token: string;
  carrier: CarrierView;
  trackingNumber: string;
  snapshot: ShipmentSnapshot;
  system: {
    state: SystemState;
    /** Last time the carrier answered for this parcel, ISO instant. */
    checkedAt: string | null;
    /** That answer came by itself: the carrier told, nobody had asked. */
    isPushed: boolean;
  };
  order: { number: string; placedOn: string } | null;
  items: ParcelItem[];
  /** The order, where it is more than this parcel. */
  split: SplitOrder | null;
  /** 1-based position of this parcel among `count` of the order. */
  position: { index: number; count: number };
  /** The places on its way that a map can show; absent where there is none to draw. */
  stops?: readonly RouteStop[];
}
