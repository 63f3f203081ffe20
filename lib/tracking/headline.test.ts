import { describe, expect, it } from 'vitest';
import { headlineOf, isUnheard } from './headline';
import type { Milestone } from './milestones';
import { statusOf } from './milestones';
import type { Estimate, ShipmentSnapshot } from './view';

const tuesday: Estimate = {
  date: '2026-11-24',
  lastDate: null,
  window: null,
  source: 'carrier',
  isGuaranteed: false,
};

function parcel(milestone: Milestone, extra: Partial<ShipmentSnapshot> = {}) {
  return {
    status: statusOf(milestone),
    milestone,
    events: [],
    estimate: tuesday,
    deliveredLocalTime: null,
    lastEventAt: '2026-11-20T21:40:00Z',
    ...extra,
  };
}

describe('the headline', () => {
  it.each<Milestone>([
    'in_transit.moving',
    'in_transit.customs_started',
    'out_for_delivery.out_for_delivery',
  ])('of %s is the expected day', (milestone) => {
    expect(headlineOf(parcel(milestone), null)).toEqual({ kind: 'expected', estimate: tuesday });
  });

  it.each<Milestone>(['exception.weather', 'attempt_failed.no_access', 'label_created.label_created'])(
    'of %s is what is going on; the day stands below',
    (milestone) => {
      expect(headlineOf(parcel(milestone), null)).toEqual({
        kind: 'milestone',
        milestone,
        estimate: tuesday,
      });
    },
  );

  it.each<Milestone>([
    'available_for_pickup.ready',
    'returning.address',
    'returned.returned',
    'cancelled.cancelled',
    'exception.damaged',
    'exception.info_needed',
    'exception.customs_held',
    'exception.postage_review',
  ])('of %s forgets the day it was once expected', (milestone) => {
    expect(headlineOf(parcel(milestone), null)).toEqual({ kind: 'milestone', milestone, estimate: null });
  });

  it('of a delivered parcel is the day of delivery, not the day it was expected', () => {
    const delivered = parcel('delivered.delivered', { deliveredLocalTime: '2026-11-23T14:12:00' });
    expect(headlineOf(delivered, null)).toEqual({ kind: 'delivered', localTime: '2026-11-23T14:12:00' });
  });

  it('of a delivered parcel without a time still says that it is delivered', () => {
    expect(headlineOf(parcel('delivered.delivered'), null)).toMatchObject({
      kind: 'milestone',
      estimate: null,
    });
  });

  it('does not promise a delivery that nobody has confirmed', () => {
    expect(headlineOf(parcel('out_for_delivery.awaiting_scan'), null).kind).toBe('milestone');
  });
});

describe('a date that events have overtaken', () => {
  const on = (milestone: Milestone, localTime: string) =>
    parcel(milestone, { events: [{ meaning: milestone, localTime } as ShipmentSnapshot['events'][number]] });

  it('does not contradict the driver, who has the parcel a day earlier, or later', () => {
    const early = on('out_for_delivery.out_for_delivery', '2026-11-23T07:00:00');
    expect(headlineOf(early, null)).toMatchObject({ kind: 'milestone', estimate: null });
    const late = on('out_for_delivery.out_for_delivery', '2026-11-25T07:00:00');
    expect(headlineOf(late, null)).toMatchObject({ kind: 'milestone', estimate: null });
    const onTime = on('out_for_delivery.out_for_delivery', '2026-11-24T07:00:00');
    expect(headlineOf(onTime, null).kind).toBe('expected');
  });

  it('is not repeated after an attempt on that day, but a later one is', () => {
    const sameDay = on('attempt_failed.no_access', '2026-11-24T15:00:00');
    expect(headlineOf(sameDay, null)).toMatchObject({ estimate: null });
    const before = on('attempt_failed.no_access', '2026-11-23T15:00:00');
    expect(headlineOf(before, null)).toMatchObject({ estimate: tuesday });
  });
});

describe('a parcel nobody has told us of', () => {
  const snapshot = parcel('pending.not_found_yet') as ShipmentSnapshot;

  it('is our matter as long as the carrier has not answered, or refuses the number', () => {
    expect(isUnheard({ snapshot, system: { state: 'not_checked_yet', checkedAt: null } })).toBe(true);
    expect(isUnheard({ snapshot, system: { state: 'no_credentials', checkedAt: null } })).toBe(true);
    const asked = '2026-11-20T21:40:00Z';
    expect(isUnheard({ snapshot, system: { state: 'invalid_number', checkedAt: asked } })).toBe(true);
  });

  it('is the carrier’s matter once it has said that it knows nothing', () => {
    const asked = '2026-11-20T21:40:00Z';
    expect(isUnheard({ snapshot, system: { state: 'ok', checkedAt: asked } })).toBe(false);
    expect(isUnheard({ snapshot, system: { state: 'carrier_down', checkedAt: asked } })).toBe(false);
  });
});

describe('an expected day that has passed', () => {
  const moving = parcel('in_transit.moving');

  it('is late once the carrier was asked when the day was over everywhere on earth', () => {
    expect(headlineOf(moving, '2026-11-25T11:59:00Z').kind).toBe('expected');
    expect(headlineOf(moving, '2026-11-25T12:00:00Z').kind).toBe('late');
  });

  it('is late once an event happened on a later day', () => {
    const event = { localTime: '2026-11-25T00:10:00' } as ShipmentSnapshot['events'][number];
    expect(headlineOf(parcel('in_transit.moving', { events: [event] }), null).kind).toBe('late');
  });

  it('is measured against the last day of a range', () => {
    const range = parcel('in_transit.moving', { estimate: { ...tuesday, lastDate: '2026-11-26' } });
    expect(headlineOf(range, '2026-11-26T12:00:00Z').kind).toBe('expected');
    expect(headlineOf(range, '2026-11-27T12:00:00Z').kind).toBe('late');
  });

  it('is not shown below a problem', () => {
    expect(headlineOf(parcel('exception.weather'), '2026-11-28T00:00:00Z')).toMatchObject({ estimate: null });
  });
});
