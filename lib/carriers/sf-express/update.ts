import { z } from 'zod';
import type { TrackingEvent } from '@/lib/tracking/event';
import { noFacts } from '@/lib/tracking/facts';
import type { Meaning } from '@/lib/tracking/milestones';
import type { ShipmentUpdate } from '../carrier';
import { listField, textField } from '../reading/answer-fields';
import { inOrder } from '../reading/in-order';
import { eventTime } from '../reading/local-time';
import { withoutPeople } from '../reading/without-people';
import { sfNames, sfOperations, sfStatuses } from './codes';

const short = textField(60);

const route = z.object({
  acceptTime: short,
  acceptAddress: textField(120),
  remark: textField(300),
  opCode: short,
  secondaryStatusCode: short,
  secondaryStatusName: short,
});

export const sfParcel = z.object({ mailNo: short, routes: listField(route) });

type SfRoute = z.output<typeof route>;
export type SfParcel = z.output<typeof sfParcel>;

/** Null without a route. */
export function sfUpdate(parcel: SfParcel, trackingNumber: string): ShipmentUpdate | null {
  const events = inOrder(parcel.routes.flatMap((route) => readRoute(route) ?? []));
  return events.length === 0 ? null : { ...noFacts, trackingNumber, events };
}

/** SF's times are those of China, whichever country a route is in; China has one zone and no summer time. */
function readRoute(entry: SfRoute): TrackingEvent | null {
  const time = eventTime({ local: entry.acceptTime, offset: '+08:00' });
  const text = withoutPeople(entry.remark) || entry.secondaryStatusName;
  const carrierCode = [entry.opCode, entry.secondaryStatusCode].filter(Boolean).join('/');
  if (!time || !(text || carrierCode)) return null;
  return {
    ...readSf(entry),
    ...time,
    place: entry.acceptAddress
      ? { city: entry.acceptAddress, state: null, postalCode: null, country: null }
      : null,
    carrierCode,
    carrierText: text || carrierCode,
    carrierEventId: null,
    sequence: 0,
    origin: 'carrier',
  };
}

/** Words that settle what an operation leaves open. */
const wordRules: readonly (readonly [opCode: string, RegExp, Meaning])[] = [
  // 70 is a failed attempt in the real routes we know of, and the arrival at the last outlet in one client.
  ['70', /已?(到达|抵达)/, 'in_transit.local_facility'],
  // 648 and 99: sent on at somebody's wish, or sent back; both words together say that it is not settled.
  ['99', /^(?!.*退回).*转寄/, 'in_transit.forwarded'],
  ['648', /^(?!.*退回).*转寄/, 'in_transit.forwarded'],
  ['8000', /查看签收/, 'notice.information'],
];

/** Secondary statuses that say more than the operation beside them, where their name agrees. */
const decisive: ReadonlySet<string> = new Set(['204', '205', '301']);

/** What a route means: words that settle a code, then the finest of its codes, then the name of its status. */
function readSf(entry: SfRoute): { meaning: Meaning; rule: string } {
  const { opCode, secondaryStatusCode: statusCode, secondaryStatusName: name, remark } = entry;
  const said = wordRules.find(([code, words]) => code === opCode && words.test(remark));
  if (said) return { meaning: said[2], rule: `sf-express.text:${opCode}` };
  const status = sfStatuses.get(statusCode);
  const named = sfNames.get(name);
  if (status && decisive.has(statusCode) && named === status) {
    return { meaning: status, rule: `sf-express.status:${statusCode}` };
  }
  const operation = sfOperations.get(opCode);
  if (operation) return { meaning: operation, rule: `sf-express.opCode:${opCode}` };
  if (named) return { meaning: named, rule: `sf-express.name:${name}` };
  // Beside an operation that we do not know, a status may be as broad as "on its way".
  if (status && !opCode) return { meaning: status, rule: `sf-express.status:${statusCode}` };
  return { meaning: 'unknown.unmapped', rule: 'sf-express.unmapped' };
}
