import type { TrackingEvent } from './event';
import { ownTime } from './event-time';
import type { DatedFact, ShipmentFacts, UpdateFacts } from './facts';

/** The facts of one answer, dated by the newest event in it and by when it reached us. */
export function datedFacts(
  update: UpdateFacts & { events: readonly TrackingEvent[] },
  observedAt: Date,
): ShipmentFacts {
  const date = { newestEvent: newestOwnTime(update.events), observedAt: observedAt.toISOString() };
  const facts: ShipmentFacts = {};
  const add = <K extends keyof UpdateFacts>(name: K, value: ShipmentFacts[K]) => {
    facts[name] = value;
  };
  if (update.carrierShipmentId !== null)
    add('carrierShipmentId', { value: update.carrierShipmentId, ...date });
  if (update.summary !== null) add('summary', { value: update.summary, ...date });
  if (update.estimate !== null) add('estimate', { value: update.estimate, ...date });
  if (update.deliveredTo !== null) add('deliveredTo', { value: update.deliveredTo, ...date });
  if (update.signedBy !== null) add('signedBy', { value: update.signedBy, ...date });
  if (update.service !== null) add('service', { value: update.service, ...date });
  if (update.weight !== null) add('weight', { value: update.weight, ...date });
  if (update.dimensions !== null) add('dimensions', { value: update.dimensions, ...date });
  if (update.origin !== null) add('origin', { value: update.origin, ...date });
  if (update.destination !== null) add('destination', { value: update.destination, ...date });
  return facts;
}

/** `ownTime` of the newest event, ISO instant; empty without events. */
export function newestOwnTime(events: readonly TrackingEvent[]): string {
  const times = events.map(ownTime).filter((time) => !Number.isNaN(time));
  return times.length === 0 ? '' : new Date(Math.max(...times)).toISOString();
}

/** The facts that came before `instant` (ISO): what is dated later is another parcel's. */
export function factsBefore(facts: ShipmentFacts, instant: string): ShipmentFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact.newestEvent < instant));
}

/**
 * Unites what two sets of answers said, fact by fact: the one that came with newer events holds, then the
 * one that reached us later. An answer that leaves a fact out takes nothing away. Free of order, as
 * `mergeEvents` is.
 */
export function mergeFacts(a: ShipmentFacts, b: ShipmentFacts): ShipmentFacts {
  return dropEmpty({
    carrierShipmentId: newer(a.carrierShipmentId, b.carrierShipmentId),
    summary: newer(a.summary, b.summary),
    estimate: newer(a.estimate, b.estimate),
    deliveredTo: newer(a.deliveredTo, b.deliveredTo),
    signedBy: newer(a.signedBy, b.signedBy),
    service: newer(a.service, b.service),
    weight: newer(a.weight, b.weight),
    dimensions: newer(a.dimensions, b.dimensions),
    origin: newer(a.origin, b.origin),
    destination: newer(a.destination, b.destination),
  });
}

function newer<T>(a: DatedFact<T> | undefined, b: DatedFact<T> | undefined): DatedFact<T> | undefined {
  if (!a || !b) return a ?? b;
  return factKey(b) > factKey(a) ? b : a;
}

function factKey(fact: DatedFact<unknown>): string {
  return `${fact.newestEvent.padEnd(24)}|${fact.observedAt}|${stableJson(fact.value)}`;
}

/** JSON with sorted keys: equal values give equal text, also after a round through `jsonb`. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((part) => stableJson(part ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, part]) => part !== undefined);
  const texts = fields.map(([key, part]) => `${JSON.stringify(key)}:${stableJson(part)}`);
  return `{${texts.sort().join(',')}}`;
}

function dropEmpty(facts: ShipmentFacts): ShipmentFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}
