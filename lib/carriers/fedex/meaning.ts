import { isNotice, type Meaning, statusOf } from '@/lib/tracking/milestones';
import { postageReviewPattern } from '../reading/postage-review';
import type { FedexDelay, FedexLatest, FedexScan } from './answer';
import { fedexDescriptions, fedexReasonCodes, fedexReasons } from './phrases';
import { fedexStatuses } from './statuses';

/** What FedEx says of one scan, or of the whole parcel. Absent texts and codes are ''. */
export interface FedexSaying {
  /** In the order in which they are tried. */
  codes: readonly string[];
  description: string;
  reasonCode: string;
  reason: string;
  delay: FedexDelay;
}

export interface Reading {
  meaning: Meaning;
  rule: string;
}

/**
 * `eventType` decides; `derivedStatusCode` only stands in for it: recorded answers give "IT" for a parcel on
 * the van, and "DL" for one that starts its way back.
 */
export function sayingOfScan(scan: FedexScan): FedexSaying {
  return {
    codes: [scan.eventType || scan.derivedStatusCode],
    description: scan.eventDescription,
    reasonCode: scan.exceptionCode,
    reason: scan.exceptionDescription,
    delay: scan.delayDetail,
  };
}

/** Of the whole parcel, `derivedCode` before `code`. */
export function sayingOfLatest(latest: FedexLatest): FedexSaying {
  const [ancillary] = latest.ancillaryDetails;
  return {
    codes: [latest.derivedCode, latest.code],
    description: latest.statusByLocale || latest.description,
    reasonCode: ancillary?.reason ?? '',
    reason: ancillary?.reasonDescription ?? '',
    delay: latest.delayDetail,
  };
}

/** "Delivery exception – Incorrect address": the sentence, and the reason where there is one. */
export function textOfSaying({ description, reason }: FedexSaying): string {
  return [description, reason].filter((part) => part !== '').join(' – ');
}

/** "DE/007": two exceptions in one minute are two events. */
export function codeOfSaying({ codes, reasonCode }: FedexSaying): string {
  const code = codes.find((each) => each !== '') ?? '';
  return reasonCode === '' ? code : `${code}/${reasonCode}`;
}

/** Codes that only say that something is wrong: the reason, its code or the delay say what. */
const broadProblems: ReadonlySet<Meaning> = new Set<Meaning>([
  'attempt_failed.attempted',
  'exception.other',
  'exception.delayed',
  'exception.customs_held',
]);

/**
 * What FedEx means, and by which rule: the text of R4.1, then the code, refined by words and reasons, then a
 * known sentence. What none of them knows is `unknown.unmapped`.
 */
export function fedexMeaning(saying: FedexSaying): Reading {
  if (postageReviewPattern.test(textOfSaying(saying))) {
    return { meaning: 'exception.postage_review', rule: 'fedex.text:postage' };
  }
  const code = saying.codes.find((each) => fedexStatuses.has(each));
  const byCode = fedexStatuses.get(code ?? '');
  if (byCode) return refined(saying, { meaning: byCode, rule: `fedex.code:${code}` });
  const sentence = saying.description.toLowerCase();
  const bySentence = fedexDescriptions.get(sentence);
  if (bySentence) return refined(saying, { meaning: bySentence, rule: `fedex.text:${sentence}` });
  return { meaning: 'unknown.unmapped', rule: 'fedex.unmapped' };
}

function refined(saying: FedexSaying, base: Reading): Reading {
  const { meaning } = base;
  // At the sender's door "business closed" is no failed delivery.
  if (saying.codes.includes('PD')) return refinedDelay(saying.delay, base);
  if (broadProblems.has(meaning)) return refinedProblem(saying, base);
  if (meaning.startsWith('in_transit.')) return refinedTransit(saying, base);
  if (meaning === 'notice.change_requested' && /\bhold (at|shipment|package)\b/i.test(saying.reason)) {
    return { meaning: 'notice.hold_requested', rule: `${base.rule}+hold` };
  }
  if (meaning === 'delivered.delivered') return refinedDelivery(saying, base);
  if (meaning === 'returning.returning') return refinedReturn(saying, base);
  return base;
}

function refinedProblem(saying: FedexSaying, base: Reading): Reading {
  const byWords = fedexReasons.find(([words]) => words.test(saying.reason))?.[1];
  const byReason = byWords ?? (saying.reason === '' ? fedexReasonCodes.get(saying.reasonCode) : undefined);
  // "Unable to deliver" says less than a customs delay does.
  const isCoarser = base.meaning === 'exception.customs_held' && byReason && broadProblems.has(byReason);
  const found = byReason && !isCoarser ? byReason : null;
  const reading = found
    ? { meaning: found, rule: `${base.rule}+reason:${saying.reasonCode || 'text'}` }
    : base;
  return broadProblems.has(reading.meaning) ? refinedDelay(saying.delay, reading) : reading;
}

/** Weather and customs say more than "delayed"; any other delay says more than "exception". */
function refinedDelay(delay: FedexDelay, base: Reading): Reading {
  if (!delay || (delay.status !== '' && delay.status !== 'DELAYED')) return base;
  const rule = `${base.rule}+delay:${delay.type}`;
  if (delay.type === 'WEATHER') return { meaning: 'exception.weather', rule };
  if (delay.type === 'CLEARANCE') return { meaning: 'exception.customs_held', rule };
  const isOther = base.meaning === 'exception.other' && delay.status === 'DELAYED';
  return isOther ? { meaning: 'exception.delayed', rule } : base;
}

/** "AR – At local FedEx facility", "IT – Package available for clearance": never into another status. */
function refinedTransit(saying: FedexSaying, base: Reading): Reading {
  for (const words of [saying.reason, saying.description]) {
    const sentence = words.toLowerCase();
    const finer = fedexDescriptions.get(sentence);
    if (!finer || finer === base.meaning || isNotice(finer) || finer === 'in_transit.moving') continue;
    if (statusOf(finer) === 'in_transit') return { meaning: finer, rule: `${base.rule}+text:${sentence}` };
  }
  return base;
}

function refinedDelivery(saying: FedexSaying, base: Reading): Reading {
  const text = textOfSaying(saying);
  if (/\breturned to (the )?(shipper|sender)\b/i.test(text)) {
    return { meaning: 'returned.returned', rule: `${base.rule}+text:returned` };
  }
  if (/\bneighbou?r\b/i.test(text)) {
    return { meaning: 'delivered.to_neighbor', rule: `${base.rule}+text:neighbor` };
  }
  return base;
}

const returnReasons: readonly (readonly [RegExp, Meaning])[] = [
  [/\brefused\b/i, 'returning.refused'],
  [/\bunclaimed\b|\bnot (claimed|picked up)\b/i, 'returning.unclaimed'],
  [/\bincorrect address\b|\baddress (is )?(incorrect|incomplete|insufficient)\b/i, 'returning.address'],
];

function refinedReturn(saying: FedexSaying, base: Reading): Reading {
  const meaning = returnReasons.find(([words]) => words.test(saying.reason))?.[1];
  return meaning ? { meaning, rule: `${base.rule}+reason:${saying.reasonCode || 'text'}` } : base;
}
