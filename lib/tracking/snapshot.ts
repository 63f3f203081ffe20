import { awaitingScan } from './awaiting-scan';
import type { Place, TrackingEvent } from './event';
import { isDateOnly, sortTimes } from './event-time';
import type { ShipmentFacts } from './facts';
import { fingerprint } from './fingerprint';
import { maskPhones } from './mask-phones';
import { newestOwnTime } from './merge-facts';
import { isActionRequired } from './milestones';
import { currentState } from './state';
import { orderEvents, withoutZonelessTwins } from './timeline';
import type { ShipmentSnapshot, TimelineEntry } from './view';

/**
 * The ready-to-render state of a parcel from all that is known of it. `now` matters only to rules of time
 * (`awaitingScan`); events and facts may come in any order. Phone numbers in the carrier's words are masked, all
 * but the tracking number itself.
 */
export function buildSnapshot(
  facts: ShipmentFacts,
  known: readonly TrackingEvent[],
  now: Date,
  trackingNumber = '',
): ShipmentSnapshot {
  const reported = orderEvents(withoutZonelessTwins(known));
  const calculated = awaitingScan(reported, now);
  const events = calculated ? [...reported, calculated] : reported;
  const { status, milestone, event } = currentState(events, standingSummary(facts, reported));
  const isDelivered = status === 'delivered';
  const masked = (words: string | null) => words && maskPhones(words, trackingNumber);
  const placed = reported.findLast((candidate) => viewPlace(candidate.place) !== null);
  return {
    version: 1,
    status,
    milestone,
    isActionRequired: isActionRequired(milestone),
    events: events.map((one) => timelineEntry(one, trackingNumber)).reverse(),
    estimate: facts.estimate?.value ?? null,
    deliveredLocalTime: isDelivered ? (event?.localTime ?? null) : null,
    deliveredTo: isDelivered ? masked(facts.deliveredTo?.value ?? null) : null,
    signedBy: isDelivered ? masked(facts.signedBy?.value ?? null) : null,
    lastPlace: viewPlace(placed?.place ?? null),
    lastEventAt: lastInstant(reported),
    service: facts.service?.value ?? null,
    weight: facts.weight?.value ?? null,
    dimensions: facts.dimensions?.value ?? null,
    origin: viewPlace(facts.origin?.value ?? null),
    destination: viewPlace(facts.destination?.value ?? null),
  };
}

/** The carrier's word on the whole parcel, until an event newer than its answer overtakes it. */
function standingSummary({ summary }: ShipmentFacts, reported: readonly TrackingEvent[]) {
  if (!summary) return null;
  return newestOwnTime(reported) > summary.newestEvent ? null : summary.value;
}

/** A parcel of which nothing is known yet. */
export function emptySnapshot(): ShipmentSnapshot {
  return buildSnapshot({}, [], new Date(0));
}

function timelineEntry(event: TrackingEvent, trackingNumber: string): TimelineEntry {
  return {
    id: fingerprint(event),
    meaning: event.meaning,
    localTime: event.localTime,
    utcOffset: event.utcOffset,
    occurredAt: event.occurredAt,
    place: viewPlace(event.place),
    carrierCode: event.carrierCode,
    carrierText: maskPhones(event.carrierText, trackingNumber),
    origin: event.origin,
  };
}

/** City, state and country; a postcode can point at a single house and is left out. */
function viewPlace(place: Place | null): TimelineEntry['place'] {
  if (!place || !(place.city || place.state || place.country)) return null;
  return { city: place.city && maskPhones(place.city), state: place.state, country: place.country };
}

/** The newest event's instant, where its zone and time are known well enough to name one. */
function lastInstant(reported: readonly TrackingEvent[]): string | null {
  const newest = reported.at(-1);
  if (!newest) return null;
  if (newest.occurredAt !== null) return newest.occurredAt;
  const time = sortTimes(reported).get(newest);
  return newest.utcOffset === null || isDateOnly(newest) || time === undefined
    ? null
    : new Date(time).toISOString();
}
