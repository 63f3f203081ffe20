import type { TrackingEvent } from './event';
import { offsetMinutes, sortTimes } from './event-time';
import { currentState } from './state';
import { orderEvents } from './timeline';

const hourMs = 3_600_000;
/** USPS says "Delivery Status Not Updated" when an item out for delivery has no scan by then. */
const awaitingScanHours = 18;
/** The farthest a wall clock can run behind UTC. */
const westernmostHours = 12;

/**
 * The 18-hour rule: out for delivery and nothing since makes a calculated event that says so, calmly. It is
 * never stored; any later event of whatever kind makes it go away. Where the zone is unknown the rule waits
 * until 18 hours have passed everywhere. Null when it does not apply.
 */
export function awaitingScan(events: readonly TrackingEvent[], now: Date): TrackingEvent | null {
  const waiting = waitingForScan(events);
  if (!waiting || now.getTime() < waiting.fromMs) return null;
  const { newest, dueMs, isZoneKnown } = waiting;
  const offset = offsetMinutes(newest);
  const wallMs = dueMs + (offset ?? 0) * 60_000;
  return {
    meaning: 'out_for_delivery.awaiting_scan',
    localTime: new Date(wallMs).toISOString().slice(0, 19),
    utcOffset: newest.utcOffset,
    occurredAt: isZoneKnown ? new Date(dueMs).toISOString() : null,
    place: null,
    carrierCode: '',
    carrierText: '',
    carrierEventId: null,
    sequence: newest.sequence + 1,
    rule: `rule.awaiting_scan:${awaitingScanHours}h`,
    origin: 'calculated',
  };
}

/** From when on the rule applies if nothing else is reported; null when it cannot. */
export function awaitingScanDue(events: readonly TrackingEvent[]): Date | null {
  const waiting = waitingForScan(events);
  return waiting && new Date(waiting.fromMs);
}

function waitingForScan(events: readonly TrackingEvent[]) {
  const ordered = orderEvents(events);
  const newest = ordered.at(-1);
  if (newest?.meaning !== 'out_for_delivery.out_for_delivery') return null;
  // A straggling scan after delivery, or on the way back, says nothing of a delivery to come.
  if (currentState(ordered).milestone !== newest.meaning) return null;
  const sinceMs = sortTimes(events).get(newest);
  if (sinceMs === undefined) return null;
  const isZoneKnown = events.some((event) => offsetMinutes(event) !== null);
  const dueMs = sinceMs + awaitingScanHours * hourMs;
  return { newest, isZoneKnown, dueMs, fromMs: dueMs + (isZoneKnown ? 0 : westernmostHours * hourMs) };
}
