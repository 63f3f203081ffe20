import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from './json';
import type { LifeView } from './life';
import { toV3r2 } from './usps-shapes';
import { instantOf, localTimeAt, moveCalendarText, parseOffsetMinutes, windowAround } from './wire-time';

const categoryByCode: Record<string, string> = {
  ...group('Pre-Shipment', 'GX MA 89 NP TM'),
  ...group('Accepted', 'PA OA UA 03 43'),
  ...group('Out for Delivery', 'OF'),
  ...group('Delivered', '01'),
  ...group('Delivered to Agent', '17'),
  ...group('Available for Pickup', '14 16'),
  ...group('Delivery Attempt', '02 30 51 52 53 54 55 56'),
  ...group('Alert', '04 05 08 09 11 15 21 22 23 24 25 26 27 28 29 31 44 71 DX'),
};

function group(category: string, codes: string): Record<string, string> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, category]));
}

/** A body's parcel: the first of a v3r2 list, or the one object of v3. */
function parcelOf(body: Json): JsonObject {
  const first = Array.isArray(body) ? body.find((item) => listAt(item, 'trackingEvents').length > 0) : body;
  return isObject(first) ? first : {};
}

function eventsOldestFirst(body: Json): JsonObject[] {
  return listAt(parcelOf(body), 'trackingEvents').reverse();
}

function fallbackOffset(events: readonly JsonObject[]): number {
  const known = events.map((event) => parseOffsetMinutes(textAt(event, 'GMTOffset')));
  return known.find((offset) => offset !== null) ?? 0;
}

/** Instants of a USPS life, oldest first. An event without an offset is read with its neighbours'. */
export function uspsEventInstants(body: Json): number[] {
  const events = eventsOldestFirst(body);
  const fallback = fallbackOffset(events);
  return events.map((event) => {
    const gmt = Date.parse(textAt(event, 'GMTTimestamp') ?? '');
    if (!Number.isNaN(gmt)) return gmt;
    const offset = parseOffsetMinutes(textAt(event, 'GMTOffset')) ?? fallback;
    return instantOf(textAt(event, 'eventTimestamp') ?? '', offset);
  });
}

function eventAt(event: JsonObject, shownAt: number, fallback: number): JsonObject {
  const offset = parseOffsetMinutes(textAt(event, 'GMTOffset')) ?? fallback;
  // USPS gives local times to the minute, and the seconds only in GMT.
  const local = `${localTimeAt(shownAt, offset).slice(0, 16)}:00`;
  const moved: JsonObject = { ...event, eventTimestamp: local };
  if (textAt(event, 'GMTTimestamp')) moved.GMTTimestamp = `${localTimeAt(shownAt, 0)}Z`;
  return moved;
}

/** A USPS parcel (v3r2 item) at one moment of a recorded life. */
export function revealUsps(body: Json, view: LifeView): JsonObject {
  const item = toV3r2(parcelOf(body));
  const recorded = listAt(item, 'trackingEvents').reverse();
  const fallback = fallbackOffset(recorded);
  const events = view.shownAt.map((shownAt, index) => eventAt(recorded[index] ?? {}, shownAt, fallback));
  const newest = events.at(-1) ?? {};
  const last = recorded.at(-1) ?? {};
  const lastOffset = parseOffsetMinutes(textAt(last, 'GMTOffset')) ?? fallback;
  const timeOfDay = textAt(last, 'eventTimestamp')?.slice(11) ?? '12:00:00';
  const moveText = (text: string) =>
    moveCalendarText(text, { offsetMinutes: lastOffset, timeOfDay, toParcelTime: view.toParcelTime });

  const { deliveryDateExpectation: _, ...fields } = item;
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(fields)) {
    result[key] = typeof value === 'string' ? moveText(value) : value;
  }
  const status = view.isComplete ? textAt(item, 'status') : null;
  const category = view.isComplete ? textAt(item, 'statusCategory') : null;
  Object.assign(result, {
    trackingNumber: view.trackingNumber,
    status: status ?? textAt(newest, 'eventType'),
    statusCategory: category ?? categoryOf(newest),
    statusSummary: sentence(newest),
    trackingEvents: events.reverse(),
  });
  const next = recorded[events.length];
  const expectation = expectationOf(item, { last, newest, next, isComplete: view.isComplete, moveText });
  return expectation ? { ...result, deliveryDateExpectation: expectation } : result;
}

function categoryOf(event: JsonObject): string {
  return categoryByCode[textAt(event, 'eventCode') ?? ''] ?? 'In Transit';
}

/** "Your item: Departed Post Office at 5:01 pm on November 18, 2024 in JAMAICA, NY 11430." */
function sentence(event: JsonObject): string {
  const local = new Date(`${textAt(event, 'eventTimestamp') ?? ''}Z`);
  const when = (options: Intl.DateTimeFormatOptions) =>
    local.toLocaleString('en-US', { timeZone: 'UTC', ...options }).replaceAll('\u202f', ' ');
  const time = when({ hour: 'numeric', minute: '2-digit' }).toLowerCase();
  const day = when({ year: 'numeric', month: 'long', day: 'numeric' });
  const region = [textAt(event, 'eventState'), textAt(event, 'eventZIPCode')].filter(Boolean).join(' ');
  const place = [textAt(event, 'eventCity'), region].filter(Boolean).join(', ');
  return `Your item: ${textAt(event, 'eventType')} at ${time} on ${day}${place ? ` in ${place}` : ''}.`;
}

/**
 * The promise before delivery, and nothing of it afterwards unless the recording still has it. A recorded
 * life is told from its end, where USPS has dropped the dates: then the day of delivery is the promise.
 */
function expectationOf(
  item: JsonObject,
  at: {
    last: JsonObject;
    newest: JsonObject;
    next: JsonObject | undefined;
    isComplete: boolean;
    moveText(text: string): string;
  },
): JsonObject | null {
  const recorded = objectAt(item, 'deliveryDateExpectation');
  const hasRecorded = Object.keys(recorded).length > 0;
  const endsDelivered = categoryOf(at.last).startsWith('Delivered');
  if (at.isComplete && !hasRecorded) return null;
  if (!at.isComplete && !hasRecorded && !endsDelivered) return null;
  if (!at.isComplete && categoryOf(at.newest) === 'Pre-Shipment') return null;
  const lastDay = textAt(at.last, 'eventTimestamp')?.slice(0, 10) ?? '';
  const day = at.moveText(textAt(recorded, 'expectedDeliveryDate') ?? lastDay);
  const predicted = at.moveText(textAt(recorded, 'predictedDeliveryDate') ?? lastDay);
  const guaranteed = textAt(recorded, 'guaranteedDeliveryDate');
  // On the van: a window around the scan that comes next, if it comes the same day.
  const closes = at.moveText(textAt(at.next, 'eventTimestamp') ?? '');
  const isToday = closes.slice(0, 10) === textAt(at.newest, 'eventTimestamp')?.slice(0, 10);
  const isOnVan = categoryOf(at.newest) === 'Out for Delivery';
  const window = isToday && isOnVan ? windowAround(closes) : null;
  return {
    expectedDeliveryDate: day,
    predictedDeliveryDate: predicted,
    predictedDeliveryWindowStartTime: window?.start ?? null,
    predictedDeliveryWindowEndTime: window?.end ?? null,
    guaranteedDeliveryDate: guaranteed ? at.moveText(guaranteed) : null,
    endOfDay: textAt(recorded, 'endOfDay') ?? '9:00pm',
  };
}
