import type { Meaning } from '@/lib/tracking/milestones';

/**
 * Shippo's `status/substatus`. Codes: Shippo's event definitions and goshippo/shippo-javascript-sdk (certain);
 * reading ours. A status alone is written with nothing behind the stroke.
 */
export const shippoStatuses: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['PRE_TRANSIT/information_received', 'label_created.label_created'],
  ['PRE_TRANSIT/', 'label_created.label_created'],
  ['TRANSIT/package_accepted', 'in_transit.accepted'],
  ['TRANSIT/package_arrived', 'in_transit.arrived'],
  ['TRANSIT/package_processed', 'in_transit.arrived'],
  ['TRANSIT/package_processing', 'in_transit.arrived'],
  ['TRANSIT/package_departed', 'in_transit.departed'],
  ['TRANSIT/package_forwarded', 'in_transit.forwarded'],
  ['TRANSIT/out_for_delivery', 'out_for_delivery.out_for_delivery'],
  // Planned for a day, which need not be this one.
  ['TRANSIT/delivery_scheduled', 'in_transit.scheduled'],
  ['TRANSIT/pickup_available', 'available_for_pickup.ready'],
  ['TRANSIT/delivery_attempted', 'attempt_failed.attempted'],
  ['TRANSIT/notice_left', 'attempt_failed.attempted'],
  ['TRANSIT/location_inaccessible', 'attempt_failed.no_access'],
  ['TRANSIT/reschedule_delivery', 'attempt_failed.redelivery_needed'],
  ['TRANSIT/delivery_rescheduled', 'exception.delayed'],
  ['TRANSIT/delayed', 'exception.delayed'],
  ['TRANSIT/address_issue', 'exception.address_problem'],
  ['TRANSIT/contact_carrier', 'exception.other'],
  ['TRANSIT/package_held', 'exception.other'],
  ['TRANSIT/package_damaged', 'exception.damaged'],
  ['TRANSIT/', 'in_transit.moving'],
  ['DELIVERED/delivered', 'delivered.delivered'],
  ['DELIVERED/', 'delivered.delivered'],
  ['RETURNED/return_to_sender', 'returning.returning'],
  // Nobody fetched it, and the status says that it comes back.
  ['RETURNED/package_unclaimed', 'returning.unclaimed'],
  ['RETURNED/', 'returning.returning'],
  ['FAILURE/package_undeliverable', 'exception.other'],
  ['FAILURE/package_disposed', 'exception.other'],
  ['FAILURE/package_lost', 'exception.lost'],
  ['FAILURE/', 'exception.other'],
]);

/** Codes that mean nothing to us, and why. */
export const shippoSilentStatuses: Readonly<Record<string, string>> = {
  'UNKNOWN/other':
    'Shippo could not read the event: its words stand; without any the parcel is not scanned yet',
  'UNKNOWN/': 'the same, before there were substatuses',
};

/** The finer reading where Shippo says that the recipient must act (`action_required`). */
export const shippoActions: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['TRANSIT/delivery_attempted', 'attempt_failed.redelivery_needed'],
  ['TRANSIT/notice_left', 'attempt_failed.redelivery_needed'],
  ['TRANSIT/contact_carrier', 'exception.info_needed'],
]);

/**
 * Shippo's own sentences for events that have no substatus, as in a recorded answer of 2016: "Your shipment is
 * out for delivery." comes under TRANSIT, a printed label under UNKNOWN.
 */
export const shippoSentences: readonly (readonly [id: string, pattern: RegExp, meaning: Meaning])[] = [
  [
    'label',
    /^the .*\b(has received the electronic shipment information|shipping label has been created)\b/i,
    'label_created.label_created',
  ],
  ['accepted', /^your shipment has been accepted\b/i, 'in_transit.accepted'],
  ['local_facility', /^your shipment has arrived at the post office\b/i, 'in_transit.local_facility'],
  ['arrived', /^your shipment has (arrived at the .*\bfacility|been sorted)\b/i, 'in_transit.arrived'],
  ['departed', /^your shipment has departed\b/i, 'in_transit.departed'],
  ['out_for_delivery', /^your shipment is out for delivery\b/i, 'out_for_delivery.out_for_delivery'],
];
