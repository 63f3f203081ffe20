import { describe, expect, test } from 'vitest';
import { linkSnapshot } from '@/lib/tracking/link-snapshot';
import { datedFacts } from '@/lib/tracking/merge-facts';
import { buildSnapshot } from '@/lib/tracking/snapshot';
import type { Carrier, ShipmentUpdate } from '../carrier';
import { carriers } from '../index';
import { type Fixture, loadFixtures } from '../sandbox/fixtures';
import { notTracking, read } from './test-fixture-checks';

/** What is read of each recorded answer in which the carrier names who signed. */
function signedUpdates(carrier: Carrier, fixture: Fixture): ShipmentUpdate[] {
  if (notTracking.has(fixture.operation)) return [];
  return [...read(carrier, fixture).values()].flatMap((outcome) =>
    outcome.ok && outcome.update.signedBy !== null ? [outcome.update] : [],
  );
}

const signed = carriers.flatMap((carrier) =>
  loadFixtures(carrier.code).flatMap((fixture) =>
    signedUpdates(carrier, fixture).map((update) => [`${carrier.code}/${fixture.name}`, update] as const),
  ),
);

test('several carriers name who signed', () => {
  expect(new Set(signed.map(([name]) => name.split('/')[0])).size).toBeGreaterThan(3);
});

describe('the name of who signed is in nothing that a link’s holder sees', () => {
  test.each(signed)('%s', (_, update) => {
    const now = new Date('2026-11-20T00:00:00Z');
    const snapshot = buildSnapshot(datedFacts(update, now), update.events, now);
    const shown = JSON.stringify(linkSnapshot(snapshot));
    expect(shown.toLowerCase()).not.toContain((update.signedBy ?? '').toLowerCase());
  });
});
