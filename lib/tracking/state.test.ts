import { describe, expect, it } from 'vitest';
import { awaitingScan } from './awaiting-scan';
import type { TrackingEvent } from './event';
import { noFacts } from './facts';
import { datedFacts } from './merge-facts';
import type { Meaning, Milestone } from './milestones';
import { buildSnapshot } from './snapshot';
import { currentState } from './state';

const start = Date.UTC(2026, 2, 1, 8);

/** Events an hour apart, in the order given. */
function history(...meanings: Meaning[]): TrackingEvent[] {
  return meanings.map((meaning, index) => {
    const occurredAt = new Date(start + index * 3_600_000).toISOString();
    return {
      ...{
        meaning,
        localTime: occurredAt.slice(0, 19),
        utcOffset: '+00:00',
        occurredAt,
        place: null,
        carrierText: 'x',
      },
      ...{ carrierCode: `c${index}`, carrierEventId: null, sequence: index, rule: 'test', origin: 'carrier' },
    };
  });
}

describe('current state', () => {
  it.each<[string, Meaning[], Meaning]>([
    ['nothing known is not found yet', [], 'pending.not_found_yet'],
    ['the newest milestone counts', ['in_transit.accepted', 'in_transit.departed'], 'in_transit.departed'],
    ['a notice moves nothing', ['in_transit.arrived', 'notice.hold_requested'], 'in_transit.arrived'],
    ['notices alone are not found yet', ['notice.information'], 'pending.not_found_yet'],
    [
      'an unmapped code does not hide what is known',
      ['in_transit.arrived', 'unknown.unmapped'],
      'in_transit.arrived',
    ],
    ['an unmapped code alone is unknown, not in transit', ['unknown.unmapped'], 'unknown.unmapped'],
    [
      'a received batch is still before the first scan',
      ['label_created.label_created', 'label_created.container_received'],
      'label_created.container_received',
    ],
    [
      'a late label does not undo a scan',
      ['in_transit.accepted', 'label_created.label_created'],
      'in_transit.accepted',
    ],
    [
      'a late batch does not undo a scan',
      ['in_transit.accepted', 'label_created.container_received'],
      'in_transit.accepted',
    ],
    [
      'a late scan does not undo delivered',
      ['delivered.delivered', 'in_transit.arrived'],
      'delivered.delivered',
    ],
    [
      'an exception does not undo delivered',
      ['delivered.delivered', 'exception.damaged'],
      'delivered.delivered',
    ],
    [
      'a late cancellation does not undo delivered',
      ['delivered.delivered', 'cancelled.label_void'],
      'delivered.delivered',
    ],
    [
      'delivered may become more exact',
      ['delivered.to_locker', 'delivered.picked_up_by_recipient'],
      'delivered.picked_up_by_recipient',
    ],
    ['a return moves delivered', ['delivered.delivered', 'returning.refused'], 'returning.refused'],
    ['returned moves delivered', ['delivered.delivered', 'returned.returned'], 'returned.returned'],
    [
      'scans on the way back stay on the way back',
      ['returning.address', 'in_transit.departed', 'out_for_delivery.out_for_delivery'],
      'returning.address',
    ],
    [
      'a return that is resolved goes on',
      ['returning.address', 'in_transit.resolved'],
      'in_transit.resolved',
    ],
    ['returned stays', ['returned.returned', 'in_transit.arrived'], 'returned.returned'],
    ['a scan after a void counts', ['cancelled.label_void', 'in_transit.accepted'], 'in_transit.accepted'],
  ])('%s', (_, meanings, milestone) => {
    expect(currentState(history(...meanings)).milestone).toBe(milestone);
  });

  describe('the carrier’s summary', () => {
    const saying = (milestone: Milestone) => ({
      milestone,
      carrierCode: 'S',
      carrierText: 's',
      rule: 'test',
    });

    it('stands in for events, and for codes we do not know', () => {
      expect(currentState([], saying('delivered.delivered')).milestone).toBe('delivered.delivered');
      expect(currentState(history('unknown.unmapped'), saying('delivered.delivered')).milestone).toBe(
        'delivered.delivered',
      );
    });

    it('counts after the newest event: a delay laid over a history of scans is shown', () => {
      expect(currentState(history('in_transit.arrived'), saying('exception.delayed')).milestone).toBe(
        'exception.delayed',
      );
    });

    it('undoes neither a delivery nor a scan', () => {
      expect(currentState(history('delivered.signed'), saying('in_transit.moving')).milestone).toBe(
        'delivered.signed',
      );
      expect(
        currentState(history('in_transit.arrived'), saying('label_created.label_created')).milestone,
      ).toBe('in_transit.arrived');
    });

    it('is overtaken by the next event', () => {
      const [scan, later] = history('in_transit.arrived', 'in_transit.departed');
      if (!scan || !later) throw new Error('two events');
      const facts = datedFacts(
        { ...noFacts, events: [scan], summary: saying('exception.delayed') },
        new Date(start),
      );
      expect(buildSnapshot(facts, [scan], new Date(start)).milestone).toBe('exception.delayed');
      expect(buildSnapshot(facts, [scan, later], new Date(start)).milestone).toBe('in_transit.departed');
    });
  });

  it('keeps the time of delivery when the same news comes again', () => {
    const snapshot = buildSnapshot(
      {},
      history('delivered.delivered', 'delivered.delivered'),
      new Date(start),
    );
    expect(snapshot.deliveredLocalTime).toBe('2026-03-01T08:00:00');
  });
});

describe('18-hour rule', () => {
  const out = history('in_transit.arrived', 'out_for_delivery.out_for_delivery');
  const outMs = start + 3_600_000;
  const hoursLater = (hours: number) => new Date(outMs + hours * 3_600_000);

  it('speaks at 18 hours and not a moment before', () => {
    expect(awaitingScan(out, new Date(hoursLater(18).getTime() - 1))).toBeNull();
    expect(awaitingScan(out, hoursLater(18))).toMatchObject({
      ...{
        meaning: 'out_for_delivery.awaiting_scan',
        origin: 'calculated',
        occurredAt: hoursLater(18).toISOString(),
      },
    });
    expect(buildSnapshot({}, out, hoursLater(18))).toMatchObject({
      status: 'out_for_delivery',
      milestone: 'out_for_delivery.awaiting_scan',
    });
  });

  it('says the same however late it is looked at', () => {
    expect(buildSnapshot({}, out, hoursLater(19))).toEqual(buildSnapshot({}, out, hoursLater(500)));
  });

  it.each<Meaning>([
    'delivered.delivered',
    'in_transit.moving',
    'exception.delayed',
    'notice.information',
    'unknown.unmapped',
  ])('is silent after any later event: %s', (meaning) => {
    const events = history('in_transit.arrived', 'out_for_delivery.out_for_delivery', meaning);
    expect(awaitingScan(events, hoursLater(100))).toBeNull();
  });

  it('is silent about a straggling scan after delivery', () => {
    expect(
      awaitingScan(history('delivered.delivered', 'out_for_delivery.out_for_delivery'), hoursLater(100)),
    ).toBeNull();
  });

  it('waits until 18 hours have passed everywhere when the zone is unknown', () => {
    const zoneless = out.map((one) => ({ ...one, utcOffset: null, occurredAt: null }));
    expect(awaitingScan(zoneless, hoursLater(29))).toBeNull();
    expect(awaitingScan(zoneless, hoursLater(30))).toMatchObject({ occurredAt: null, utcOffset: null });
  });
});
