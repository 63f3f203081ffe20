import { isObject, type Json, type JsonObject, listAt, textAt } from './json';
import type { LifeView } from './life';
import { categoryAfter } from './usps-categories';
import { expectationAt } from './usps-expectation';
import { toV3r2 } from './usps-shapes';
import { instantOf, localTimeAt, moveCalendarText, parseOffsetMinutes } from './wire-time';

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
  const expectation = expectationAt(item, { recorded, events, isComplete: view.isComplete, moveText });
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(fields)) {
    result[key] = typeof value === 'string' ? moveText(value) : value;
  }
  const status = view.isComplete ? textAt(item, 'status') : null;
  const category = view.isComplete ? textAt(item, 'statusCategory') : null;
  Object.assign(result, {
    trackingNumber: view.trackingNumber,
    status: status ?? textAt(newest, 'eventType'),
    statusCategory: category ?? categoryAfter(events),
    statusSummary: sentence(newest),
    trackingEvents: events.toReversed(),
  });
  return expectation ? { ...result, deliveryDateExpectation: expectation } : result;
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
