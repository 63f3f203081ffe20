import type { Position } from './distance';

/** A place as a carrier names it, without a postcode. */
export interface PlaceName {
  city: string | null;
  state: string | null;
  country: string | null;
}

/** A place that we know the position of: a town, never anything finer. */
export interface Pin extends Position {
  place: PlaceName;
  /** Its names in our languages, where it is known under several. */
  names: { en?: string; vi?: string; zh?: string };
}

/** A place on a parcel's way. */
export interface RouteStop extends Pin {
  role: 'start' | 'scan' | 'end';
  /** The parcel has been there; false for a destination that it has not come to. */
  isReached: boolean;
  /** False for a scan that no vehicle could have come from: in the list of stops, not on the line. */
  isOnLine: boolean;
}
