import type { Meaning } from '@/lib/tracking/milestones';

/**
 * Sub-statuses of v2.4, all thirty. Sources: godely/aio17track `enums.py` (official documents, captured
 * 2026-07-03) and help.17track.net "Understanding Tracking Status". Where its sentence leaves several readings
 * open, the meaning is the wider one:
 * - `_Security`: "issues with security, customs clearance, or fees";
 * - `Exception_NoBody`: the recipient cannot be found or reached, which is less than "not picked up";
 * - `Exception_Destroyed`: gone for good, for which there is no milestone of its own.
 * `Exception_Cancel` ("order was canceled") is a cancelled parcel, not one in trouble.
 */
export const seventeentrackCodes: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['NotFound_Other', 'pending.not_found_yet'],
  ['NotFound_InvalidCode', 'pending.not_found_yet'],
  ['InfoReceived', 'label_created.label_created'],
  // Also a parcel handed in at a counter ("Objeto postado").
  ['InTransit_PickedUp', 'in_transit.accepted'],
  ['InTransit_Other', 'in_transit.moving'],
  ['InTransit_Departure', 'in_transit.departed'],
  // "Arrived at the port of the destination country": see `seventeentrackMeaning`.
  ['InTransit_Arrival', 'in_transit.arrived'],
  ['InTransit_CustomsProcessing', 'in_transit.customs_started'],
  ['InTransit_CustomsReleased', 'in_transit.customs_cleared'],
  ['InTransit_CustomsRequiringInformation', 'exception.info_needed'],
  // In transit for too long: says nothing new of where the parcel is.
  ['Expired_Other', 'notice.information'],
  ['AvailableForPickup_Other', 'available_for_pickup.ready'],
  ['OutForDelivery_Other', 'out_for_delivery.out_for_delivery'],
  ['DeliveryFailure_Other', 'attempt_failed.attempted'],
  ['DeliveryFailure_NoBody', 'attempt_failed.no_recipient'],
  ['DeliveryFailure_Security', 'attempt_failed.attempted'],
  ['DeliveryFailure_Rejected', 'exception.refused'],
  ['DeliveryFailure_InvalidAddress', 'exception.address_problem'],
  ['Delivered_Other', 'delivered.delivered'],
  ['Exception_Other', 'exception.other'],
  ['Exception_Returning', 'returning.returning'],
  ['Exception_Returned', 'returned.returned'],
  ['Exception_NoBody', 'exception.other'],
  ['Exception_Security', 'exception.other'],
  ['Exception_Damage', 'exception.damaged'],
  ['Exception_Rejected', 'exception.refused'],
  ['Exception_Delayed', 'exception.delayed'],
  ['Exception_Lost', 'exception.lost'],
  ['Exception_Destroyed', 'exception.other'],
  ['Exception_Cancel', 'cancelled.cancelled'],
]);

/** The nine main statuses, for a sub-status that is new or absent. */
export const seventeentrackStatuses: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['NotFound', 'pending.not_found_yet'],
  ['InfoReceived', 'label_created.label_created'],
  ['InTransit', 'in_transit.moving'],
  ['Expired', 'notice.information'],
  ['AvailableForPickup', 'available_for_pickup.ready'],
  ['OutForDelivery', 'out_for_delivery.out_for_delivery'],
  ['DeliveryFailure', 'attempt_failed.attempted'],
  ['Delivered', 'delivered.delivered'],
  ['Exception', 'exception.other'],
]);

/** Codes under which all kinds of news come, so that only the words tell two of them apart. */
export const wideCodes: ReadonlySet<string> = new Set(['', 'InTransit_Other', 'Exception_Other']);
