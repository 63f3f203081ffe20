import type { TrackingEvent } from './event';
import { isDateOnly, sortTimes } from './event-time';
import { fingerprint } from './fingerprint';
import { isNotice } from './milestones';

/**
 * Unites two sets of events of one parcel, each event once. Free of order: any permutation, repetition or
 * split of the same reports gives the same events. Result is sorted as `orderEvents` does.
 */
export function mergeEvents(
  known: readonly TrackingEvent[],
  incoming: readonly TrackingEvent[],
): TrackingEvent[] {
  const byFingerprint = new Map<string, TrackingEvent>();
  for (const event of [...known, ...incoming].map(canonicalEvent)) {
    const key = fingerprint(event);
    const other = byFingerprint.get(key);
    byFingerprint.set(key, other ? preferEvent(other, event) : event);
  }
  return orderEvents([...byFingerprint.values()]);
}

/**
 * Oldest first: by time (`sortTimes`), then by the carrier's own order, then by fingerprint so that no tie
 * is left to chance.
 */
export function orderEvents(events: readonly TrackingEvent[]): TrackingEvent[] {
  const times = sortTimes(events);
  return events
    .map((event) => ({ event, time: times.get(event) ?? 0, key: fingerprint(event) }))
    .sort((a, b) => a.time - b.time || a.event.sequence - b.event.sequence || compareText(a.key, b.key))
    .map(({ event }) => event);
}

/**
 * Events to show. Carriers send one scan with less in one channel than in another: a report without an offset is
 * left out when another report of the same code, meaning and wall-clock minute has one, and a report of a day only
 * when another of the same code and meaning has a time on that day. The meaning, because some carriers have one
 * code for many things.
 */
export function withoutZonelessTwins(events: readonly TrackingEvent[]): TrackingEvent[] {
  const zoned = new Set(events.filter((event) => event.occurredAt !== null).map(wallKey));
  const timed = new Set(events.filter((event) => !isDateOnly(event)).map(dayKey));
  const hasFullerTwin = (event: TrackingEvent) =>
    isDateOnly(event) ? event.carrierCode !== '' && timed.has(dayKey(event)) : zoned.has(wallKey(event));
  return events.filter((event) => event.occurredAt !== null || !hasFullerTwin(event));
}

function wallKey(event: TrackingEvent): string {
  return twinKey(event, event.localTime.slice(0, 16));
}

function dayKey(event: TrackingEvent): string {
  return twinKey(event, event.localTime.slice(0, 10));
}

function twinKey({ origin, meaning, carrierCode, carrierEventId }: TrackingEvent, time: string): string {
  return [origin, meaning, time, carrierCode, carrierEventId].join('|');
}

/** One spelling for instants, so that what comes from a carrier equals what comes back from the database. */
function canonicalEvent(event: TrackingEvent): TrackingEvent {
  return event.occurredAt === null
    ? event
    : { ...event, occurredAt: new Date(event.occurredAt).toISOString() };
}

/**
 * Which of two reports of one event to keep: one that has a meaning before an unmapped one, a milestone
 * before a notice, then any rule that does not depend on which came first. Of the positions the highest is
 * kept, whoever wins: the one from the longer history, since a push of one event always says 0.
 */
function preferEvent(a: TrackingEvent, b: TrackingEvent): TrackingEvent {
  const rank = (event: TrackingEvent) =>
    event.meaning === 'unknown.unmapped' ? 0 : isNotice(event.meaning) ? 1 : 2;
  const better = rank(b) - rank(a) || compareText(contentKey(b), contentKey(a));
  const kept = better > 0 ? b : a;
  const sequence = Math.max(a.sequence, b.sequence);
  return kept.sequence === sequence ? kept : { ...kept, sequence };
}

/** All that an event says, in a fixed order: equal keys mean equal events. */
export function contentKey(event: TrackingEvent): string {
  const place = event.place;
  return JSON.stringify([
    event.meaning,
    event.localTime,
    event.utcOffset,
    event.occurredAt,
    place && [place.city, place.state, place.postalCode, place.country],
    event.carrierCode,
    event.carrierText,
    event.carrierEventId,
    event.rule,
    event.origin,
  ]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
