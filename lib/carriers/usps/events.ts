import type { Meaning, Milestone } from '@/lib/tracking/milestones';

const codes: Readonly<Record<string, Meaning>> = {
  GX: 'label_created.label_created',
  MA: 'label_created.label_created',
  '89': 'label_created.label_created',
  NP: 'label_created.label_created',
  TM: 'label_created.container_received',

  '80': 'in_transit.with_partner',
  '81': 'in_transit.with_partner',
  '82': 'in_transit.with_partner',
  '83': 'in_transit.moving',
  '42': 'in_transit.moving',
  '03': 'in_transit.accepted',
  PA: 'in_transit.accepted',
  OA: 'in_transit.accepted',
  UA: 'in_transit.accepted',
  AD: 'in_transit.accepted',
  '43': 'in_transit.picked_up',
  '10': 'in_transit.arrived',
  A1: 'in_transit.arrived',
  PC: 'in_transit.arrived',
  '19': 'in_transit.arrived',
  '41': 'in_transit.arrived',
  SF: 'in_transit.departed',
  T1: 'in_transit.departed',
  L1: 'in_transit.departed',
  EF: 'in_transit.departed',
  TL: 'in_transit.moving',
  NT: 'in_transit.moving',
  '07': 'in_transit.local_facility',
  '06': 'in_transit.forwarded',

  OF: 'out_for_delivery.out_for_delivery',
  DX: 'out_for_delivery.awaiting_scan',

  '01': 'delivered.delivered',
  '17': 'delivered.to_agent',
  '14': 'available_for_pickup.ready',
  '16': 'available_for_pickup.ready',

  '02': 'attempt_failed.attempted',
  '52': 'attempt_failed.attempted',
  '53': 'attempt_failed.attempted',
  '54': 'attempt_failed.attempted',
  '30': 'attempt_failed.no_access',
  '51': 'attempt_failed.business_closed',
  '55': 'attempt_failed.no_safe_place',
  '56': 'attempt_failed.no_recipient',

  '71': 'exception.delayed',
  '08': 'exception.missorted',
  '15': 'exception.missorted',
  '04': 'exception.refused',
  '05': 'exception.address_problem',
  // To the Mail Recovery Center, because it can neither be delivered nor returned: stuck, but not missing.
  '11': 'exception.other',

  '21': 'returning.address',
  '22': 'returning.address',
  '23': 'returning.address',
  '24': 'returning.address',
  '25': 'returning.address',
  '26': 'returning.address',
  '27': 'returning.unclaimed',
  '31': 'returning.unclaimed',
  '09': 'returning.returning',
  '28': 'returning.returning',
  '29': 'returning.returning',
  '44': 'returning.returning',

  GC: 'notice.information',
};

const categories: Readonly<Record<string, Milestone>> = {
  'pre-shipment': 'label_created.label_created',
  accepted: 'in_transit.accepted',
  'in transit': 'in_transit.moving',
  'moving through network': 'in_transit.moving',
  'out for delivery': 'out_for_delivery.out_for_delivery',
  'delivery attempt': 'attempt_failed.attempted',
  'available for pickup': 'available_for_pickup.ready',
  delivered: 'delivered.delivered',
  'delivered to agent': 'delivered.to_agent',
  alert: 'exception.other',
};

/**
 * USPS event codes and what they mean here. Sources: Publication 199 as quoted by public clients, the retired
 * Web Tools tables, and recorded answers. The 19 statuses that USPS explains to the public decide where the
 * tables disagree: a batch whose parcels are not scanned yet (TM) is not a first scan, a missing delivery
 * scan (DX) is not a fault, an insufficient address (21–26) is a return.
 */
export const uspsCodes: ReadonlyMap<string, Meaning> = new Map(Object.entries(codes));

/** `statusCategory` of the whole parcel: coarse, so only used when the events say nothing. No closed list is public. */
export const uspsCategories: ReadonlyMap<string, Milestone> = new Map(Object.entries(categories));
