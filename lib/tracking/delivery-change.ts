import type { Meaning, Milestone } from './milestones';
import type { ShipmentSnapshot } from './view';

/**
 * Whether a wish for the delivery can still reach the driver's depot in time. Why it cannot: keys of
 * `instructions.tooLate` in `messages/`.
 */
const changeVerdicts = ['open', 'out', 'attempted', 'pickup', 'delivered', 'ended', 'unclear'] as const;
export type ChangeVerdict = (typeof changeVerdicts)[number];

/** Before the local centre: carriers take changes there and not after (UPS, USPS Delivery Instructions). */
const open: ReadonlySet<Milestone> = new Set<Milestone>([
  'pending.not_found_yet',
  'label_created.label_created',
  'label_created.container_received',
  'in_transit.accepted',
  'in_transit.picked_up',
  'in_transit.departed',
  'in_transit.arrived',
  'in_transit.moving',
  'in_transit.with_partner',
  'in_transit.forwarded',
  'in_transit.arrived_in_country',
  'in_transit.customs_started',
  'in_transit.customs_cleared',
  'in_transit.resolved',
  'in_transit.scheduled',
  'exception.delayed',
  'exception.weather',
  'exception.customs_held',
  'exception.info_needed',
  'exception.payment_needed',
  'exception.missorted',
]);

/** Once here, it is in the hands of who delivers it, whatever is reported of it afterwards. */
function isAtTheDoorstep(milestone: Meaning): boolean {
  return milestone === 'in_transit.local_facility' || /^(out_for_delivery|attempt_failed)\./.test(milestone);
}

/** What a page says of a wish for the delivery. Unknown and unclear states are never called open. */
export function changeVerdictOf({
  milestone,
  events,
}: Pick<ShipmentSnapshot, 'milestone'> & {
  events: readonly Pick<ShipmentSnapshot['events'][number], 'meaning'>[];
}): ChangeVerdict {
  if (milestone.startsWith('attempt_failed.')) return 'attempted';
  if (milestone.startsWith('available_for_pickup.')) return 'pickup';
  if (milestone.startsWith('delivered.')) return 'delivered';
  if (/^(returning|returned|cancelled)\./.test(milestone)) return 'ended';
  if (isAtTheDoorstep(milestone)) return 'out';
  if (!open.has(milestone)) return 'unclear';
  const wasThere = events.some(({ meaning }) => isAtTheDoorstep(meaning));
  return wasThere ? 'out' : 'open';
}

/** Delivery instructions are offered only while they can still help. */
export function mayStillChange(snapshot: Parameters<typeof changeVerdictOf>[0]): boolean {
  return changeVerdictOf(snapshot) === 'open';
}
