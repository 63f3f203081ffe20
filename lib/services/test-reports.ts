import fc from 'fast-check';
import type { ShipmentUpdate } from '@/lib/carriers/carrier';
import type { TrackingEvent } from '@/lib/tracking/event';
import { noFacts } from '@/lib/tracking/facts';
import { type Meaning, milestones, notices } from '@/lib/tracking/milestones';
import type { IngestItem } from './apply-updates';

/** Ways to receive the same reports of a parcel, for the tests that ingest is free of order. */

export const reportedNumber = '9205590000012300000026';
export const shippedOn = '2026-03-01';
/** After everything reported. */
export const reportsEnd = new Date('2026-07-20T00:00:00Z');

type Report = Omit<IngestItem, 'shipmentId'>;

const dayMs = 86_400_000;
const places = [
  null,
  { city: 'QUEENS', state: 'NY', postalCode: '11101', country: 'US' },
  { city: 'OAKLAND', state: 'CA', postalCode: null, country: 'US' },
  { city: 'HANOI', state: null, postalCode: null, country: 'VN' },
];

/**
 * Events as carriers report them, with few minutes, codes and places, so that ties, twins, slips of the place
 * and conflicts are common. Meanings hang on the code but for one code that a channel may not know yet, and
 * one that two channels read differently. `firstDay` counts from the ship date.
 */
function reportedEvents(firstDay: number, days: number): fc.Arbitrary<TrackingEvent> {
  return fc
    .record({
      // Calculated from the clock, not from reports; see `announcedByReports`.
      meaning: fc.constantFrom(
        ...[...milestones, ...notices].filter((one) => one !== 'out_for_delivery.awaiting_scan'),
      ),
      code: fc.constantFrom('NEW', 'DISPUTED', ...'ABCDEFGH'),
      day: fc.integer({ min: firstDay, max: firstDay + days }),
      clock: fc.constantFrom('00:00', '08:15', '08:16', '23:50'),
      seconds: fc.constantFrom('00', '31'),
      offset: fc.constantFrom(null, '-05:00', '-08:00', '+07:00', '+09:00'),
      isDay: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
      place: fc.constantFrom(...places),
      id: fc.constantFrom(null, null, null, 'x1'),
      sequence: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ meaning, code, day, clock, seconds, offset, isDay, place, id, sequence }) => {
      const midnight = Date.parse(shippedOn) + day * dayMs;
      const at = new Date(`${dayOf(midnight)}T${clock}:${seconds}Z`);
      // One instant at several places, and so on several days, is one event.
      const wall = new Date(at.getTime() + (offset === null ? 0 : Number(offset.slice(0, 3)) * 3_600_000));
      return {
        meaning: meaningOf(code, meaning),
        localTime: isDay ? dayOf(midnight) : `${wall.toISOString().slice(0, 16)}:00`,
        utcOffset: offset,
        occurredAt: offset === null || isDay ? null : at.toISOString(),
        ...{ place, carrierCode: code, carrierText: `words of ${code}`, carrierEventId: id, sequence },
        ...{ rule: 'test', origin: 'carrier' },
      };
    });
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

const meaningOfCode: Readonly<Record<string, Meaning>> = {
  A: 'label_created.label_created',
  B: 'in_transit.accepted',
  C: 'in_transit.arrived',
  D: 'out_for_delivery.out_for_delivery',
  E: 'attempt_failed.no_recipient',
  F: 'delivered.delivered',
  G: 'exception.postage_review',
  H: 'returning.returning',
};

function meaningOf(code: string, other: Meaning): Meaning {
  if (code === 'NEW') return other === 'in_transit.moving' ? other : 'unknown.unmapped';
  return meaningOfCode[code] ?? other;
}

const someFacts = fc.record({
  service: fc.constantFrom(null, 'Ground', 'Air'),
  grams: fc.constantFrom(null, 100, 200),
  date: fc.constantFrom(null, '2026-03-05', '2026-03-06'),
  summary: fc.constantFrom(null, null, 'exception.delayed', 'exception.postage_review', 'in_transit.moving'),
  destination: fc.constantFrom(...places),
  isIdentified: fc.boolean(),
});

/** An answer about the parcel; now and then about another number, or partly from another year. */
function reportsOf(events: fc.Arbitrary<TrackingEvent>): fc.Arbitrary<Report> {
  return fc
    .record({
      events: fc.array(events, { maxLength: 5 }),
      facts: someFacts,
      observedMinute: fc.integer({ min: 0, max: 3 }),
      slip: fc.constantFrom(null, null, null, null, 'number', 'year', 'no_date'),
    })
    .map(({ events: all, facts, observedMinute, slip }) => ({
      update: updateOf(all, facts, slip),
      source: 'poll',
      observedAt: new Date(reportsEnd.getTime() - dayMs + observedMinute * 60_000),
    }));
}

type Facts = typeof someFacts extends fc.Arbitrary<infer T> ? T : never;

function updateOf(events: TrackingEvent[], facts: Facts, slip: string | null): ShipmentUpdate {
  const { service, grams, date, summary, destination, isIdentified } = facts;
  const [first, ...rest] = events;
  const slipped = first && slip === 'no_date' ? [{ ...first, localTime: '2026-02-30' }, ...rest] : events;
  const others = first && slip === 'year' ? [{ ...first, localTime: '2023-05-05', occurredAt: null }] : [];
  return {
    ...noFacts,
    trackingNumber: slip === 'number' ? '9205590000012300000033' : reportedNumber,
    events: [...slipped, ...others],
    ...{ service, destination, carrierShipmentId: isIdentified ? 'piece-1' : null },
    weight: grams === null ? null : { grams },
    estimate: date && { date, lastDate: null, window: null, source: 'carrier', isGuaranteed: false },
    summary: summary && { milestone: summary, carrierCode: 'S', carrierText: 's', rule: 'test' },
  };
}

/** Calls of ingest: the items that come together. */
export type Arrival = Report[][];

/** The same reports in two ways: each answer whole and in turn, and in any other way. */
export interface TwoWays {
  straight: Arrival;
  other: Arrival;
}

/** One parcel's reports, or two parcels' under one number within its window. */
export const oneUse: fc.Arbitrary<TwoWays> = fc
  .array(reportsOf(reportedEvents(-2, 30)), { minLength: 1, maxLength: 3 })
  .chain(twoWays);

/** The number is used again months later; what is said of the later parcel comes later, repetitions at any time. */
export const twoUses: fc.Arbitrary<TwoWays> = fc
  .tuple(
    fc.array(reportsOf(reportedEvents(0, 10)), { minLength: 1, maxLength: 3 }),
    fc.array(reportsOf(reportedEvents(90, 10)), { minLength: 1, maxLength: 2 }),
  )
  .chain(([first, second]) =>
    fc.tuple(twoWays(first), twoWays(second), fc.shuffledSubarray(first)).map(([one, two, repeated]) => ({
      straight: [...one.straight, ...two.straight],
      other: [...one.other, ...two.other, repeated].filter((items) => items.length > 0),
    })),
  );

function twoWays(reports: readonly Report[]): fc.Arbitrary<TwoWays> {
  return fc.tuple(...reports.map(inPieces)).chain((pieces) => {
    const all = pieces.flat();
    return fc
      .record({
        order: fc.shuffledSubarray(all, { minLength: all.length }),
        again: fc.shuffledSubarray(all, { maxLength: Math.min(2, all.length) }),
        whole: fc.shuffledSubarray([...reports], { maxLength: 1 }),
        together: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        pushed: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
      })
      .map(({ order, again, whole, together, pushed }) => {
        const sent = [...order, ...again, ...whole].map(
          (report, index): Report => (pushed[index] ? { ...report, source: 'push' } : report),
        );
        return { straight: reports.map((report) => [report]), other: inCalls(sent, together) };
      });
  });
}

/** An answer cut into parts with different events, each with all that it says of the parcel. */
function inPieces(report: Report): fc.Arbitrary<Report[]> {
  const { events } = report.update;
  if (events.length < 2) return fc.constant([report]);
  return fc
    .array(fc.integer({ min: 0, max: 2 }), { minLength: events.length, maxLength: events.length })
    .map((pieceOf) =>
      [0, 1, 2].flatMap((piece) => {
        const part = events.filter((_, index) => pieceOf[index] === piece);
        return part.length === 0 ? [] : [{ ...report, update: { ...report.update, events: part } }];
      }),
    );
}

function inCalls(reports: readonly Report[], together: readonly boolean[]): Arrival {
  const calls: Arrival = [];
  for (const [index, report] of reports.entries()) {
    const last = calls.at(-1);
    if (last && together[index]) last.push(report);
    else calls.push([report]);
  }
  return calls;
}
