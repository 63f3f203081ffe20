import { describe, expect, test } from 'vitest';
import { emptySnapshot } from '../snapshot';
import type { Estimate, ShipmentSnapshot } from '../view';
import { isDayToCome, parcelEvent } from './parcel-event';

const estimate: Estimate = {
  date: '2026-11-24',
  lastDate: null,
  window: { start: '14:00', end: '18:00' },
  source: 'carrier',
  isGuaranteed: false,
};

function told(snapshot: Partial<ShipmentSnapshot>, checkedAt: string | null = '2026-11-22T08:00:00Z') {
  return { snapshot: { ...emptySnapshot(), ...snapshot }, system: { checkedAt } };
}

const moving = { status: 'in_transit', milestone: 'in_transit.moving' } as const;

describe('the day of a parcel in a calendar', () => {
  test('is the expected one, with its window', () => {
    const parcel = told({ ...moving, estimate });
    expect(parcelEvent(parcel)).toMatchObject({
      kind: 'expected',
      date: '2026-11-24',
      window: estimate.window,
    });
    expect(isDayToCome(parcel)).toBe(true);
  });

  test('a range has no window, and a window that ends before it begins is none', () => {
    expect(parcelEvent(told({ ...moving, estimate: { ...estimate, lastDate: '2026-11-26' } }))).toMatchObject(
      {
        lastDate: '2026-11-26',
        window: null,
      },
    );
    const reversed = { ...estimate, window: { start: '18:00', end: '14:00' } };
    expect(parcelEvent(told({ ...moving, estimate: reversed }))?.window).toBeNull();
  });

  test('once it has passed in vain it is late, and nothing is offered any more', () => {
    const parcel = told({ ...moving, estimate }, '2026-11-28T08:00:00Z');
    expect(parcelEvent(parcel)).toMatchObject({ kind: 'late', date: '2026-11-24' });
    expect(isDayToCome(parcel)).toBe(false);
  });

  test('is the day of the delivery once there was one, whatever was expected', () => {
    const delivered = { status: 'delivered', milestone: 'delivered.delivered' } as const;
    const parcel = told({ ...delivered, estimate, deliveredLocalTime: '2026-11-23T10:15:00' });
    expect(parcelEvent(parcel)).toEqual({
      kind: 'delivered',
      date: '2026-11-23',
      lastDate: null,
      window: null,
      isSure: true,
    });
  });

  test.each([
    ['cancelled', 'cancelled.cancelled'],
    ['returning', 'returning.returning'],
    ['returned', 'returned.returned'],
  ] as const)('a parcel that is %s is struck out', (status, milestone) => {
    expect(parcelEvent(told({ status, milestone, estimate }))).toMatchObject({
      kind: 'cancelled',
      date: '2026-11-24',
    });
    expect(parcelEvent(told({ status, milestone }))).toBeNull();
  });

  test('there is none while nobody knows a day', () => {
    expect(parcelEvent(told(moving))).toBeNull();
    expect(isDayToCome(told(moving))).toBe(false);
  });
});
