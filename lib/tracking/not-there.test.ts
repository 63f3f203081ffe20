import { describe, expect, test } from 'vitest';
import { dropPlaces } from './drop-place';
import { milestones } from './milestones';
import { namedStepOf, notThereKindOf, notThereSteps, waitDayOf } from './not-there';
import { emptySnapshot } from './snapshot';
import type { ShipmentSnapshot } from './view';

const delivered = (more: Partial<ShipmentSnapshot>): ShipmentSnapshot => ({
  ...emptySnapshot(),
  ...{ status: 'delivered', milestone: 'delivered.delivered', deliveredLocalTime: '2026-11-20T13:05:00' },
  ...more,
});

test('one can tell that it is not there once somebody says that it is, or has tried, or does not say', () => {
  const kinds = milestones.map(notThereKindOf);
  const counted = (kind: string) => kinds.filter((one) => one === kind).length;
  expect([counted('delivered'), counted('attempted'), counted('awaiting')]).toEqual([6, 7, 1]);
  expect(notThereKindOf('out_for_delivery.out_for_delivery')).toBe('not_yet');
  expect(notThereKindOf('unknown.unmapped')).toBe('not_yet');
});

describe('where the carrier says it is', () => {
  test.each([
    ['Front Door/Porch', 'door'],
    ['In/At Mailbox', 'mailbox'],
    ['Garage', 'garage'],
    ['Parcel Locker', 'desk'],
    ['Left with Individual', 'household'],
  ] as const)('%s', (deliveredTo, step) => {
    expect(namedStepOf(delivered({ deliveredTo }))).toBe(step);
  });

  test('its words count for more than the milestone, and words that we do not know for nothing', () => {
    const signed = { milestone: 'delivered.signed' } as const;
    expect(namedStepOf(delivered({ ...signed, deliveredTo: 'Reception' }))).toBe('desk');
    expect(namedStepOf(delivered({ ...signed, deliveredTo: 'Behind the shed' }))).toBe('household');
    expect(namedStepOf(delivered({ deliveredTo: 'Behind the shed' }))).toBeNull();
    expect(namedStepOf(delivered({ deliveredTo: null }))).toBeNull();
  });

  test('every place that we know is one of the steps', () => {
    for (const place of dropPlaces) {
      const step = namedStepOf(delivered({ deliveredTo: place.replaceAll('_', ' ') }));
      if (step !== null) expect(notThereSteps).toContain(step);
    }
  });
});

describe('until when it is worth waiting', () => {
  const place = (country: string) => ({ city: 'X', state: null, country });

  test('the business day after the delivery, at the destination', () => {
    expect(waitDayOf(delivered({ destination: place('DE') }), 'ups')).toBe('2026-11-23');
    expect(waitDayOf(delivered({ destination: place('DE'), lastPlace: place('US') }), 'usps')).toBe(
      '2026-11-23',
    );
    expect(waitDayOf(delivered({ lastPlace: place('US') }), 'usps')).toBe('2026-11-21');
  });

  test('without a scan, the one after its absence was noticed: the day that the parcel’s page says', () => {
    const event = {
      ...{ id: 'e', utcOffset: null, occurredAt: null, carrierText: '', carrierCode: '' },
      place: null,
    };
    const events: ShipmentSnapshot['events'] = [
      {
        ...event,
        meaning: 'out_for_delivery.awaiting_scan',
        localTime: '2026-11-18T02:00:00',
        origin: 'calculated',
      },
      {
        ...event,
        meaning: 'out_for_delivery.out_for_delivery',
        localTime: '2026-11-17T08:00:00',
        origin: 'carrier',
      },
    ];
    const awaiting = { status: 'out_for_delivery', milestone: 'out_for_delivery.awaiting_scan' } as const;
    expect(waitDayOf(delivered({ ...awaiting, events, deliveredLocalTime: null }), 'usps')).toBe(
      '2026-11-19',
    );
  });

  test('no day is made up', () => {
    expect(waitDayOf(delivered({ deliveredLocalTime: null }), 'usps')).toBeNull();
    expect(waitDayOf(emptySnapshot(), 'usps')).toBeNull();
  });
});
