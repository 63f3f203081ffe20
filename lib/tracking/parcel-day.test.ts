import { describe, expect, test } from 'vitest';
import type { Answer } from './answers/answer';
import { isNewsToSiblings, parcelDayOf } from './parcel-day';
import { emptySnapshot } from './snapshot';
import type { Estimate, ShipmentSnapshot } from './view';

const estimate = (date: string, lastDate: string | null = null): Estimate => ({
  ...{ date, lastDate, window: null },
  ...{ source: 'carrier', isGuaranteed: false },
});
const moving = (more: Partial<ShipmentSnapshot> = {}): ShipmentSnapshot => ({
  ...emptySnapshot(),
  ...{ status: 'in_transit', milestone: 'in_transit.moving', estimate: estimate('2026-11-24') },
  ...more,
});
const checkedAt = '2026-11-20T15:00:00.000Z';
const overdue: Answer = {
  ...{ quiet: 'normal', isOverdue: true, trigger: 'overdue', nextBy: null, steps: [], holidays: [] },
};

describe('the day that a parcel’s line names', () => {
  test('is the one that its own page would name', () => {
    expect(parcelDayOf(moving(), checkedAt)).toEqual({
      ...{ kind: 'expected', date: '2026-11-24', lastDate: null, seenFrom: '2026-11-20' },
    });
    const delivered = moving({
      ...{ status: 'delivered', milestone: 'delivered.signed', deliveredLocalTime: '2026-11-19T14:05:00' },
    });
    expect(parcelDayOf(delivered, checkedAt)).toMatchObject({ kind: 'delivered', date: '2026-11-19' });
    const returned = moving({ status: 'returned', milestone: 'returned.returned' });
    expect(parcelDayOf(returned, checkedAt)).toBeNull();
  });

  test('is late once that day is over, by what was heard or by the clock of the sweep', () => {
    expect(parcelDayOf(moving(), '2026-11-26T15:00:00.000Z')).toMatchObject({ kind: 'late' });
    const range = moving({ estimate: estimate('2026-11-24', '2026-11-26'), answer: overdue });
    expect(parcelDayOf(range, checkedAt)).toMatchObject({ kind: 'late', date: '2026-11-26' });
  });
});

test.each<[string, Partial<ShipmentSnapshot>, boolean]>([
  ['the milestone', { milestone: 'in_transit.arrived' }, true],
  ['the expected day', { estimate: estimate('2026-11-25') }, true],
  ['the end of the expected days', { estimate: estimate('2026-11-24', '2026-11-25') }, true],
  ['lateness', { answer: overdue }, true],
  ['the day of delivery', { deliveredLocalTime: '2026-11-19T14:05:00' }, true],
  ['the service', { service: 'Ground' }, false],
  [
    'the window',
    { estimate: { ...estimate('2026-11-24'), window: { start: '14:00', end: '18:00' } } },
    false,
  ],
])('%s is news to the other parcels’ pages: %o → %s', (_, change, isNews) => {
  expect(isNewsToSiblings(moving(), moving(change))).toBe(isNews);
});
