import type { Meaning } from './milestones';

/** A place as a carrier names it. City may be a plant ("QUEENS NY DISTRIBUTION CENTER") with no state. */
export interface Place {
  city: string | null;
  /** State or province, as the carrier abbreviates it. */
  state: string | null;
  postalCode: string | null;
  /** ISO 3166-1 alpha-2, upper case. */
  country: string | null;
}

/** One thing that happened to a parcel, as a carrier reported it. */
export interface TrackingEvent {
  meaning: Meaning;
  /** Wall clock where it happened: `YYYY-MM-DDTHH:mm:ss`, or `YYYY-MM-DD` when the carrier gave no time. */
  localTime: string;
  /** `+07:00`; null when the carrier did not say. A local time without an offset is never stamped `Z`. */
  utcOffset: string | null;
  /** The instant, ISO 8601 with `Z`; null when it cannot be known. */
  occurredAt: string | null;
  place: Place | null;
  /** The carrier's own code, as it came ("OF", "I/021/OT"). */
  carrierCode: string;
  /** The carrier's own words, cleaned of markup, control and bidirectional characters. */
  carrierText: string;
  /** The carrier's own id of this event, where it has one. */
  carrierEventId: string | null;
  /** Position in the carrier's answer counted from the oldest: breaks ties between equal times. */
  sequence: number;
  /** Which rule gave the meaning ("usps.code:OF", "usps.text:^delivered", "unmapped"): the evidence. */
  rule: string;
  origin: 'carrier' | 'calculated' | 'agent';
}
