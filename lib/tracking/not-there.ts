import { type DropPlace, dropPlaceOf } from './drop-place';
import type { Milestone } from './milestones';
import type { ShipmentSnapshot } from './view';
import { waitUntil } from './wait-rule';

/** Where to look, in the order in which it mostly turns up; keys of `notThere.steps` in `messages/`. */
export const notThereSteps = [
  'door',
  'mailbox',
  'garage',
  'neighbors',
  'household',
  'desk',
  'card',
  'center',
  'call',
] as const;
export type NotThereStep = (typeof notThereSteps)[number];

/** What a page about a parcel that did not arrive can start from; `not_yet`: nobody says that it has. */
export type NotThereKind = 'delivered' | 'attempted' | 'awaiting' | 'not_yet';

export function notThereKindOf(milestone: Milestone): NotThereKind {
  if (milestone.startsWith('delivered.')) return 'delivered';
  if (milestone.startsWith('attempt_failed.')) return 'attempted';
  return milestone === 'out_for_delivery.awaiting_scan' ? 'awaiting' : 'not_yet';
}

const stepOfPlace: Record<DropPlace, NotThereStep> = {
  front_door: 'door',
  front_door_or_porch: 'door',
  porch: 'door',
  back_door: 'garage',
  side_door: 'garage',
  patio: 'garage',
  garage: 'garage',
  carport: 'garage',
  mailbox: 'mailbox',
  po_box: 'mailbox',
  mail_room: 'desk',
  reception: 'desk',
  reception_or_mail_room: 'desk',
  dock: 'desk',
  office: 'desk',
  locker: 'desk',
  agent: 'desk',
  neighbor: 'neighbors',
  person: 'household',
  post_office: 'household',
};

const stepOfMilestone: Partial<Record<Milestone, NotThereStep>> = {
  'delivered.signed': 'household',
  'delivered.to_neighbor': 'neighbors',
  'delivered.to_agent': 'desk',
  'delivered.to_locker': 'desk',
  'delivered.picked_up_by_recipient': 'household',
};

/** The step at which the carrier says it is; null where it does not say, or in words that we do not know. */
export function namedStepOf({
  milestone,
  deliveredTo,
}: Pick<ShipmentSnapshot, 'milestone' | 'deliveredTo'>): NotThereStep | null {
  const place = deliveredTo === null ? null : dropPlaceOf(deliveredTo);
  return (place && stepOfPlace[place]) ?? stepOfMilestone[milestone] ?? null;
}

/**
 * Until the end of which day (`YYYY-MM-DD`, there) it is worth waiting for it. Null for attempts, which say
 * themselves what comes next, and where no day is known. `carrier`: its code.
 */
export function waitDayOf(
  snapshot: Pick<
    ShipmentSnapshot,
    'milestone' | 'events' | 'deliveredLocalTime' | 'destination' | 'lastPlace'
  >,
  carrier: string,
): string | null {
  const { milestone, events, deliveredLocalTime, destination, lastPlace } = snapshot;
  const kind = notThereKindOf(milestone);
  if (kind !== 'delivered' && kind !== 'awaiting') return null;
  const time = deliveredLocalTime ?? events.find(({ meaning }) => meaning === milestone)?.localTime;
  if (!time) return null;
  return waitUntil(time.slice(0, 10), destination?.country ?? lastPlace?.country ?? null, carrier);
}
