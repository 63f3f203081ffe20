import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrackingEvent } from './event';
import type { ShipmentFacts, UpdateFacts } from './facts';
import { fingerprint } from './fingerprint';
import { datedFacts, mergeFacts } from './merge-facts';
import { type Meaning, milestones, notices } from './milestones';
import { buildSnapshot } from './snapshot';
import { mergeEvents, orderEvents, withoutZonelessTwins } from './timeline';

const now = new Date('2026-03-10T00:00:00Z');

function event(meaning: Meaning, localTime: string, more: Partial<TrackingEvent> = {}): TrackingEvent {
  const { utcOffset = null } = more;
  const instant = utcOffset === null ? null : new Date(`${localTime}${utcOffset}`).toISOString();
  return {
    ...{
      meaning,
      localTime,
      utcOffset,
      occurredAt: instant,
      place: null,
      carrierCode: meaning,
      carrierText: meaning,
    },
    ...{ carrierEventId: null, sequence: 0, rule: 'test', origin: 'carrier' },
    ...more,
  };
}

/** Few minutes, codes and offsets, so that ties, twins and conflicting reports are common. */
const arbitraryEvent: fc.Arbitrary<TrackingEvent> = fc
  .record({
    meaning: fc.constantFrom(...milestones, ...notices),
    minute: fc.integer({ min: 0, max: 40 }),
    offset: fc.constantFrom(null, '+07:00', '-05:00', '+05:30'),
    hasTime: fc.boolean(),
    code: fc.constantFrom('A', 'B', ''),
    id: fc.constantFrom(null, null, 'x1'),
    city: fc.constantFrom(null, 'HANOI', 'QUEENS NY DISTRIBUTION CENTER'),
    sequence: fc.integer({ min: 0, max: 5 }),
    seconds: fc.constantFrom('00', '31'),
  })
  .map(({ meaning, minute, offset, hasTime, code, id, city, sequence, seconds }) => {
    const day = `2026-03-0${1 + (minute % 4)}`;
    const clock = `T${String(6 + (minute % 10)).padStart(2, '0')}:0${minute % 10}`;
    const localTime = hasTime ? `${day}${clock}:00` : day;
    return {
      ...event(meaning, localTime, {
        carrierCode: code,
        carrierEventId: id,
        sequence,
        carrierText: `words of ${code}`,
      }),
      utcOffset: offset,
      occurredAt:
        offset !== null && hasTime ? new Date(`${day}${clock}:${seconds}${offset}`).toISOString() : null,
      place: city === null ? null : { city, state: null, postalCode: '10000', country: 'US' },
    };
  });

const noFacts: UpdateFacts = {
  ...{
    carrierShipmentId: null,
    summary: null,
    estimate: null,
    deliveredTo: null,
    signedBy: null,
    service: null,
  },
  ...{ weight: null, dimensions: null, origin: null, destination: null },
};

const arbitraryUpdate = fc.record({
  events: fc.array(arbitraryEvent, { maxLength: 8 }),
  service: fc.constantFrom(null, 'Ground', 'Air'),
  date: fc.constantFrom(null, '2026-03-05', '2026-03-06'),
  grams: fc.constantFrom(null, 100, 200),
  summary: fc.constantFrom(null, ...milestones.slice(0, 6)),
  observedMinute: fc.integer({ min: 0, max: 3 }),
});
type Update = typeof arbitraryUpdate extends fc.Arbitrary<infer U> ? U : never;

function factsOf(update: Update): ShipmentFacts {
  const { events, service, date, grams, summary } = update;
  return datedFacts(
    {
      ...{ ...noFacts, events, service },
      estimate:
        date === null ? null : { date, lastDate: null, window: null, source: 'carrier', isGuaranteed: false },
      weight: grams === null ? null : { grams },
      summary:
        summary === null ? null : { milestone: summary, carrierCode: 'S', carrierText: 's', rule: 'test' },
    },
    new Date(Date.UTC(2026, 2, 9, 12, update.observedMinute)),
  );
}

/** Takes updates in one after the other, as ingest does; a store may also hold the events in any order. */
function takeIn(updates: readonly Update[], shuffle = (events: TrackingEvent[]) => events) {
  let events: TrackingEvent[] = [];
  let facts: ShipmentFacts = {};
  for (const update of updates) {
    events = mergeEvents(shuffle(events), update.events);
    facts = mergeFacts(facts, factsOf(update));
  }
  return { events, facts, snapshot: buildSnapshot(facts, shuffle(events), now) };
}

describe('any way to receive the same reports', () => {
  it('gives the same timeline, facts and snapshot: permuted, repeated, stored in any order', () => {
    const cases = fc.array(arbitraryUpdate, { minLength: 1, maxLength: 5 }).chain((updates) =>
      fc.record({
        updates: fc.constant(updates),
        other: fc
          .tuple(
            fc.shuffledSubarray(updates, { minLength: updates.length }),
            fc.shuffledSubarray(updates),
            fc.shuffledSubarray(updates),
          )
          .map((parts) => parts.flat()),
      }),
    );
    fc.assert(
      fc.property(cases, ({ updates, other }) => {
        expect(takeIn(other, (events) => events.toReversed())).toEqual(takeIn(updates));
      }),
      { numRuns: 2_500 },
    );
  });

  it('gives the same timeline when an answer comes in pieces, some of them twice', () => {
    const cases = fc.array(arbitraryEvent, { minLength: 1, maxLength: 16 }).chain((events) =>
      fc.record({
        events: fc.constant(events),
        pieces: fc.array(fc.shuffledSubarray(events), { maxLength: 4 }),
        cut: fc.nat(events.length),
      }),
    );
    fc.assert(
      fc.property(cases, ({ events, pieces, cut }) => {
        const inPieces = [...pieces, events.slice(cut), events.slice(0, cut)].reduce(
          (known: TrackingEvent[], piece) => mergeEvents(known, piece),
          [],
        );
        const whole = mergeEvents([], events);
        expect(inPieces).toEqual(whole);
        expect(buildSnapshot({}, inPieces, now)).toEqual(buildSnapshot({}, whole, now));
      }),
      { numRuns: 2_500 },
    );
  });

  it('never loses an event and never doubles one', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEvent, { maxLength: 20 }), (events) => {
        const merged = mergeEvents(events, events).map(fingerprint);
        expect(merged).toHaveLength(new Set(merged).size);
        expect(new Set(merged)).toEqual(new Set(events.map(fingerprint)));
      }),
    );
  });
});

describe('one event in two reports', () => {
  const scan = event('in_transit.arrived', '2026-03-01T08:15:00', { utcOffset: '-05:00', carrierCode: '10' });

  it.each([
    ['another place', { place: { city: 'QUEENS', state: 'NY', postalCode: null, country: 'US' } }],
    ['seconds that one field cuts off', { occurredAt: '2026-03-01T13:15:42.000Z' }],
    ['other words', { carrierText: 'Arrived at facility' }],
    ['the same instant in another zone', { localTime: '2026-03-01T14:15:00', utcOffset: '+01:00' }],
    ['another position', { sequence: 7 }],
  ])('with %s is one', (_, difference) => {
    expect(mergeEvents([scan], [{ ...scan, ...difference }])).toHaveLength(1);
  });

  it.each([
    ['minute', { occurredAt: '2026-03-01T13:16:00.000Z' }],
    ['code', { carrierCode: '11' }],
    ["carrier's id", { carrierEventId: 'e2' }],
  ])('with another %s is two', (_, difference) => {
    expect(mergeEvents([scan], [{ ...scan, ...difference }])).toHaveLength(2);
  });

  it('is shown once when only one channel tells the zone', () => {
    const zoneless = { ...scan, utcOffset: null, occurredAt: null };
    expect(withoutZonelessTwins(mergeEvents([zoneless], [scan]))).toEqual([scan]);
    expect(withoutZonelessTwins([zoneless])).toEqual([zoneless]);
  });

  it('is shown once when one channel tells only its day', () => {
    const day = { ...scan, localTime: scan.localTime.slice(0, 10), utcOffset: null, occurredAt: null };
    expect(withoutZonelessTwins(mergeEvents([day], [scan]))).toEqual([scan]);
    expect(withoutZonelessTwins([day])).toEqual([day]);
    const eve = { ...day, localTime: '2026-02-28' };
    const other = { ...day, carrierCode: '11' };
    const wordless = { ...day, carrierCode: '' };
    expect(withoutZonelessTwins([eve, other, scan])).toHaveLength(3);
    // One code for many things: DHL's "transit".
    const otherNews = { ...day, meaning: 'delivered.delivered' as const };
    expect(withoutZonelessTwins([otherNews, scan])).toHaveLength(2);
    expect(withoutZonelessTwins([wordless, { ...scan, carrierCode: '' }])).toHaveLength(2);
  });

  it('takes on a meaning that we learned later', () => {
    const unmapped = { ...scan, meaning: 'unknown.unmapped' as const };
    expect(mergeEvents([unmapped], [scan])[0]?.meaning).toBe('in_transit.arrived');
    expect(mergeEvents([scan], [unmapped])[0]?.meaning).toBe('in_transit.arrived');
  });
});

describe('order of events', () => {
  const meanings = (events: TrackingEvent[]) => orderEvents(events).map((one) => one.meaning);

  it('goes by instant, across zones', () => {
    const hanoi = event('in_transit.departed', '2026-03-02T09:00:00', { utcOffset: '+07:00' });
    const losAngeles = event('in_transit.arrived', '2026-03-01T20:00:00', { utcOffset: '-08:00' });
    expect(meanings([losAngeles, hanoi])).toEqual(['in_transit.departed', 'in_transit.arrived']);
  });

  it("places a wall clock without zone by its nearest neighbour's zone", () => {
    const hanoi = event('in_transit.accepted', '2026-03-01T09:00:00', { utcOffset: '+07:00' });
    const zoneless = event('in_transit.departed', '2026-03-01T10:00:00');
    const newYork = event('in_transit.arrived', '2026-03-04T01:00:00', { utcOffset: '-05:00' });
    expect(meanings([newYork, zoneless, hanoi])).toEqual([
      'in_transit.accepted',
      'in_transit.departed',
      'in_transit.arrived',
    ]);
  });

  it("breaks ties by the carrier's own order", () => {
    const first = event('in_transit.moving', '2026-03-01T10:00:00', { sequence: 3 });
    const second = event('in_transit.arrived', '2026-03-01T10:00:00', { sequence: 4 });
    expect(meanings([second, first])).toEqual(['in_transit.moving', 'in_transit.arrived']);
  });

  it('reads a day without a time as its end where days end so, else as its start', () => {
    const delivered = event('delivered.delivered', '2026-03-01');
    const out = event('out_for_delivery.out_for_delivery', '2026-03-01T08:00:00');
    const label = event('label_created.label_created', '2026-03-01');
    expect(meanings([delivered, out, label])).toEqual([label.meaning, out.meaning, delivered.meaning]);
  });
});
