import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOf, withoutEchoes } from './echoes';
import type { TrackingEvent } from './event';
import { milestones, notices } from './milestones';

function event(more: Partial<TrackingEvent> = {}): TrackingEvent {
  const localTime = more.localTime ?? '2026-03-01T10:00:00';
  const { utcOffset = '-05:00' } = more;
  return {
    ...{
      meaning: 'in_transit.arrived',
      place: null,
      carrierCode: '10',
      carrierText: 'Arrived',
      carrierEventId: null,
    },
    ...{ sequence: 0, rule: 'usps.code:10', origin: 'carrier' },
    ...more,
    ...{ localTime, utcOffset },
    occurredAt: utcOffset === null ? null : new Date(`${localTime}${utcOffset}`).toISOString(),
  };
}
const relayed = (more: Partial<TrackingEvent> = {}) =>
  event({ rule: 'seventeentrack.code:InTransit', carrierCode: 'InTransit_Arrival', ...more });

describe('an event told by two sources', () => {
  test.each<[string, Partial<TrackingEvent>]>([
    ['at the same minute', {}],
    ['half a minute apart', { localTime: '2026-03-01T10:00:30' }],
    ['at the same instant in another zone', { localTime: '2026-03-01T15:00:00', utcOffset: '+00:00' }],
    ['without a zone', { utcOffset: null }],
    ['as another kind of the same status', { meaning: 'in_transit.moving' }],
  ])('%s is shown once, in the words of its own carrier', (_, difference) => {
    const [own, other] = [event(), relayed(difference)];
    expect(withoutEchoes([other, own], 'usps')).toEqual([own]);
    expect(withoutEchoes([own, other], 'usps')).toEqual([own]);
  });

  test.each<[string, Partial<TrackingEvent>]>([
    ['two minutes apart', { localTime: '2026-03-01T10:02:00' }],
    ['at the same wall clock in another zone', { utcOffset: '+07:00' }],
    ['of another status', { meaning: 'delivered.delivered' }],
    ['of which one is a notice', { meaning: 'notice.information' }],
    ['of which one has a day only', { localTime: '2026-03-01', utcOffset: null }],
    ['of which one is calculated', { origin: 'calculated' }],
    ['by a rule that names no source', { rule: 'unmapped', meaning: 'unknown.unmapped' }],
  ])('but not two events %s', (_, difference) => {
    expect(withoutEchoes([event(), relayed(difference)], 'usps')).toHaveLength(2);
  });

  test('silences one event of the other source, the nearest in meaning and time', () => {
    const arrived = relayed();
    const departed = relayed({ meaning: 'in_transit.departed', carrierCode: 'D' });
    expect(withoutEchoes([event(), arrived, departed], 'usps')).toEqual([event(), departed]);
  });

  test('is told by the first source in order of name when neither is the carrier itself', () => {
    const other = event({ rule: 'aftership.tag:InTransit', carrierCode: 'InTransit' });
    expect(withoutEchoes([relayed(), other], 'usps')).toEqual([other]);
  });
});

const arbitraryEvent = fc
  .record({
    meaning: fc.constantFrom(...milestones.slice(0, 12), ...notices),
    minute: fc.integer({ min: 0, max: 6 }),
    seconds: fc.constantFrom('00', '40'),
    utcOffset: fc.constantFrom(null, '-05:00', '+00:00'),
    rule: fc.constantFrom('usps.code:1', 'usps.code:2', 'seventeentrack.x', 'aftership.y', 'unmapped'),
    carrierCode: fc.constantFrom('A', 'B'),
  })
  .map(({ minute, seconds, ...more }) =>
    event({ ...more, localTime: `2026-03-01T10:0${minute}:${seconds}` }),
  );
const arbitraryEvents = fc.uniqueArray(arbitraryEvent, {
  maxLength: 14,
  selector: (one) => JSON.stringify(one),
});

describe('whatever the events', () => {
  test('their order does not matter, and what is left is left in peace', () => {
    const cases = arbitraryEvents.chain((events) =>
      fc.record({
        events: fc.constant(events),
        other: fc.shuffledSubarray(events, { minLength: events.length }),
      }),
    );
    const text = (events: TrackingEvent[]) => events.map((one) => JSON.stringify(one)).toSorted();
    fc.assert(
      fc.property(cases, fc.constantFrom('usps', null), ({ events, other }, native) => {
        expect(text(withoutEchoes(other, native))).toEqual(text(withoutEchoes(events, native)));
      }),
      { numRuns: 3_000 },
    );
  });

  test("nothing is lost of a single source, of the carrier's own, or of what names no source", () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        const left = new Set(withoutEchoes(events, 'usps'));
        const safe = events.filter((one) => sourceOf(one) === 'usps' || sourceOf(one) === null);
        expect(safe.every((one) => left.has(one))).toBe(true);
        for (const source of ['seventeentrack', 'aftership']) {
          const alone = events.filter((one) => sourceOf(one) === source);
          expect(withoutEchoes(alone, 'usps')).toEqual(alone);
        }
      }),
    );
  });
});
