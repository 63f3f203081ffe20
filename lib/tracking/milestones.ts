/**
 * The canonical status model. A shipment has one status; every event has a milestone, the finer kind that
 * texts hang on. A milestone's id is `status.kind`, so that it is also the key of its texts in `messages/`.
 */
export const milestonesByStatus = {
  unknown: ['unmapped'],
  pending: ['not_found_yet'],
  label_created: ['label_created', 'container_received'],
  in_transit: [
    'accepted',
    'picked_up',
    'departed',
    'arrived',
    'moving',
    'with_partner',
    'local_facility',
    'forwarded',
    'arrived_in_country',
    'customs_started',
    'customs_cleared',
    'resolved',
    'scheduled',
  ],
  out_for_delivery: ['out_for_delivery', 'awaiting_scan', 'appointment'],
  attempt_failed: [
    'no_recipient',
    'no_safe_place',
    'no_access',
    'business_closed',
    'redelivery_needed',
    'redelivery_scheduled',
    'attempted',
  ],
  available_for_pickup: ['ready', 'held_by_request'],
  delivered: ['delivered', 'signed', 'to_neighbor', 'to_agent', 'to_locker', 'picked_up_by_recipient'],
  exception: [
    'delayed',
    'weather',
    'customs_held',
    'info_needed',
    'payment_needed',
    'address_problem',
    'refused',
    'unclaimed',
    'damaged',
    'lost',
    'missorted',
    'security',
    'postage_review',
    'other',
  ],
  returning: ['returning', 'address', 'refused', 'unclaimed'],
  returned: ['returned'],
  cancelled: ['cancelled', 'label_void'],
} as const;

/** Events that tell something but keep the shipment's status: a hold was requested, a date changed. */
export const noticeKinds = [
  'change_requested',
  'change_confirmed',
  'date_changed',
  'hold_requested',
  'claim',
  'photo_added',
  'information',
] as const;

export type Status = keyof typeof milestonesByStatus;
export type Milestone = { [S in Status]: `${S}.${(typeof milestonesByStatus)[S][number]}` }[Status];
export type Notice = `notice.${(typeof noticeKinds)[number]}`;
/** What an event means: a milestone moves the shipment, a notice does not. */
export type Meaning = Milestone | Notice;

export const statuses = Object.keys(milestonesByStatus) as readonly Status[];

export const milestones: readonly Milestone[] = statuses.flatMap((status) =>
  milestonesByStatus[status].map((kind) => `${status}.${kind}` as Milestone),
);

export const notices: readonly Notice[] = noticeKinds.map((kind) => `notice.${kind}` as const);

export function isNotice(meaning: Meaning): meaning is Notice {
  return meaning.startsWith('notice.');
}

/** The status a milestone belongs to. */
export function statusOf(milestone: Milestone): Status {
  return milestone.slice(0, milestone.indexOf('.')) as Status;
}

/** Milestones at which the shopper must do something before the parcel moves on. */
const needsAction: ReadonlySet<Milestone> = new Set<Milestone>([
  'attempt_failed.no_recipient',
  'attempt_failed.no_safe_place',
  'attempt_failed.redelivery_needed',
  'available_for_pickup.ready',
  'available_for_pickup.held_by_request',
  'exception.info_needed',
  'exception.payment_needed',
  'exception.address_problem',
]);

export function isActionRequired(milestone: Milestone): boolean {
  return needsAction.has(milestone);
}
