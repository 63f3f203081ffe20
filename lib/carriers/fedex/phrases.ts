import type { Meaning } from '@/lib/tracking/milestones';

/**
 * FedEx's sentences for a scan (`eventDescription`), in lower case: for a scan without a code that we know,
 * and where the sentence says more than its code ("AR" is also "At local FedEx facility"). From the list of
 * sandbox numbers on developer.fedex.com and from recorded answers.
 */
export const fedexDescriptions: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['shipment information sent to fedex', 'label_created.label_created'],
  ['shipment information sent to usps', 'label_created.label_created'],
  ['label created', 'label_created.label_created'],
  ['tendered', 'in_transit.accepted'],
  ['tendered at fedex location', 'in_transit.accepted'],
  ['tendered at fedex office', 'in_transit.accepted'],
  ['in fedex possession', 'in_transit.accepted'],
  ['picked up', 'in_transit.picked_up'],
  ['arrived at fedex location', 'in_transit.arrived'],
  ['arrived at fedex hub', 'in_transit.arrived'],
  ['at destination sort facility', 'in_transit.arrived'],
  ['at local fedex facility', 'in_transit.local_facility'],
  ['left fedex origin facility', 'in_transit.departed'],
  ['departed fedex location', 'in_transit.departed'],
  ['departed fedex hub', 'in_transit.departed'],
  ['in transit', 'in_transit.moving'],
  ['on the way', 'in_transit.moving'],
  ['package available for clearance', 'in_transit.customs_started'],
  ['clearance in progress', 'in_transit.customs_started'],
  ['international shipment release', 'in_transit.customs_cleared'],
  ['international shipment release - import', 'in_transit.customs_cleared'],
  ['international shipment release - export', 'in_transit.customs_cleared'],
  ['on fedex vehicle for delivery', 'out_for_delivery.out_for_delivery'],
  ['out for delivery', 'out_for_delivery.out_for_delivery'],
  ['delivered', 'delivered.delivered'],
  ['ready for recipient pickup', 'available_for_pickup.ready'],
  ['ready for pickup', 'available_for_pickup.ready'],
  ['hold at location', 'available_for_pickup.ready'],
  ['clearance delay', 'exception.customs_held'],
  ['clearance delay - import', 'exception.customs_held'],
  ['clearance delay - export', 'exception.customs_held'],
  ['delivery exception', 'attempt_failed.attempted'],
  ['shipment exception', 'exception.other'],
  ['returning package to shipper', 'returning.returning'],
  ['shipment canceled', 'cancelled.cancelled'],
]);

/**
 * What an exception's own words say (`exceptionDescription`, `reasonDescription`): they stand before its
 * code, since FedEx Express and Ground use the same digits for different things (07 is a refusal, 007 a
 * closed door). In the order in which they are tried: "unable to deliver – returning to shipper" is a return.
 */
export const fedexReasons: readonly (readonly [RegExp, Meaning])[] = [
  [/\breturning (package |shipment )?to (the )?(shipper|sender)\b/i, 'returning.returning'],
  [/\brefused\b/i, 'exception.refused'],
  [/\bdamaged?\b/i, 'exception.damaged'],
  [
    /\bincorrect address\b|\baddress (is )?(incorrect|incomplete|insufficient)\b/i,
    'exception.address_problem',
  ],
  [/\bcustomer not available\b|\brecipient not (in|available)\b/i, 'attempt_failed.no_recipient'],
  [/\bbusiness closed\b/i, 'attempt_failed.business_closed'],
  [
    /\bfuture delivery\b|\brequest was made to change this delivery date\b/i,
    'attempt_failed.redelivery_scheduled',
  ],
  [/\bredirect(ing|ed)\b/i, 'in_transit.forwarded'],
  [/\bunable to collect payment\b/i, 'exception.payment_needed'],
  [/\bweather\b/i, 'exception.weather'],
  [/\bsorted to wrong\b|\bmissort/i, 'exception.missorted'],
  [/\bclearance\b|\bcustoms\b|\bregulatory\b/i, 'exception.customs_held'],
  [
    /\blocal delivery restriction|\barrived after courier dispatch|\bbeyond our control|\bmay be late\b|\bmechanical delay/i,
    'exception.delayed',
  ],
  [/\bunable to deliver\b/i, 'exception.other'],
];

/** The same for exception codes without words, exactly as written: 07 is missing on purpose (see above). */
export const fedexReasonCodes: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['007', 'attempt_failed.no_recipient'],
  ['08', 'attempt_failed.no_recipient'],
  ['03', 'exception.address_problem'],
  ['083', 'exception.delayed'],
  ['84', 'exception.delayed'],
  ['099', 'exception.other'],
  ['060G', 'returning.returning'],
]);
