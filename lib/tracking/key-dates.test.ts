import { expect, test } from 'vitest';
import { keyDatesOf } from './key-dates';
import type { Meaning } from './milestones';
import { emptySnapshot } from './snapshot';
import type { TimelineEntry } from './view';

function entry(day: number, meaning: Meaning, origin: TimelineEntry['origin'] = 'carrier'): TimelineEntry {
  const localTime = `2026-11-${String(day).padStart(2, '0')}T10:00:00`;
  const rest = { utcOffset: null, occurredAt: null, carrierText: 'x', carrierCode: 'x', place: null };
  return { id: String(day), localTime, meaning, origin, ...rest };
}

const estimate = {
  date: '2026-11-09',
  lastDate: null,
  window: null,
  source: 'carrier',
  isGuaranteed: false,
} as const;

test('a label and a notice are no scan, nor is what we calculated', () => {
  const events = [
    entry(9, 'out_for_delivery.awaiting_scan', 'calculated'),
    entry(8, 'notice.date_changed'),
    entry(7, 'out_for_delivery.out_for_delivery'),
    entry(5, 'in_transit.arrived'),
    entry(4, 'in_transit.accepted'),
    entry(3, 'label_created.label_created'),
  ];
  const dates = keyDatesOf({ ...emptySnapshot(), status: 'out_for_delivery', events, estimate });
  expect(dates.handedOver?.id).toBe('4');
  expect(dates.lastScan?.id).toBe('7');
  expect(dates.expected).toEqual(estimate);
});

test('before the first scan there are no dates of scans, and after the end none is expected', () => {
  const labelled = [entry(3, 'label_created.label_created')];
  const before = { ...emptySnapshot(), status: 'label_created', events: labelled, estimate } as const;
  expect(keyDatesOf({ ...before, events: [...labelled] })).toEqual({
    handedOver: null,
    lastScan: null,
    expected: estimate,
  });
  expect(keyDatesOf({ ...emptySnapshot(), status: 'delivered', estimate }).expected).toBeNull();
});
