import { isActionRequired, isNotice, type Meaning, statusOf } from '@/lib/tracking/milestones';
import { postageReviewPattern } from '../reading/postage-review';
import { upsCodes } from './codes';
import { upsStatuses } from './statuses';

/** What UPS says of one activity, or of the whole parcel. Absent fields are ''. */
export interface UpsStatus {
  /** "D", "I", "M", "MV", "X", "P", "U"… */
  type: string;
  /** One or two characters, only unique beside the type. */
  code: string;
  /** Three digits. */
  statusCode: string;
  /** UPS's sentence, cleaned. */
  text: string;
}

/** The ten states that shoppers know from UPS's own pages (R2.2), for answers that carry no code. */
const phrases: ReadonlyMap<string, Meaning> = new Map([
  ['shipment accepted', 'in_transit.accepted'],
  ['in transit', 'in_transit.moving'],
  ['arrival at ups facility', 'in_transit.arrived'],
  ['clearance in progress', 'in_transit.customs_started'],
  ['cleared', 'in_transit.customs_cleared'],
  ['out for delivery', 'out_for_delivery.out_for_delivery'],
  ['delivery attempted', 'attempt_failed.attempted'],
  ['delivered', 'delivered.delivered'],
  ['exception', 'exception.other'],
  ['awaiting receiver', 'exception.info_needed'],
]);

/** Meanings that a status code gives when it says little; the activity code may then say more. */
const broadMeanings: ReadonlySet<Meaning> = new Set<Meaning>([
  'in_transit.moving',
  'attempt_failed.attempted',
  'delivered.delivered',
  'exception.delayed',
  'exception.info_needed',
  'exception.other',
  'returning.returning',
]);

const meaningByType: ReadonlyMap<string, Meaning> = new Map([
  ['P', 'in_transit.picked_up'],
  ['M', 'label_created.label_created'],
  ['MV', 'cancelled.label_void'],
  ['X', 'exception.other'],
  ['U', 'notice.information'],
  // Freight only: at the carrier's own freight stations, and in a warehouse.
  ['DO', 'in_transit.arrived'],
  ['DD', 'in_transit.arrived'],
  ['W', 'in_transit.arrived'],
]);

/**
 * What an activity means, and by which rule: text of R4.1, then the three-digit status code (made finer by
 * the activity code within the same status), then (type, activity code), then a known phrase, then the type.
 * What none of them knows is `unknown.unmapped`.
 */
export function upsMeaning(status: UpsStatus): { meaning: Meaning; rule: string } {
  const key = `${status.type}/${status.code}`;
  const byCode = upsCodes.get(key);
  if (postageReviewPattern.test(status.text))
    return { meaning: 'exception.postage_review', rule: 'ups.text:postage' };
  if (byCode === 'exception.postage_review') return { meaning: byCode, rule: `ups.code:${key}` };
  const byStatus = upsStatuses.get(status.statusCode);
  if (byStatus) {
    const rule = `ups.status:${status.statusCode}`;
    if (byCode && isFiner(byCode, byStatus)) return { meaning: byCode, rule: `${rule}+${key}` };
    return { meaning: byStatus, rule };
  }
  if (byCode) return { meaning: byCode, rule: `ups.code:${key}` };
  const phrase = status.text.toLowerCase();
  const byPhrase = phrases.get(phrase);
  if (byPhrase) return { meaning: byPhrase, rule: `ups.text:${phrase}` };
  const byType = meaningOfType(status);
  return byType
    ? { meaning: byType, rule: `ups.type:${status.type}` }
    : { meaning: 'unknown.unmapped', rule: 'ups.unmapped' };
}

function isFiner(finer: Meaning, broad: Meaning): boolean {
  if (finer === broad || !broadMeanings.has(broad) || isNotice(finer) || isNotice(broad)) return false;
  const keepsAction = isActionRequired(finer) || !isActionRequired(broad);
  return statusOf(finer) === statusOf(broad) && keepsAction;
}

/**
 * The last resort. `D` and `I` are too wide to stand against a code we do not know: a counter is "delivered"
 * to UPS, and `I` is in transit as well as out for delivery.
 */
function meaningOfType({ type, code, statusCode }: UpsStatus): Meaning | undefined {
  if (type === 'D') return statusCode === '' ? 'delivered.delivered' : undefined;
  if (type === 'I') return statusCode === '' && code === '' ? 'in_transit.moving' : undefined;
  return meaningByType.get(type);
}
