import type { Meaning } from '@/lib/tracking/milestones';

/**
 * The statuses that USPS explains to the public, in words: for events whose code is not in the table. Each
 * has a name, which becomes the event's rule.
 */
export const uspsPhrases: readonly (readonly [id: string, pattern: RegExp, meaning: Meaning])[] = [
  ['delivered', /^delivered\b/i, 'delivered.delivered'],
  ['awaiting_item', /^shipping label created/i, 'label_created.label_created'],
  ['pre_shipment', /^pre-shipment/i, 'label_created.label_created'],
  ['origin_post', /^origin post is preparing shipment/i, 'label_created.label_created'],
  ['acceptance_pending', /package acceptance pending/i, 'label_created.container_received'],
  ['with_partner', /^on its way to usps|shipping partner.*usps awaiting item/i, 'in_transit.with_partner'],
  ['accepted', /^(usps in possession of item|accept(ed|ance)\b)/i, 'in_transit.accepted'],
  ['local_facility', /^arrived at post office/i, 'in_transit.local_facility'],
  ['arrived', /^(arrived at|processed through)( usps)?\b.*\bfacility/i, 'in_transit.arrived'],
  ['departed', /^departed\b/i, 'in_transit.departed'],
  ['moving', /^in transit\b/i, 'in_transit.moving'],
  ['forwarded', /^forward(ed| processed)\b/i, 'in_transit.forwarded'],
  ['out_for_delivery', /^out for delivery/i, 'out_for_delivery.out_for_delivery'],
  [
    'awaiting_scan',
    /^(delivery status not updated|awaiting delivery scan)/i,
    'out_for_delivery.awaiting_scan',
  ],
  ['pickup', /^available for pickup/i, 'available_for_pickup.ready'],
  ['pickup_reminder', /^reminder to pick up/i, 'available_for_pickup.ready'],
  ['attempted', /^(notice left|delivery attempt)/i, 'attempt_failed.attempted'],
  ['address', /^(insufficient address|no such number)/i, 'returning.address'],
  ['returning', /^return(ed|ing)? to sender/i, 'returning.returning'],
];
