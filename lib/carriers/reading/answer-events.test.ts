import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TrackingEvent } from '@/lib/tracking/event';
import { eachEventOnce, idOfWords } from './answer-events';

function event(fields: Partial<TrackingEvent>): TrackingEvent {
  return {
    meaning: 'in_transit.moving',
    localTime: '2026-05-09T12:00:00',
    utcOffset: '+00:00',
    occurredAt: '2026-05-09T12:00:00Z',
    place: null,
    carrierCode: 'A',
    carrierText: '',
    carrierEventId: null,
    sequence: 0,
    rule: 'test',
    origin: 'carrier',
    ...fields,
  };
}

test('two sources telling of one scan give one event, and the one that is understood stays', () => {
  const strange = event({ meaning: 'unknown.unmapped', carrierText: 'x' });
  const clear = event({
    localTime: '2026-05-09T12:00:20',
    occurredAt: '2026-05-09T12:00:20Z',
    carrierText: 'y',
  });
  expect(eachEventOnce([strange, clear])).toEqual([clear]);
  expect(eachEventOnce([clear, strange])).toEqual([clear]);
});

test('events of several sources stand as they happened; equal times as they were given', () => {
  const at = (hour: string, carrierCode: string) =>
    event({ localTime: `2026-05-09T${hour}:00:00`, occurredAt: `2026-05-09T${hour}:00:00Z`, carrierCode });
  const events = [at('08', 'A'), at('12', 'B'), at('07', 'C'), at('12', 'D')];
  expect(eachEventOnce(events).map(({ carrierCode, sequence }) => carrierCode + sequence)).toEqual([
    'C0',
    'A1',
    'B2',
    'D3',
  ]);
});

test('nothing is lost or told twice, whatever comes', () => {
  const any = fc.record({
    hour: fc.integer({ min: 10, max: 20 }),
    carrierCode: fc.constantFrom('A', 'B'),
    carrierEventId: fc.constantFrom(null, '1', '2'),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (list) => {
      const events = list.map(({ hour, ...fields }) =>
        event({ localTime: `2026-05-09T${hour}:00:00`, occurredAt: `2026-05-09T${hour}:00:00Z`, ...fields }),
      );
      const key = ({ localTime, carrierCode, carrierEventId }: TrackingEvent) =>
        `${localTime}|${carrierCode}|${carrierEventId}`;
      const told = eachEventOnce(events).map(key);
      expect(new Set(told)).toEqual(new Set(events.map(key)));
      expect(new Set(told).size).toBe(told.length);
      expect(eachEventOnce([...events, ...events]).map(key)).toEqual(told);
    }),
  );
});

test('words are told apart, not their capitals and spaces', () => {
  expect(idOfWords('Arrived  at hub ')).toBe(idOfWords('arrived at hub'));
  expect(idOfWords('Arrived at hub')).not.toBe(idOfWords('Left hub'));
  expect(idOfWords(' ')).toBeNull();
});
