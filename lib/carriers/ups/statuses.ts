import type { Meaning } from '@/lib/tracking/milestones';

/**
 * Every three-digit `statusCode` of UPS (developer.ups.com, tracking appendix, "Status/Description Codes":
 * 160 of them), by what it means. The code and not the type letter decides: 161 and 144 come under `D`,
 * "delivered", and wait for the shopper at a counter.
 *
 * Judgements that the texts alone do not settle:
 * - 026 (delivered by the post office) is the end; 143 (delivered to an agent) is not yet the shopper's hands.
 * - 029 and 049 say "Action Required" without saying which: `info_needed` is what asks the shopper to look.
 * - 033, 117–119 ask for a return that then happens: shown as returning from the request on.
 * - 044 and 045 ("On the Way to UPS"): a partner has it and will hand it to UPS. 074 and 137 are the hand-over
 *   the other way, to whoever delivers: on its way, never "on its way to UPS".
 * - 081 ("Returned - Damage Reported") stays `damaged`: why it will not come matters more than where it went.
 * - 139 waits for a gate or door code, which the shopper can give.
 * - 147 was seized. 149 was destroyed, for which no milestone exists; UPS's own words say it.
 */
const codesByMeaning: readonly (readonly [Meaning, string])[] = [
  ['pending.not_found_yet', '000 088 148 163'],
  ['label_created.label_created', '003 043 065 077 079 080 131 135 157 166'],
  ['in_transit.accepted', '160 167 168 169'],
  ['in_transit.picked_up', '038'],
  ['in_transit.moving', '005 010 025 039 047 057 070 073 074 087 137 138 158 159 164 165'],
  ['in_transit.arrived', '016'],
  ['in_transit.local_facility', '071'],
  ['in_transit.with_partner', '044 045'],
  ['in_transit.forwarded', '028 096'],
  ['in_transit.customs_started', '012 092 123'],
  ['in_transit.customs_cleared', '014 084 134'],
  ['in_transit.resolved', '094'],
  ['in_transit.scheduled', '075'],
  ['out_for_delivery.out_for_delivery', '006 021 037 072 078 089 091 146 162'],
  ['attempt_failed.attempted', '022 023 024 060 062 066 145'],
  ['attempt_failed.no_recipient', '061'],
  ['available_for_pickup.ready', '017 040 144 161'],
  ['delivered.delivered', '011 026 156'],
  ['delivered.to_agent', '143'],
  ['exception.delayed', '046 048 086 090 132'],
  ['exception.weather', '032 051 052 053'],
  ['exception.customs_held', '126'],
  ['exception.info_needed', '029 049 058 124 125 139 141'],
  ['exception.payment_needed', '085'],
  ['exception.address_problem', '050'],
  ['exception.refused', '064'],
  ['exception.damaged', '059 081'],
  ['exception.lost', '068'],
  ['exception.security', '147'],
  ['exception.other', '013 030 069 076 083 093 149'],
  ['returning.returning', '033 035 036 117 118 119'],
  ['returned.returned', '034 067'],
  ['cancelled.label_void', '007'],
  ['notice.change_requested', '027 041 054 056 082 095 097 098 111 113 116 121'],
  ['notice.change_confirmed', '019 042 063 099 100 103 104 106 108 110 112 122'],
  ['notice.date_changed', '055 115 120 136 153 154'],
  ['notice.hold_requested', '018 020 101 102 105 107 109'],
  ['notice.claim', '127 128 129 130 140 142'],
  ['notice.photo_added', '155'],
  ['notice.information', '114 133'],
];

/** Meaning of each three-digit status code. */
export const upsStatuses: ReadonlyMap<string, Meaning> = new Map(
  codesByMeaning.flatMap(([meaning, codes]) => codes.split(' ').map((code) => [code, meaning] as const)),
);
