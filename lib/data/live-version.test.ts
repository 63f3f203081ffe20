import { expect, test } from 'vitest';
import { liveVersion } from './live-version';

const shown = { snapshotVersion: 3, systemState: 'ok', siblingMilestones: [] } as const;

test('the version changes with the parcel, with our own state, and with a sibling', () => {
  const versions = [
    shown,
    { ...shown, snapshotVersion: 4 },
    { ...shown, systemState: 'carrier_down' },
    { ...shown, siblingMilestones: ['in_transit.moving'] },
    { ...shown, siblingMilestones: ['in_transit.arrived'] },
    { ...shown, siblingMilestones: ['in_transit.arrived', 'in_transit.moving'] },
  ] as const;
  expect(new Set(versions.map(liveVersion)).size).toBe(versions.length);
});

test('what reads the same has the same version', () => {
  const split = { ...shown, siblingMilestones: ['delivered.delivered'] } as const;
  expect(liveVersion({ ...split })).toBe(liveVersion(split));
});
