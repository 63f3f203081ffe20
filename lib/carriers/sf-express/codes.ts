import type { Meaning } from '@/lib/tracking/milestones';

/**
 * SF's operation codes. Sources: a public client of this very call (eagle1, BSD-3), which reads the code
 * beside the secondary status, and an analysis of 3,865 real routes of ninety parcels (302, 305, 634, 125,
 * 642 and what 70 is); certainty B. What reads more carefully than a plain table:
 * - 30 is sorted and loaded for the next leg: on its way, wherever that is.
 * - 80 is signed for.
 * - 70 and 99 say two things each: their words decide (`readSf`).
 * - 8000 follows a delivery ("the signature can be seen on our site"), but also a loss or a disposal, told
 *   apart by a reason that this answer does not carry: left to its words.
 */
export const sfOperations: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['50', 'in_transit.accepted'],
  ['54', 'in_transit.accepted'],
  ['30', 'in_transit.moving'],
  ['31', 'in_transit.arrived'],
  ['310', 'in_transit.arrived'],
  ['36', 'in_transit.departed'],
  ['105', 'in_transit.departed'],
  ['106', 'in_transit.arrived_in_country'],
  ['302', 'in_transit.moving'],
  ['305', 'in_transit.moving'],
  ['634', 'in_transit.moving'],
  ['44', 'out_for_delivery.out_for_delivery'],
  ['70', 'attempt_failed.attempted'],
  ['33', 'exception.other'],
  ['125', 'available_for_pickup.ready'],
  ['642', 'available_for_pickup.ready'],
  ['80', 'delivered.signed'],
  ['648', 'returning.returning'],
  ['99', 'returning.returning'],
]);

/** Secondary statuses, for routes whose operation is not known. 201 ("on its way") covers all movements. */
export const sfStatuses: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['101', 'in_transit.accepted'],
  ['201', 'in_transit.moving'],
  ['204', 'in_transit.customs_started'],
  ['205', 'in_transit.customs_cleared'],
  ['301', 'out_for_delivery.out_for_delivery'],
  ['401', 'delivered.signed'],
]);

/** Names of statuses, for routes without codes, and where a code is used for more than one thing. */
export const sfNames: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['已揽收', 'in_transit.accepted'],
  ['运送中', 'in_transit.moving'],
  ['清关中', 'in_transit.customs_started'],
  ['已清关', 'in_transit.customs_cleared'],
  ['派送中', 'out_for_delivery.out_for_delivery'],
  ['已签收', 'delivered.signed'],
]);
