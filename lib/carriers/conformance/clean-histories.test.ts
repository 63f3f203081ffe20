import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collisionsIn } from '@/lib/tracking/collision';
import type { TrackingEvent } from '@/lib/tracking/event';
import { datedFacts } from '@/lib/tracking/merge-facts';
import { mergeEvents } from '@/lib/tracking/timeline';
import { splitUses } from '@/lib/tracking/uses';
import { askedParcels } from '../asked-parcel';
import type { Carrier, ShipmentUpdate } from '../carrier';
import { carriers } from '../index';
import { type Fixture, loadFixtures } from '../sandbox/fixtures';

/** Every recorded life of every carrier is one parcel's: none may raise a suspicion, however little is known of it. */
function updatesOf(carrier: Carrier, fixture: Fixture): ShipmentUpdate[] {
  const { status, headers, body } = fixture.response;
  if (fixture.operation === 'push') {
    const pushed = carrier.api.push?.parse(JSON.stringify(body)) ?? [];
    return pushed.flatMap(({ update }) => update ?? []);
  }
  const operation = carrier.api.operations.find(({ name }) => name === fixture.operation);
  const asked = fixture.asked.flatMap((number) =>
    askedParcels(fixture.carriers[number] ?? carrier.code, [number]),
  );
  const outcomes = operation?.parse({ status, headers: new Headers(headers), body }, asked) ?? new Map();
  return [...outcomes.values()].flatMap((outcome) => (outcome.ok ? [outcome.update] : []));
}

const lives = carriers.flatMap((carrier) =>
  loadFixtures(carrier.code)
    .filter(({ isLife }) => isLife)
    .map((fixture) => [`${carrier.code}/${fixture.name}`, updatesOf(carrier, fixture)] as const),
);

test('there are lives to look at, and each can be read', () => {
  expect(lives.length).toBeGreaterThan(20);
  expect(lives.filter(([, updates]) => updates.length === 0).map(([name]) => name)).toEqual([]);
});

describe('a recorded life raises no suspicion', () => {
  test.each(lives)('%s', (_, updates) => {
    for (const update of updates) {
      const destination = datedFacts(update, new Date()).destination?.value ?? null;
      const found = (events: readonly TrackingEvent[]) => {
        const merged = mergeEvents([], events);
        return [...collisionsIn(merged, destination), splitUses(merged).suspicion].filter(Boolean);
      };
      expect(found(update.events)).toEqual([]);
      fc.assert(
        fc.property(fc.shuffledSubarray(update.events), (events) => {
          expect(found(events)).toEqual([]);
        }),
      );
    }
  });
});
