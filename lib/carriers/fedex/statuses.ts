import type { Meaning } from '@/lib/tracking/milestones';

/**
 * FedEx's tracking status codes, section "Movement" and the three of "Regulatory" that stand in `eventType`
 * (Tracking-Status-Codes.html, developer.fedex.com), by what they mean. The sections "Regulatory" and
 * "Possession" use EA, SP, CA and RC for other things; those never stand in `eventType` or `derivedCode`.
 *
 * MD is in karrio's table only. IN (as "Label created" and "Initiated") and HA ("Hold at location request
 * accepted") are in recorded answers, not in FedEx's table.
 *
 * Judgements: CA is a cancelled parcel, not a problem with one. AP (the courier is at the sender's) counts
 * as accepted and not as picked up.
 */
const codesByMeaning: readonly (readonly [Meaning, string])[] = [
  ['label_created.label_created', 'OC IN OX EP MD RP DS DR'],
  ['in_transit.picked_up', 'PU PX'],
  ['in_transit.accepted', 'AP OF'],
  ['in_transit.arrived', 'AA AC AR AX FD SF PL'],
  ['in_transit.local_facility', 'AF'],
  ['in_transit.departed', 'DP LO'],
  ['in_transit.moving', 'EA EO IT IX OW PF PM TR SP'],
  ['in_transit.customs_cleared', 'CC'],
  ['in_transit.customs_started', 'CP'],
  ['out_for_delivery.out_for_delivery', 'OD ED AD'],
  ['delivered.delivered', 'DL'],
  ['available_for_pickup.ready', 'HL HP'],
  ['attempt_failed.attempted', 'DE'],
  ['exception.other', 'SE RD'],
  ['exception.customs_held', 'CD'],
  ['exception.delayed', 'DY DD PD'],
  ['returning.returning', 'RS'],
  ['cancelled.cancelled', 'CA'],
  ['notice.change_requested', 'RR'],
  ['notice.change_confirmed', 'RM'],
  ['notice.hold_requested', 'HA'],
  ['notice.information', 'AO AE CH RC LP RG'],
];

/** Meaning of each code, in capitals ("Ow" is OW). */
export const fedexStatuses: ReadonlyMap<string, Meaning> = new Map(
  codesByMeaning.flatMap(([meaning, codes]) => codes.split(' ').map((code) => [code, meaning] as const)),
);
