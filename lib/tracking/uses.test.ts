import { describe, expect, test } from 'vitest';
import type { TrackingEvent } from './event';
import { fingerprint } from './fingerprint';
import type { Meaning } from './milestones';
import { splitUses } from './uses';

const dayMs = 86_400_000;

function on(day: number, meaning: Meaning): TrackingEvent {
  const occurredAt = new Date(Date.parse('2026-03-02T15:00:00Z') + day * dayMs).toISOString();
  return {
    ...{ meaning, localTime: occurredAt.slice(0, 19), utcOffset: '+00:00', occurredAt, place: null },
    ...{ carrierCode: `${meaning} ${day}`, carrierText: meaning, carrierEventId: null, sequence: 0 },
    ...{ rule: 'test', origin: 'carrier' },
  };
}

const first = [on(0, 'in_transit.accepted'), on(3, 'delivered.delivered')];
const daysOf = (events: TrackingEvent[]) => events.map(({ localTime }) => localTime.slice(5, 10));

describe('a number that is used again', () => {
  test('is parted where something new is reported long after the end, and says by what', () => {
    const again = [on(80, 'label_created.label_created'), on(82, 'in_transit.accepted')];
    const { own, suspicion } = splitUses([...again, ...first]);
    expect(own).toEqual(first);
    expect(suspicion).toEqual({
      kind: 'number_reused',
      eventIds: [first[1], again[0]].map((event) => event && fingerprint(event)),
      details: { days: '77', since: '2026-05-21' },
    });
  });

  test('does not need the label: any later scan is of another parcel', () => {
    expect(daysOf(splitUses([...first, on(60, 'in_transit.arrived')]).own)).toEqual(['03-02', '03-05']);
  });
});

describe('one parcel is not parted', () => {
  test.each<[string, TrackingEvent[]]>([
    ['by a correction of its delivery', [...first, on(9, 'delivered.signed')]],
    ['by its way back', [...first, on(20, 'returning.returning'), on(40, 'returned.returned')]],
    ['by a claim, however late', [...first, on(90, 'notice.claim')]],
    ['by a long silence on its way', [on(0, 'in_transit.accepted'), on(80, 'in_transit.arrived')]],
    [
      'by a label that was void and comes back',
      [on(0, 'cancelled.label_void'), on(80, 'in_transit.accepted')],
    ],
  ])('%s', (_, events) => {
    expect(splitUses(events)).toMatchObject({ own: events, suspicion: null });
  });
});

test('the parcel ends six weeks after its last end, and not while it is under way', () => {
  expect(splitUses(first).endsAt).toBe('2026-04-16T15:00:00.000Z');
  expect(splitUses([...first, on(20, 'returned.returned')]).endsAt).toBe('2026-05-03T15:00:00.000Z');
  expect(splitUses(first.slice(0, 1)).endsAt).toBeNull();
});
