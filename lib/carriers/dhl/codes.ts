import type { Meaning } from '@/lib/tracking/milestones';

type Row = readonly [Meaning, codes: string];

function codeTable(rows: readonly Row[]): ReadonlyMap<string, Meaning> {
  return new Map(
    rows.flatMap(([meaning, codes]) => codes.split(' ').map((code): [string, Meaning] => [code, meaning])),
  );
}

/**
 * Checkpoints of DHL Express: `typeCode` of MyDHL, and `status` of a unified Express answer where that holds a
 * code. Source: the official MyDHL 3.1.1 example (PU AF PL DF RR CR AR WC OK, certainty A), DHL's list of event
 * texts per service, and the published checkpoint list (C for the rest).
 */
export const expressCheckpoints = codeTable([
  ['in_transit.picked_up', 'PU'],
  ['in_transit.accepted', 'SA'],
  ['in_transit.arrived', 'AF PL'],
  ['in_transit.local_facility', 'AR'],
  ['in_transit.departed', 'DF'],
  // To a third party: the parcel goes on, but not to the shopper's new address and not towards DHL.
  ['in_transit.moving', 'TR TP'],
  ['in_transit.forwarded', 'FD'],
  ['in_transit.customs_started', 'IC RR'],
  // BR: released by the broker, which is after customs.
  ['in_transit.customs_cleared', 'CR BR'],
  ['in_transit.scheduled', 'AD SM'],
  ['out_for_delivery.out_for_delivery', 'WC'],
  ['available_for_pickup.ready', 'CC'],
  ['delivered.delivered', 'OK DD PD'],
  ['attempt_failed.no_recipient', 'NH'],
  ['attempt_failed.business_closed', 'CA'],
  ['attempt_failed.attempted', 'ND'],
  ['exception.address_problem', 'BA CM'],
  ['exception.refused', 'RD'],
  ['exception.customs_held', 'BN CD UD'],
  ['exception.delayed', 'MD TD'],
  ['exception.payment_needed', 'HP'],
  ['exception.missorted', 'MC MS'],
  ['exception.damaged', 'DM'],
  ['exception.other', 'CS DS OH SS'],
  ['returned.returned', 'RT'],
  ['notice.information', 'PY RW SC'],
]);

/**
 * Standard events of DHL Paket in Germany (TTpro), each of which stands for many: PO for the van as well as for a
 * wrong sorting, LA and ZF for a counter as well as for the way to it. So the words come first, PO is no more
 * than "under way", and LA and ZF are left to the main status. Source: DHL's list of event texts per service,
 * and its table of ICE and RIC pairs of July 2024 (A).
 */
const parcelDeEvents = codeTable([
  ['label_created.label_created', 'VA'],
  // AN: the sender was not there to hand it over.
  ['notice.information', 'AN DD GT'],
  ['in_transit.picked_up', 'AE'],
  ['in_transit.accepted', 'ES'],
  ['in_transit.departed', 'AA'],
  ['in_transit.arrived', 'EE'],
  ['in_transit.moving', 'NB PO'],
  ['in_transit.customs_started', 'ZO'],
  ['attempt_failed.attempted', 'ZN'],
  ['delivered.delivered', 'ZU'],
  ['exception.other', 'BV'],
]);

/**
 * Registered letters of Deutsche Post, which have codes and no texts. Source: the same list (A for the codes and
 * their main status, C for the finer reading, so that it stays coarse). Codes of money and of replacement
 * papers, AMBIGUOUS and NO_INFO are left to the main status.
 */
const letterEvents = codeTable([
  ['label_created.label_created', 'ANNOUNCED'],
  ['in_transit.accepted', 'POSTED POSTED_ARRIVED POSTED_MAIL_TERMINAL'],
  ['in_transit.moving', 'BZ BZA BZE MARBURG PASSED_LETTER_CENTER FORWARDED_ABROAD TO_BE_SENT_ABROAD'],
  ['in_transit.arrived', 'ARRIVED_TRANSIT'],
  ['in_transit.departed', 'DEPARTURE_FROM_INWARD_OE'],
  ['in_transit.local_facility', 'ARRIVAL_AT_OFFICE_OF_DELIVERY'],
  ['in_transit.arrived_in_country', 'ARRIVED_IN_DESTINATION_COUNTRY'],
  ['in_transit.forwarded', 'REDIRECTED'],
  ['in_transit.customs_started', 'HANDOVER_CUSTOMS IP_CUSTOMS'],
  ['exception.customs_held', 'HELD_BY_CUSTOMS'],
  ['out_for_delivery.out_for_delivery', 'IN_DELIVERY'],
  ['attempt_failed.attempted', 'DELIVERY_ATTEMPTED'],
  ['available_for_pickup.ready', 'NOTIFIED NOTIFIED_KEY_ACCOUNT NOTIFIED_PACKSTATION NOTIFIED_PO_BOX'],
  ['delivered.delivered', 'DELIVERED DELIVERED_ZU_OK DELIVERED_ZU_NOT_OK'],
  [
    'delivered.picked_up_by_recipient',
    'FETCHED FETCHED_NOTIFIED FETCHED_PACKSTATION FETCHED_PENDING_DELIVERY_CONFIRMATION ' +
      'FETCHED_PO_BOX_PENDING_DELIVERY_CONFIRMATION FETCHED_KEY_ACCOUNT_PENDING_DELIVERY_CONFIRMATION',
  ],
  ['returning.returning', 'SENT_BACK SENT_BACK_ABROAD'],
  ['returned.returned', 'RETURNED_TO_SENDER'],
]);

type CodesByService = ReadonlyMap<string, ReadonlyMap<string, Meaning>>;

/** By the `service` of a unified shipment: codes that say exactly what happened, and come before the words. */
export const exactCodes: CodesByService = new Map([
  ['express', expressCheckpoints],
  ['svb', letterEvents],
  ['post-de', letterEvents],
]);

/** Codes that only name a kind of event: they come after the words. */
export const broadCodes: CodesByService = new Map([['parcel-de', parcelDeEvents]]);
