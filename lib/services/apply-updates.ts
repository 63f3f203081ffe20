import type { ShipmentUpdate } from '@/lib/carriers/carrier';
import type { EventToSave } from '@/lib/db/events';
import type { HiddenState, LockedShipment } from '@/lib/db/shipment-state';
import type { UnknownCode } from '@/lib/db/unknown-codes';
import { answeredSnapshot } from '@/lib/tracking/answers/answered-snapshot';
import { withoutEchoes } from '@/lib/tracking/echoes';
import type { TrackingEvent } from '@/lib/tracking/event';
import type { ShipmentFacts } from '@/lib/tracking/facts';
import { fingerprint } from '@/lib/tracking/fingerprint';
import { firstDayOfUse, guardUpdate, isOfThisUse } from '@/lib/tracking/guard';
import { datedFacts, factsBefore, mergeFacts, newestOwnTime, stableJson } from '@/lib/tracking/merge-facts';
import { isNotice, type Milestone } from '@/lib/tracking/milestones';
import { isCollision, type Suspicion } from '@/lib/tracking/suspicion';
import { contentKey, mergeEvents } from '@/lib/tracking/timeline';
import { splitUses } from '@/lib/tracking/uses';
import type { ShipmentSnapshot } from '@/lib/tracking/view';
import { suspicionsOf } from './suspicions-of';

/** One answer about one parcel. */
export interface IngestItem {
  shipmentId: string;
  update: ShipmentUpdate;
  source: 'poll' | 'push' | 'manual';
  rawPayloadId?: string | null;
  /** When the carrier said it; default: now. Decides between two answers with the same newest event. */
  observedAt?: Date;
  /** The Mailer ID of the account that was asked; null where it has none. Absent: not known here. */
  ownMailerId?: string | null;
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
  /** Milestones that are no news any more: those before, `reached`, and what was reported too late to be told. */
  announced: Milestone[];
  suspicions: Suspicion[];
  /** From when on time alone may change the snapshot. */
  reconsiderAt: Date | null;
  isChanged: boolean;
  /** Did anything change that no page shows? */
  isHiddenChanged: boolean;
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
  const accepted = acceptItems({ ...shipment, endsAt: splitUses(known).endsAt }, items, now);
  const events = mergeEvents(
    known,
    accepted.events.map(({ event }) => event),
  );
  // A use that the shop added later has taken what lies in its window.
  const uses = splitUses(events.filter((event) => isOfThisUse(shipment, event)));
  const facts = factsOf(shipment, accepted.facts, uses.endsAt);
  const shown = withoutEchoes(uses.own, shipment.carrier);
  const suspicions = suspicionsOf(shipment, { ...uses, own: shown }, facts, items);
  const mark = suspicions.some(isCollision) ? ({ mayBeMixed: true } as const) : {};
  const answered = answeredSnapshot(shipment, facts, shown, now);
  const snapshot = { ...answered.snapshot, ...mark };
  const { eventsToSave, newEvents } = compareEvents(shipment.id, known, events, accepted.events);
  const reached = reachedBy(shipment, snapshot.milestone);
  const announced = announcedBy(shipment.announced, reached, accepted, uses.own);
  const hidden = { facts, announced, suspicions, reconsiderAt: answered.reconsiderAt };
  return {
    shipment,
    eventsToSave,
    unknownCodes: newEvents
      .filter((event) => event.meaning === 'unknown.unmapped')
      .map((event) => ({ carrier: shipment.carrier, code: event.carrierCode, text: event.carrierText })),
    snapshot,
    ...hidden,
    // The one rule of ours that makes a milestone; carriers never send it as their own event.
    origin: snapshot.events.find((entry) => entry.meaning === snapshot.milestone)?.origin ?? 'carrier',
    reached,
    isChanged: stableJson(snapshot) !== stableJson(shipment.snapshot),
    isHiddenChanged: hiddenText(hidden) !== hiddenText(shipment),
    inserted: newEvents.length,
    dropped: accepted.dropped,
    rejected: accepted.rejected,
  };
}

/** That nothing is known is never news. */
function reachedBy({ milestone, announced }: LockedShipment, now: Milestone): Milestone | null {
  const isNews = now !== milestone && now !== 'pending.not_found_yet' && !announced.includes(now);
  return isNews ? now : null;
}

function hiddenText({ facts, announced, suspicions, reconsiderAt }: HiddenState): string {
  return stableJson({ facts, announced, suspicions, reconsiderAt: reconsiderAt?.getTime() ?? null });
}

/**
 * Merged facts, without those of answers that came too long after the parcel's end, or after the shop's next use
 * of the number began, to be about it.
 */
function factsOf(
  shipment: LockedShipment,
  accepted: readonly ShipmentFacts[],
  endsAt: string | null,
): ShipmentFacts {
  const all = [shipment.facts, ...accepted];
  const nextUse = shipment.nextUseStart && `${firstDayOfUse(shipment.nextUseStart)}T00:00:00.000Z`;
  const [first] = [endsAt, nextUse].filter((bound) => bound !== null).sort();
  const own = first === undefined ? all : all.map((facts) => factsBefore(facts, first));
  return own.reduce(mergeFacts);
}

/**
 * A milestone reported when the parcel was past it is no news later either: so it is the same in the end
 * whichever report came first. Those of the reports and of the summaries count, and the one now reached, which
 * may be calculated.
 */
function announcedBy(
  before: readonly Milestone[],
  reached: Milestone | null,
  accepted: ReturnType<typeof acceptItems>,
  own: readonly TrackingEvent[],
): Milestone[] {
  const ownKeys = new Set(own.map(fingerprint));
  const reported = accepted.events
    .map(({ event }) => event)
    .filter((event) => ownKeys.has(fingerprint(event)))
    .flatMap(({ meaning }) => (isNotice(meaning) ? [] : [meaning]));
  return [...new Set([...before, ...reported, ...accepted.summaries, ...(reached ? [reached] : [])])];
}

interface AcceptedEvent {
  event: TrackingEvent;
  item: IngestItem;
}

function acceptItems(shipment: EndingShipment, items: readonly IngestItem[], now: Date) {
  const events: AcceptedEvent[] = [];
  const facts: ShipmentFacts[] = [];
  const summaries: Milestone[] = [];
  const rejected: ShipmentChange['rejected'] = [];
  let dropped = 0;
  for (const item of items) {
    const guarded = guardUpdate(shipment, item.update, now);
    if (!guarded.ok) {
      rejected.push(guarded.reason);
      events.push(...laterUse(shipment, item, now).map((event) => ({ event, item })));
      continue;
    }
    dropped += guarded.droppedEvents;
    if (guarded.isOtherUse) {
      rejected.push('other_use');
      continue;
    }
    events.push(...guarded.events.map((event) => ({ event, item })));
    if (item.update.summary) summaries.push(item.update.summary.milestone);
    facts.push(datedFacts({ ...item.update, events: guarded.events }, item.observedAt ?? now));
  }
  return { events, facts, summaries, rejected, dropped };
}

type EndingShipment = LockedShipment & { endsAt: string | null };

/**
 * Events by which the carrier says that another parcel has the number of one that ended long ago: kept, as the
 * merchant is told so, and never shown.
 */
function laterUse({ endsAt, ...shipment }: EndingShipment, { update }: IngestItem, now: Date) {
  const guarded = guardUpdate({ ...shipment, carrierShipmentId: null }, update, now);
  if (endsAt === null || !guarded.ok) return [];
  return guarded.events.filter((event) => newestOwnTime([event]) >= endsAt);
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
    const { source, rawPayloadId = null } = item;
    const storedOn = before?.localTime.slice(0, 10) ?? null;
    eventsToSave.push({ shipmentId, event, source, rawPayloadId, storedOn });
  }
  return { eventsToSave, newEvents };
}

function isSame(a: TrackingEvent, b: TrackingEvent): boolean {
  return a.sequence === b.sequence && contentKey(a) === contentKey(b);
}
