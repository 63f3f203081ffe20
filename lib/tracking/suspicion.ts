/** Why a history may not be one parcel's, or the label not the shop's own. */
export const suspicionKinds = [
  /** Two scans farther apart than anything travels in that time. */
  'impossible_travel',
  /** A delivery before the parcel was handed over. */
  'delivered_before_shipped',
  /** Handed over twice, as no parcel is. */
  'accepted_twice',
  /** Delivered in another state or country than its destination. */
  'wrong_destination',
  /** Long after the end, the carrier reports a new parcel under this number. */
  'number_reused',
  /** The carrier stopped it for the postage on its label. */
  'postage_review',
  /** The Mailer ID in the number is not one of the shop's own. */
  'foreign_label',
] as const;
export type SuspicionKind = (typeof suspicionKinds)[number];

/** Something that a person should look at; never shown to a shopper as it is. */
export interface Suspicion {
  kind: SuspicionKind;
  /** What it rests on: fingerprints of the events, oldest first; empty where it is the number itself. */
  eventIds: string[];
  /** The evidence in figures and names, as data: `{ km: "3900", hours: "1.5" }`. */
  details: Record<string, string>;
}

/** Kinds that mean: some of what the page shows may be another parcel's. The others concern the shop alone. */
const collisions: ReadonlySet<SuspicionKind> = new Set<SuspicionKind>([
  'impossible_travel',
  'delivered_before_shipped',
  'accepted_twice',
  'wrong_destination',
]);

export function isCollision({ kind }: Suspicion): boolean {
  return collisions.has(kind);
}
