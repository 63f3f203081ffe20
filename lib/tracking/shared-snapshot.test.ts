import { expect, test } from 'vitest';
import { sharedSnapshot } from './shared-snapshot';
import { emptySnapshot } from './snapshot';

const said = (carrierText: string, trackingNumber: string) => {
  const event = { id: 'e', meaning: 'in_transit.moving', localTime: '2026-11-20', place: null } as const;
  const rest = { utcOffset: null, occurredAt: null, carrierCode: '', origin: 'carrier' } as const;
  const snapshot = { ...emptySnapshot(), events: [{ ...event, ...rest, carrierText }], signedBy: 'ANN' };
  return JSON.stringify(sharedSnapshot(snapshot, trackingNumber));
};

test('a household sees neither who signed nor the tracking number, however the carrier prints it', () => {
  const shown = said('Label 9400 1900 0001 made, 940019000001 taken, ANN', '940019000001');
  expect(shown).not.toMatch(/9400|ANN/);
  expect(shown).toContain('taken');
});

test('a number with signs in it is taken literally, and no number masks nothing', () => {
  expect(said('S1.A1(30 here; S1xA1(30 not', 'S1.A1(30')).toContain('••• here; S1xA1(30 not');
  expect(said('Moving', '')).toContain('Moving');
});
