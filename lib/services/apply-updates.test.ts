import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LockedShipment } from '@/lib/db/shipment-state';
import type { TrackingEvent } from '@/lib/tracking/event';
import { fingerprint } from '@/lib/tracking/fingerprint';
import { stableJson } from '@/lib/tracking/merge-facts';
import { isNotice, type Milestone } from '@/lib/tracking/milestones';
import { emptySnapshot } from '@/lib/tracking/snapshot';
import { applyUpdates } from './apply-updates';
import {
  type Arrival,
  oneUse,
  reportedNumber,
  reportsEnd,
  shippedOn,
  type TwoWays,
  twoUses,
} from './test-reports';

function newShipment(): LockedShipment {
  const snapshot = emptySnapshot();
  return {
    ...{ id: 's1', carrier: 'usps', trackingNumber: reportedNumber, carrierShipmentId: null, orderId: null },
    ...{ shipDateStart: shippedOn, shipDateEnd: null, nextUseStart: null },
    ...{ status: snapshot.status, milestone: snapshot.milestone, snapshot },
    ...{ facts: {}, announced: [], suspicions: [], reconsiderAt: null },
  };
}

/** Keeps what the database would, under the same keys, and takes calls in one after the other. */
function takeIn(calls: Arrival) {
  let shipment = newShipment();
  const stored = new Map<string, TrackingEvent>();
  const told: Milestone[] = [];
  for (const items of calls) {
    const change = applyUpdates(
      shipment,
      [...stored.values()].reverse(),
      items.map((item) => ({ ...item, shipmentId: 's1' })),
      reportsEnd,
    );
    for (const { event, storedOn } of change.eventsToSave) {
      if (storedOn) stored.delete(`${storedOn}|${fingerprint(event)}`);
      stored.set(`${event.localTime.slice(0, 10)}|${fingerprint(event)}`, event);
    }
    if (change.reached) told.push(change.reached);
    const { snapshot, facts, announced, suspicions, reconsiderAt } = change;
    const carrierShipmentId = facts.carrierShipmentId?.value ?? null;
    const { status, milestone } = snapshot;
    const state = { snapshot, status, milestone, facts, announced, suspicions, reconsiderAt };
    shipment = { ...shipment, ...state, carrierShipmentId };
  }
  return { shipment, stored: [...stored.values()], told };
}

/** Everything that must not depend on the way the reports came. */
function outcome({ shipment, stored }: ReturnType<typeof takeIn>) {
  const { snapshot, status, milestone, facts, suspicions, carrierShipmentId, reconsiderAt } = shipment;
  return {
    ...{ snapshot, status, milestone, facts, suspicions, carrierShipmentId, reconsiderAt },
    announced: announcedByReports(shipment.announced),
    events: stored.map((event) => stableJson(event)).sort(),
  };
}

/** Awaiting the scan is what our clock makes of what is known at the time, not what anybody reported. */
function announcedByReports(announced: readonly Milestone[]): Milestone[] {
  return announced.filter((milestone) => milestone !== 'out_for_delivery.awaiting_scan').toSorted();
}

function checkTwoWays({ straight, other }: TwoWays) {
  const one = takeIn(straight);
  const two = takeIn(other);
  const [expected, actual] = [outcome(one), outcome(two)];
  // Ten thousand times, comparing texts is what takes no time.
  if (stableJson(actual) !== stableJson(expected)) expect(actual).toEqual(expected);
  for (const { told, shipment, stored } of [one, two]) {
    const keys = stored.map(fingerprint);
    const repeated = [told, shipment.announced, keys].filter((list) => new Set(list).size !== list.length);
    const unnoted = told.filter((milestone) => !shipment.announced.includes(milestone));
    expect([...repeated, ...unnoted]).toEqual([]);
  }
  return one;
}

describe('any permutation, repetition, grouping, splitting or mix of polls and pushes', () => {
  test('gives the same timeline, status, milestone, answer, facts, suspicions and announced milestones, each once', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(oneUse, (ways) => {
        const { shipment } = checkTwoWays(ways);
        seen.add(shipment.status);
        for (const { kind } of shipment.suspicions) seen.add(kind);
      }),
      { numRuns: 10_000 },
    );
    // The generator reaches what the property is about.
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...['pending', 'in_transit', 'delivered', 'returning', 'exception', 'out_for_delivery', 'unknown'],
        ...[
          'impossible_travel',
          'delivered_before_shipped',
          'accepted_twice',
          'wrong_destination',
          'postage_review',
        ],
      ]),
    );
  });

  test('gives the same for a number that is used again months later, and the first parcel keeps its end', () => {
    let reused = 0;
    fc.assert(
      fc.property(twoUses, (ways) => {
        const { shipment } = checkTwoWays(ways);
        const reuse = shipment.suspicions.find(({ kind }) => kind === 'number_reused');
        if (!reuse) return;
        reused += 1;
        expect(['delivered', 'returning', 'returned']).toContain(shipment.status);
        const since = reuse.details.since ?? '';
        const moves = shipment.snapshot.events.filter(({ meaning }) => !isNotice(meaning));
        expect(moves.filter(({ localTime }) => localTime.slice(0, 10) >= since)).toEqual([]);
        const newest = Object.values(shipment.facts).map(({ newestEvent }) => newestEvent.slice(0, 10));
        expect(newest.filter((day) => day >= since)).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
    expect(reused).toBeGreaterThan(100);
  });
});
