import type { Locale } from '@/lib/i18n/locales';
import type { Recipient } from '@/lib/recipient';

export interface HoursAgo {
  hours: number;
  /** The latest time of its day that the event may have, where more is to come on that day. `utcOffset` in hours. */
  notAfter?: { hour: number; utcOffset: number };
}

/** A parcel of the demo: which recorded life it lives, and how far it has come. */
export interface DemoParcel {
  /** Whose parcel it is. */
  carrier: string;
  /** Who is asked about it: the carrier itself, unless another is named here. */
  through?: string;
  trackingNumber: string;
  /** A fixture of the sandbox; null: the carrier has never heard of the number, or has a fixed answer for it. */
  life: string | null;
  /** The last event that has happened, counted from 1; null lets the whole life happen. */
  event: number | null;
  /** That event was this long ago; whole days keep the recording's times of day. */
  ago: { days: number } | HoursAgo;
  /** Which account asks: "outage" is one whose carrier is always down. */
  account?: 'outage';
  /** Its carrier tells of each step by a push. */
  isPushed?: true;
  /** Which lines of the order are in it, by index; default all. */
  lines?: readonly number[];
  /** How many of each of these lines; default all of them. */
  quantities?: readonly number[];
}

export interface DemoOrder {
  number: string;
  /** What it shows, for the list of links. */
  shows: string;
  /** Fixed link tokens, so that printed links stay the same. One per parcel. */
  tokens: readonly string[];
  locale: Locale | null;
  /** `YYYY-MM-DD`; default: some days ago. For a parcel whose answer has fixed dates. */
  placedOn?: string;
  email: string;
  postcode: string;
  recipient: Recipient;
  items: readonly { name: string; variant?: string; quantity: number }[];
  parcels: readonly DemoParcel[];
}
