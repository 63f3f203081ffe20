import type { Meaning } from '@/lib/tracking/milestones';

type Group = readonly [Meaning, string];

/**
 * The one- and two-character activity codes worth knowing, by type letter: they are not unique without it
 * (DP is a departure under I and a manifest under M). They say more than a broad status code ("On the Way"
 * is an arrival, "Exception" is weather) and stand in where UPS sends no status code.
 *
 * Source: developer.ups.com, tracking appendix, tables Movement Scans (I), Manifest Codes (M), Delivery
 * Codes (D), Package Exceptions (X), Updates (U). Codes that only name a place at the door (ML "Front Door")
 * are left to the type letter.
 */
const movement: readonly Group[] = [
  ['label_created.label_created', 'OC PL SP VP'],
  ['in_transit.accepted', 'OR XD'],
  ['in_transit.picked_up', 'PC PT PU'],
  ['in_transit.departed', 'DP EP'],
  ['in_transit.arrived', 'AR HU IP LC LM UL WH'],
  ['in_transit.moving', 'AG AT YM YN'],
  ['in_transit.local_facility', 'DS XA XR YH YP'],
  ['out_for_delivery.out_for_delivery', 'DL OD OF OT YF YI'],
  ['notice.information', 'CA CD CL UA UD'],
];

const manifest: readonly Group[] = [
  ['label_created.label_created', 'DP MP OC PL RD'],
  ['cancelled.label_void', 'VP'],
];

const delivery: readonly Group[] = [
  ['delivered.to_neighbor', '3H'],
  ['delivered.to_locker', 'P5'],
  ['delivered.to_agent', 'F7'],
  ['delivered.picked_up_by_recipient', '2W A0'],
  ['available_for_pickup.ready', '1N 2Q EP ZQ'],
  ['in_transit.arrived', '2D F0'],
  ['in_transit.departed', '2J F3'],
  ['in_transit.customs_started', '70'],
  ['in_transit.customs_cleared', '83 BN EZ'],
  ['out_for_delivery.out_for_delivery', '2K'],
  ['attempt_failed.attempted', '57 DO FZ'],
  ['attempt_failed.no_recipient', 'CI'],
  ['attempt_failed.business_closed', 'FO'],
  ['exception.delayed', '0 9 12 32 41 42 44 CB EF EI EK EL EM'],
  ['exception.weather', 'CR EJ'],
  ['exception.customs_held', 'B2 DK ET L4 RQ SG ST'],
  ['exception.address_problem', '50 BO DZ'],
  ['exception.refused', '53'],
  ['exception.damaged', '28'],
  ['exception.unclaimed', '5F'],
  ['returned.returned', 'B0'],
];

const exceptions: readonly Group[] = [
  ['exception.postage_review', 'IY J0'],
  ['exception.weather', '1E 2A 3D 6D 7V 7W 7X C5 DJ PZ'],
  ['exception.missorted', '6 7 34 8G D1 YI'],
  ['exception.damaged', '13 24 25 26 27 45 64 65 66 67 A1 A2 A3 A4 HD HE HR TV'],
  ['exception.lost', 'S9 TJ'],
  ['exception.refused', 'AM AN AP AQ AS KI KQ KR KS KT YE'],
  [
    'exception.address_problem',
    'A6 A7 A8 A9 AA AB AC AD AE AF AG AK AL AV AW CW CY DS E1 FA H1 H2 H3 H4 H5 OJ PH TF YF',
  ],
  ['exception.payment_needed', '1C 7F D9 EY'],
  // UPS has asked the recipient for clearance information…
  [
    'exception.info_needed',
    '29 1W 2B 7U B5 BG BH BJ BK BP DY EU EV EW FE GF GZ OQ R7 RR RS S2 S3 SJ SL SP X6 XA XB',
  ],
  // …or the sender, or an authority has the parcel: nothing that the shopper could do.
  [
    'exception.customs_held',
    '40 43 71 4T 7T AO BA BB BD BE CX DN FF L2 L5 OT R6 RA S1 SN VP X5 X8 XC XE XG XN XO XV XW ' +
      '5 1U 2N 2T B4 B8 BW BX CE DE E4 E8 E9 L3 OB R4 R5 RD RE RM RP RZ SF SS VK X2 X3 X7 XJ XK XL XY',
  ],
  [
    'exception.delayed',
    '3 4 8 15 16 17 18 19 22 23 31 68 87 1B 1K 1L 1O 1Q 1V 1X 2H 2Y 2Z 3A 3B 3C 4K 7Y 8K 8L ' +
      '9L 9M 9N 9O 9P 9Q 9R 9S 9T 9U 9V 9X 9Y 9Z CC CK CL CQ DC DR E3 EH EN GC GH GI H7 HA HH LE LF MT NW ' +
      'Q0 RY S6 S8 UK',
  ],
  ['attempt_failed.no_recipient', '48 49 C4 FM G7 KX'],
  ['attempt_failed.business_closed', '55 AY G3 L1 ZM'],
  ['attempt_failed.attempted', '51 52 GB IQ IR KZ YD'],
  ['in_transit.picked_up', 'Z5'],
  ['in_transit.arrived', 'F0 GD XD YT'],
  ['in_transit.departed', '2O F3 YX'],
  ['in_transit.moving', '4B LX UI ZW'],
  ['in_transit.local_facility', 'RC ZK'],
  ['in_transit.forwarded', 'YG'],
  ['in_transit.customs_started', '4C 7I 7M B3 B6 BV C3 D5 DB ER HW S4 S5 SI SY X4'],
  ['in_transit.customs_cleared', 'DA'],
  ['out_for_delivery.out_for_delivery', 'RK RL ZS'],
  ['available_for_pickup.ready', 'I5 ZP'],
  ['returning.refused', '8H'],
  ['returning.unclaimed', '3N 6C'],
  ['returning.returning', '90 DL H8 KP O0 O4 RV UF XU'],
  ['returned.returned', '4S PP TU UA YJ YK'],
  ['notice.claim', '2G 3Z 5A 5B 6W 6X GN GO GQ GR UL UO UW UX'],
  ['notice.change_requested', '78 S0 SO UD UT ZA'],
  ['notice.change_confirmed', '79 VM ZB ZC'],
  ['notice.hold_requested', '39 54 S7'],
];

const updates: readonly Group[] = [
  ['notice.photo_added', 'PX'],
  ['notice.date_changed', 'UP UT'],
];

/** Meaning of "I/AR": type letter and activity code. */
export const upsCodes: ReadonlyMap<string, Meaning> = new Map(
  Object.entries({ I: movement, M: manifest, D: delivery, X: exceptions, U: updates }).flatMap(
    ([type, groups]) =>
      groups.flatMap(([meaning, codes]) =>
        codes.split(' ').map((code) => [`${type}/${code}`, meaning] as const),
      ),
  ),
);
