import { type JsonObject, objectAt, textAt } from './json';
import { categoryAfter, categoryOf } from './usps-categories';
import { windowAround } from './wire-time';

interface Moment {
  /** All events of the life as recorded, and those told so far at their new times; oldest first. */
  recorded: readonly JsonObject[];
  events: readonly JsonObject[];
  isComplete: boolean;
  moveText(text: string): string;
}

/** Alerts after which the parcel is still coming: missent, rescheduled, awaiting a scan. */
const stillComing = new Set(['08', '15', '71', 'DX']);

/**
 * `deliveryDateExpectation` at one moment. A recorded life is told from its end, where USPS has dropped the
 * dates: then the day it first went out for delivery (or was delivered) is what had been promised. The
 * promise stands from acceptance until the parcel has an end, or was offered to the recipient.
 */
export function expectationAt(item: JsonObject, at: Moment): JsonObject | null {
  const recorded = objectAt(item, 'deliveryDateExpectation');
  const hasRecorded = Object.keys(recorded).length > 0;
  const promised = promisedDay(at.recorded);
  if (at.isComplete && !hasRecorded) return null;
  if (!at.isComplete && (hasEnded(at.events) || categoryAfter(at.events) === 'Pre-Shipment')) return null;
  if (!hasRecorded && !promised) return null;
  const day = (key: string) => {
    const text = textAt(recorded, key);
    return text ? at.moveText(text) : null;
  };
  const expected = day('expectedDeliveryDate') ?? (promised && at.moveText(promised).slice(0, 10));
  const window = windowAt(at);
  return {
    expectedDeliveryDate: expected,
    predictedDeliveryDate: day('predictedDeliveryDate') ?? expected,
    predictedDeliveryWindowStartTime: window?.start ?? null,
    predictedDeliveryWindowEndTime: window?.end ?? null,
    guaranteedDeliveryDate: day('guaranteedDeliveryDate'),
    endOfDay: textAt(recorded, 'endOfDay') ?? '9:00pm',
  };
}

function promisedDay(recorded: readonly JsonObject[]): string | null {
  const isDelivery = (event: JsonObject) => categoryOf(event)?.startsWith('Delivered');
  const kept =
    recorded.find((event) => categoryOf(event) === 'Out for Delivery') ?? recorded.find(isDelivery);
  return kept ? textAt(kept, 'eventTimestamp') : null;
}

function hasEnded(events: readonly JsonObject[]): boolean {
  return events.some((event) => {
    const category = categoryOf(event) ?? '';
    // The recipient's own wish has no code in the public tables.
    if (/^held at post office/i.test(textAt(event, 'eventType') ?? '')) return true;
    if (category === 'Alert') return !stillComing.has(textAt(event, 'eventCode') ?? '');
    return /^(Delivered|Delivery Attempt|Available for Pickup)/.test(category);
  });
}

/** On the van: a window around the scan that comes next, if it comes the same day. */
function windowAt({ recorded, events, moveText }: Moment): { start: string; end: string } | null {
  const newest = events.at(-1);
  const next = recorded[events.length];
  if (!newest || !next || categoryOf(newest) !== 'Out for Delivery') return null;
  const closes = moveText(textAt(next, 'eventTimestamp') ?? '');
  const isSameDay = closes.slice(0, 10) === textAt(newest, 'eventTimestamp')?.slice(0, 10);
  return isSameDay ? windowAround(closes) : null;
}
