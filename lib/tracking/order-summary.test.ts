import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { milestones } from './milestones';
import { type CountedParcel, kindOf, partKinds, summariseParcels } from './order-summary';
import type { ParcelDay } from './parcel-day';

const seenFrom = '2026-11-20';
const due = (date: string, lastDate: string | null = null): ParcelDay => ({
  kind: 'expected',
  ...{ date, lastDate, seenFrom },
});
const late: ParcelDay = { kind: 'late', date: '2026-11-18', seenFrom };

describe('an order in a line', () => {
  test('parcels of one kind are counted together, the soonest day first', () => {
    const parts = summariseParcels([
      { milestone: 'in_transit.moving', day: due('2026-11-24') },
      { milestone: 'delivered.signed', day: null },
      { milestone: 'in_transit.departed', day: due('2026-11-21', '2026-11-23') },
      { milestone: 'delivered.to_locker', day: null },
      { milestone: 'label_created.label_created', day: due('2026-11-24') },
    ]);
    expect(parts.map(({ kind, count, day }) => [kind, count, day?.date])).toEqual([
      ['arrived', 2, undefined],
      ['due', 1, '2026-11-21'],
      ['due', 2, '2026-11-24'],
    ]);
  });

  test('where the days would make it longer than a line, they give way', () => {
    const parts = summariseParcels([
      { milestone: 'delivered.delivered', day: null },
      { milestone: 'in_transit.moving', day: due('2026-11-23') },
      { milestone: 'in_transit.moving', day: due('2026-11-24') },
      { milestone: 'in_transit.moving', day: null },
      { milestone: 'exception.lost', day: null },
    ]);
    expect(parts.map(({ kind, count }) => `${count} ${kind}`)).toEqual([
      '1 arrived',
      '3 onTheWay',
      '1 problem',
    ]);
  });

  test.each([
    ['delivered.to_neighbor', null, 'arrived'],
    ['available_for_pickup.ready', due('2026-11-21'), 'pickup'],
    ['out_for_delivery.out_for_delivery', due('2026-11-20'), 'out'],
    ['out_for_delivery.awaiting_scan', null, 'onTheWay'],
    ['attempt_failed.no_recipient', due('2026-11-21'), 'needsYou'],
    ['attempt_failed.no_access', due('2026-11-21'), 'due'],
    ['attempt_failed.no_access', null, 'attempted'],
    ['exception.payment_needed', null, 'needsYou'],
    ['exception.lost', null, 'problem'],
    ['exception.weather', null, 'delayed'],
    ['exception.weather', due('2026-11-24'), 'due'],
    ['exception.customs_held', null, 'delayed'],
    ['exception.postage_review', null, 'onTheWay'],
    ['in_transit.moving', late, 'delayed'],
    ['unknown.unmapped', null, 'unclear'],
    ['pending.not_found_yet', null, 'noNews'],
    ['label_created.label_created', null, 'notScanned'],
    ['returning.refused', null, 'returning'],
    ['returned.returned', null, 'returned'],
    ['cancelled.label_void', due('2026-11-24'), 'cancelled'],
  ] as const)('%s with the day %o counts as %s', (milestone, day, kind) => {
    expect(kindOf({ milestone, day })).toBe(kind);
  });

  test('each parcel counts once, in a fixed order, and only a day that is due is named', () => {
    const parcel: fc.Arbitrary<CountedParcel> = fc.record({
      milestone: fc.constantFrom(...milestones),
      day: fc.constantFrom(null, late, due('2026-11-22'), due('2026-11-23'), due('2026-11-23', '2026-11-25')),
    });
    fc.assert(
      fc.property(fc.array(parcel, { minLength: 1, maxLength: 12 }), (parcels) => {
        const parts = summariseParcels(parcels);
        expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(parcels.length);
        const ranks = parts.map(({ kind }) => partKinds.indexOf(kind));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        expect(parts.every(({ kind, day }) => day === null || kind === 'due')).toBe(true);
        // The order in which parcels were shipped does not change what is said.
        expect(summariseParcels(parcels.toReversed())).toEqual(parts);
      }),
    );
  });
});
