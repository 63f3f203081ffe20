import type { ShipmentUpdate } from '@/lib/carriers/carrier';
import type { EventToSave } from '@/lib/db/events';
import type { LockedShipment } from '@/lib/db/shipment-state';
import type { UnknownCode } from '@/lib/db/unknown-codes';
import type { TrackingEvent } from '@/lib/tracking/event';
import type { ShipmentFacts } from '@/lib/tracking/facts';
import { fingerprint } from '@/lib/tracking/fingerprint';
import { guardUpdate } from '@/lib/tracking/guard';
import { datedFacts, mergeFacts, stableJson } from '@/lib/tracking/merge-facts';
import type { Milestone } from '@/lib/tracking/milestones';
import { buildSnapshot } from '@/lib/tracking/snapshot';
import { contentKey, mergeEvents } from '@/lib/tracking/timeline';
import type { ShipmentSnapshot } from '@/lib/tracking/view';

/** One answer about one parcel. */
export interface IngestItem {
  shipmentId: string;
  update: ShipmentUpdate;
  source: 'poll' | 'push' | 'manual';
  rawPayloadId?: string | null;
  /** When the carrier said it; default: now. Decides between two answers with the same newest event. */
  observedAt?: Date;
}

/** What answers make of a parcel: everything that is to be written. */
export interface ShipmentChange {
  shipment: LockedShipment;
  eventsToSave: EventToSave[];
  unknownCodes: UnknownCode[];
  snapshot: ShipmentSnapshot;
  facts: ShipmentFacts;
  origin: 'carrier' | 'calculated' | 'agent';
  /** The milestone now first reached; null when it is not new in this parcel's life. */
  reached: Milestone | null;
  isChanged: boolean;
  areFactsChanged: boolean;
  inserted: number;
  dropped: number;
  rejected: ('wrong_number' | 'wrong_parcel' | 'other_use')[];
}

/** Decides, without touching the database, what answers change about a parcel and its stored events. */
export function applyUpdates(
  shipment: LockedShipment,
  known: readonly TrackingEvent[],
  items: readonly IngestItem[],
  now: Date,
): ShipmentChange {
  const accepted = acceptItems(shipment, items, now);
  const events = mergeEvents(
    known,
    accepted.events.map(({ event }) => event),
  );
  const facts = accepted.facts.reduce(mergeFacts, shipment.facts);
  const snapshot = buildSnapshot(facts, events, now);
  const { eventsToSave, newEvents } = compareEvents(shipment.id, known, events, accepted.events);
  const isChanged = stableJson(snapshot) !== stableJson(shipment.snapshot);
  const isReached =
    snapshot.milestone !== shipment.milestone && !shipment.announced.includes(snapshot.milestone);
  return {
    shipment,
    eventsToSave,
    unknownCodes: newEvents
      .filter((event) => event.meaning === 'unknown.unmapped')
      .map((event) => ({ carrier: shipment.carrier, code: event.carrierCode, text: event.carrierText })),
    snapshot,
    facts,
    // The one rule of ours that makes a milestone; carriers never send it as their own event.
    origin: snapshot.events.find((entry) => entry.meaning === snapshot.milestone)?.origin ?? 'carrier',
    reached: isReached ? snapshot.milestone : null,
    isChanged,
    areFactsChanged: stableJson(facts) !== stableJson(shipment.facts),
    inserted: newEvents.length,
    dropped: accepted.dropped,
    rejected: accepted.rejected,
  };
}

interface AcceptedEvent {
  event: TrackingEvent;
  item: IngestItem;
}

function acceptItems(shipment: LockedShipment, items: readonly IngestItem[], now: Date) {
  const events: AcceptedEvent[] = [];
  const facts: ShipmentFacts[] = [];
  const rejected: ShipmentChange['rejected'] = [];
  let dropped = 0;
  for (const item of items) {
    const guarded = guardUpdate(shipment, item.update, now);
    if (!guarded.ok) {
      rejected.push(guarded.reason);
      continue;
    }
    dropped += guarded.droppedEvents;
    if (guarded.isOtherUse) {
      rejected.push('other_use');
      continue;
    }
    events.push(...guarded.events.map((event) => ({ event, item })));
    facts.push(datedFacts({ ...item.update, events: guarded.events }, item.observedAt ?? now));
  }
  return { events, facts, rejected, dropped };
}

/** Of the merged events, those that are new and those whose stored row must change. */
function compareEvents(
  shipmentId: string,
  known: readonly TrackingEvent[],
  merged: readonly TrackingEvent[],
  accepted: readonly AcceptedEvent[],
): { eventsToSave: EventToSave[]; newEvents: TrackingEvent[] } {
  const stored = new Map(known.map((event) => [fingerprint(event), event]));
  const itemOf = new Map(accepted.map(({ event, item }) => [fingerprint(event), item]));
  const eventsToSave: EventToSave[] = [];
  const newEvents: TrackingEvent[] = [];
  for (const event of merged) {
    const key = fingerprint(event);
    const item = itemOf.get(key);
    const before = stored.get(key);
    if (!item || (before && isSame(before, event))) continue;
    if (!before) newEvents.push(event);
    eventsToSave.push({ shipmentId, event, source: item.source, rawPayloadId: item.rawPayloadId ?? null });
  }
  return { eventsToSave, newEvents };
}

function isSame(a: TrackingEvent, b: TrackingEvent): boolean {
  return a.sequence === b.sequence && contentKey(a) === contentKey(b);
}
