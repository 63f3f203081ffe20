import type { Meaning } from '@/lib/tracking/milestones';

/** EasyPost's `status`, of a tracker and of each event. Codes: types of easypost-node (certain); reading ours. */
export const easypostStatuses: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['pre_transit', 'label_created.label_created'],
  ['in_transit', 'in_transit.moving'],
  ['out_for_delivery', 'out_for_delivery.out_for_delivery'],
  ['delivered', 'delivered.delivered'],
  ['available_for_pickup', 'available_for_pickup.ready'],
  ['return_to_sender', 'returning.returning'],
  ['failure', 'exception.other'],
  ['cancelled', 'cancelled.cancelled'],
]);

/** Statuses that mean nothing by themselves, and why. */
export const easypostSilentStatuses: Readonly<Record<string, string>> = {
  unknown:
    'EasyPost has no reading: without events the parcel is not scanned yet, an event keeps its own words',
  error: 'EasyPost could not ask the carrier: that says nothing of the parcel',
};

/** `status_detail`. */
export const easypostDetails: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['label_created', 'label_created.label_created'],
  ['received_at_origin_facility', 'in_transit.accepted'],
  ['arrived_at_facility', 'in_transit.arrived'],
  ['arrived_at_destination', 'in_transit.arrived'],
  ['received_at_destination_facility', 'in_transit.arrived'],
  ['departed_facility', 'in_transit.departed'],
  ['departed_origin_facility', 'in_transit.departed'],
  ['in_transit', 'in_transit.moving'],
  ['transferred_to_destination_carrier', 'in_transit.with_partner'],
  ['out_for_delivery', 'out_for_delivery.out_for_delivery'],
  ['arrived_at_pickup_location', 'available_for_pickup.ready'],
  ['address_correction', 'exception.address_problem'],
  ['awaiting_information', 'exception.info_needed'],
  ['cancelled', 'cancelled.cancelled'],
  ['damaged', 'exception.damaged'],
  ['delayed', 'exception.delayed'],
  ['delivery_exception', 'attempt_failed.attempted'],
  ['expired', 'notice.information'],
  ['failure', 'exception.other'],
  ['held', 'exception.other'],
  ['lost', 'exception.lost'],
  ['missorted', 'exception.missorted'],
  ['refused', 'exception.refused'],
  ['return', 'returning.returning'],
  ['transit_exception', 'exception.other'],
  ['weather_delay', 'exception.weather'],
]);

/** Details that leave it to the status. */
export const easypostSilentDetails: Readonly<Record<string, string>> = {
  status_update: 'says only that there is a status',
  unknown: 'EasyPost has no finer reading',
};

/**
 * Which details count under which status, by prefix of their meaning: a detail makes a status finer and does not
 * overrule it. EasyPost itself writes `delivered` with the detail `arrived_at_destination`.
 */
export const easypostRefinements: ReadonlyMap<string, readonly string[]> = new Map([
  ['in_transit', ['']],
  ['out_for_delivery', ['attempt_failed.', 'exception.', 'returning.', 'notice.']],
  ['failure', ['exception.', 'returning.', 'notice.']],
  ['return_to_sender', ['returning.']],
  // Nothing else is said.
  ['unknown', ['']],
  ['error', ['']],
  ['', ['']],
]);

/** Why it comes back, as far as a detail tells. */
export const easypostReturns: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['refused', 'returning.refused'],
  ['address_correction', 'returning.address'],
]);
