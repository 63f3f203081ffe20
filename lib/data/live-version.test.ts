import { expect, test } from 'vitest';
import { liveVersion } from './live-version';

const shown = { snapshotVersion: 3, systemState: 'ok', siblingStates: [] } as const;

test('the version changes with the parcel, with our own state, and with a sibling', () => {
  const versions = [
    shown,
    { ...shown, snapshotVersion: 4 },
    { ...shown, systemState: 'carrier_down' },
    { ...shown, siblingStates: ['in_transit.moving'] },
    { ...shown, siblingStates: ['in_transit.arrived'] },
    { ...shown, siblingStates: ['in_transit.arrived 2026-11-20'] },
    { ...shown, siblingStates: ['in_transit.arrived', 'in_transit.moving'] },
  ] as const;
  expect(new Set(versions.map(liveVersion)).size).toBe(versions.length);
});

test('what reads the same has the same version', () => {
  const split = { ...shown, siblingStates: ['delivered.delivered'] } as const;
  expect(liveVersion({ ...split })).toBe(liveVersion(split));
});
