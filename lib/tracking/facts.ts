import type { Place } from './event';
import type { Milestone } from './milestones';
import type { Dimensions, Estimate, Weight } from './view';

/** What a carrier's answer says of the whole parcel, without its events. */
export interface UpdateFacts {
  /** The carrier's unique id of this parcel where numbers are reused. */
  carrierShipmentId: string | null;
  /** What it says when it gives no event. */
  summary: { milestone: Milestone; carrierCode: string; carrierText: string; rule: string } | null;
  estimate: Estimate | null;
  deliveredTo: string | null;
  signedBy: string | null;
  service: string | null;
  weight: Weight | null;
  dimensions: Dimensions | null;
  origin: Place | null;
  destination: Place | null;
}

/** An answer that says nothing of the whole parcel. */
export const noFacts: UpdateFacts = {
  carrierShipmentId: null,
  summary: null,
  estimate: null,
  deliveredTo: null,
  signedBy: null,
  service: null,
  weight: null,
  dimensions: null,
  origin: null,
  destination: null,
};

/** A value with how new it is: first the newest event that came with it, then when we got it. */
export interface DatedFact<T> {
  value: T;
  /** Sortable time of the newest event in the same answer; empty without events. */
  newestEvent: string;
  /** ISO instant. */
  observedAt: string;
}

/** What is known of the whole parcel, each fact on its own. A missing key: no carrier ever said it. */
export type ShipmentFacts = { [K in keyof UpdateFacts]?: DatedFact<NonNullable<UpdateFacts[K]>> };
