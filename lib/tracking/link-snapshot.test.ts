import { expect, test } from 'vitest';
import { linkSnapshot } from './link-snapshot';
import { emptySnapshot } from './snapshot';
import type { TimelineEntry } from './view';

const delivered: TimelineEntry = {
  id: 'evt',
  meaning: 'delivered.signed',
  localTime: '2026-11-20T09:00:00',
  utcOffset: null,
  occurredAt: null,
  place: null,
  carrierCode: 'OK',
  carrierText: 'Delivered to Zebulon Quark, apt 7',
  origin: 'carrier',
};

test('whoever has the link learns that somebody signed, and neither who nor at which door', () => {
  const snapshot = { ...emptySnapshot(), events: [delivered], signedBy: 'Zebulon Quark' };
  const shown = linkSnapshot({ ...snapshot, deliveredTo: '7 Canary Lane' });
  expect(JSON.stringify(shown)).not.toMatch(/zebulon|quark|canary/i);
  expect(shown).toMatchObject({ isSigned: true, signedBy: null, deliveredTo: null });
});

test('a spot that is no address stays, and nothing is said of a signature where there is none', () => {
  const shown = linkSnapshot({ ...emptySnapshot(), deliveredTo: 'Front Door' });
  expect(shown.deliveredTo).toBe('Front Door');
  expect(shown).not.toHaveProperty('isSigned');
});
