import type { Meaning } from './milestones';

/**
 * AfterShip's sub-statuses in our milestones. They are also the common tongue of the carriers' published code
 * tables. Sources: aftership.com sub-status documentation, changelogs 2026-03 and 2026-07, and for
 * Exception_016–021 its help centre ("Learn about delivery sub-status", 2026).
 */
export const meaningOfSubtag: Readonly<Record<string, Meaning>> = {
  Pending_001: 'pending.not_found_yet',
  InfoReceived_001: 'label_created.label_created',
  InTransit_001: 'in_transit.moving',
  InTransit_002: 'in_transit.accepted',
  InTransit_003: 'in_transit.arrived',
  InTransit_004: 'in_transit.arrived_in_country',
  InTransit_005: 'in_transit.customs_cleared',
  InTransit_006: 'in_transit.customs_started',
  InTransit_007: 'in_transit.departed',
  InTransit_008: 'in_transit.resolved',
  InTransit_009: 'in_transit.forwarded',
  OutForDelivery_001: 'out_for_delivery.out_for_delivery',
  // The courier spoke to the recipient before coming: told, and nothing moved.
  OutForDelivery_003: 'notice.information',
  OutForDelivery_004: 'out_for_delivery.appointment',
  AttemptFail_001: 'attempt_failed.attempted',
  AttemptFail_002: 'attempt_failed.no_recipient',
  AttemptFail_003: 'attempt_failed.business_closed',
  AvailableForPickup_001: 'available_for_pickup.ready',
  Delivered_001: 'delivered.delivered',
  Delivered_002: 'delivered.picked_up_by_recipient',
  Delivered_003: 'delivered.signed',
  // Paid at the door: for whoever waits for it, delivered.
  Delivered_004: 'delivered.delivered',
  Delivered_005: 'delivered.to_neighbor',
  Exception_001: 'exception.other',
  Exception_002: 'exception.address_problem',
  Exception_003: 'exception.refused',
  Exception_004: 'exception.customs_held',
  Exception_005: 'exception.delayed',
  Exception_006: 'exception.payment_needed',
  Exception_007: 'exception.address_problem',
  Exception_008: 'exception.unclaimed',
  Exception_009: 'exception.other',
  Exception_010: 'returning.returning',
  Exception_011: 'returned.returned',
  Exception_012: 'exception.damaged',
  Exception_013: 'exception.lost',
  Exception_016: 'exception.delayed',
  Exception_017: 'exception.weather',
  Exception_018: 'exception.info_needed',
  // A late flight.
  Exception_019: 'exception.delayed',
  Exception_020: 'cancelled.cancelled',
  // Destroyed or discarded.
  Exception_021: 'exception.other',
  // Thirty days of silence say nothing new of where the parcel is.
  Expired_001: 'notice.information',
};

/**
 * Named by AfterShip, or in its clients, without a meaning that we have read: left out on purpose, so that an
 * event with one of them is read by its main tag.
 */
export const subtagsWithoutMeaning: readonly string[] = [
  'Exception_014',
  'Exception_015',
  'InTransit_010',
  'InTransit_011',
  'InTransit_012',
  'InTransit_013',
  'OutForDelivery_002',
  'Pending_002',
  'Pending_003',
  'Pending_004',
  'Pending_005',
  'Pending_006',
];

/** The same for the main tag alone, where a sub-status is absent or new. */
export const meaningOfTag: Readonly<Record<string, Meaning>> = {
  Pending: 'pending.not_found_yet',
  InfoReceived: 'label_created.label_created',
  InTransit: 'in_transit.moving',
  OutForDelivery: 'out_for_delivery.out_for_delivery',
  AttemptFail: 'attempt_failed.attempted',
  AvailableForPickup: 'available_for_pickup.ready',
  Delivered: 'delivered.delivered',
  Exception: 'exception.other',
  Expired: 'notice.information',
};
