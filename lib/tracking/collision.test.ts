import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collisionsIn } from './collision';
import { countryRegions, stateRegions } from './country-positions';
import type { Place, TrackingEvent } from './event';
import { fingerprint } from './fingerprint';
import { solarOffsetMinutes } from './geography';
import type { Meaning } from './milestones';
import { mergeEvents } from './timeline';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const start = Date.parse('2026-03-02T15:00:00Z');

function at(state: string | null, country = 'US'): Place {
  return { city: null, state, postalCode: null, country };
}

function scan(
  meaning: Meaning,
  hours: number,
  place: Place | null,
  more: Partial<TrackingEvent> = {},
): TrackingEvent {
  const ms = start + hours * hourMs;
  const offset = Math.round((solarOffsetMinutes(place) ?? -300) / 60) * 60;
  const sign = offset < 0 ? '-' : '+';
  const zone = `${sign}${String(Math.abs(offset) / 60).padStart(2, '0')}:00`;
  return {
    ...{ meaning, place, carrierCode: meaning, carrierText: meaning, carrierEventId: null, sequence: 0 },
    localTime: new Date(ms + offset * minuteMs).toISOString().slice(0, 19),
    utcOffset: zone,
    occurredAt: new Date(ms).toISOString(),
    ...{ rule: 'test', origin: 'carrier' },
    ...more,
  };
}

const zoneless = { utcOffset: null, occurredAt: null };
const kinds = (events: TrackingEvent[], destination: Place | null = null) =>
  collisionsIn(events, destination).map(({ kind }) => kind);

describe('impossible travel', () => {
  test('coast to coast within an hour is told with its figures', () => {
    const events = [
      scan('in_transit.arrived', 0, at('NY')),
      scan('in_transit.arrived', 1, at('CA'), { carrierCode: 'x' }),
    ];
    expect(collisionsIn(events, null)).toEqual([
      {
        kind: 'impossible_travel',
        eventIds: events.map(fingerprint),
        details: { km: expect.stringMatching(/^[23]\d{3}$/), hours: '1.0', from: 'US-NY', to: 'US-CA' },
      },
    ]);
  });

  test('between countries far apart too', () => {
    const events = [
      scan('in_transit.departed', 0, at(null, 'VN')),
      scan('in_transit.arrived', 3, at('TX'), { carrierCode: 'x' }),
    ];
    expect(kinds(events)).toEqual(['impossible_travel']);
  });

  test.each<[string, TrackingEvent[]]>([
    [
      'a flight across the country',
      [scan('in_transit.departed', 0, at('NY')), scan('in_transit.arrived', 6, at('CA'))],
    ],
    ['neighbours', [scan('in_transit.departed', 0, at('NJ')), scan('in_transit.arrived', 0.1, at('PA'))]],
    [
      'local times without a zone',
      [
        scan('in_transit.departed', 0, at('NY'), zoneless),
        scan('in_transit.arrived', 0.5, at('CA'), zoneless),
      ],
    ],
    [
      'local times stamped as if they were UTC',
      [
        scan('in_transit.departed', 0, at(null, 'HK'), { utcOffset: '+00:00' }),
        scan('in_transit.arrived', 3, at('AK'), { utcOffset: '+00:00' }),
      ],
    ],
    [
      'a label made at a desk elsewhere',
      [scan('label_created.label_created', 0, at('CA')), scan('in_transit.accepted', 0.5, at('NY'))],
    ],
    [
      'customs that clears ahead of the flight',
      [scan('in_transit.departed', 0, at(null, 'CN')), scan('in_transit.customs_started', 0.5, at('CA'))],
    ],
    [
      'a country alone, wide as it is',
      [scan('in_transit.departed', 0, at('NY')), scan('in_transit.arrived', 0.2, at(null))],
    ],
    [
      'days without a time',
      [
        scan('in_transit.departed', 0, at('NY'), { localTime: '2026-03-02', ...zoneless }),
        scan('in_transit.arrived', 0, at('CA'), { localTime: '2026-03-02', ...zoneless }),
      ],
    ],
  ])('is not %s', (_, events) => {
    expect(kinds(events)).toEqual([]);
  });
});

describe('delivered before shipped', () => {
  test('a delivery days before the first sign of the parcel', () => {
    const events = [
      scan('delivered.delivered', 0, at('TX')),
      scan('label_created.label_created', 50, at('TX')),
      scan('in_transit.accepted', 60, at('TX')),
    ];
    expect(collisionsIn(events, null)).toMatchObject([
      {
        kind: 'delivered_before_shipped',
        details: { hours: '50' },
        eventIds: [fingerprint(events[0] ?? never()), fingerprint(events[1] ?? never())],
      },
    ]);
  });

  test.each<[string, TrackingEvent[]]>([
    [
      'an acceptance entered hours late',
      [scan('delivered.delivered', 0, at('TX')), scan('in_transit.accepted', 9, at('TX'))],
    ],
    [
      'a label alone after a scan and a delivery',
      [
        scan('in_transit.arrived', -20, at('TX')),
        scan('delivered.delivered', 0, at('TX')),
        scan('label_created.label_created', 50, at('TX')),
      ],
    ],
    ['the only thing known', [scan('delivered.delivered', 0, at('TX'))]],
  ])('is not %s', (_, events) => {
    expect(kinds(events)).toEqual([]);
  });
});

describe('accepted twice', () => {
  test('handed over again at the start, days after it was out for delivery far away', () => {
    const events = [
      scan('in_transit.accepted', 0, at('NJ')),
      scan('out_for_delivery.out_for_delivery', 70, at('CA')),
      scan('in_transit.accepted', 130, at('NJ'), { carrierCode: 'again' }),
    ];
    expect(collisionsIn(events, null)).toMatchObject([
      { kind: 'accepted_twice', eventIds: [events[0], events[2]].map((one) => fingerprint(one ?? never())) },
    ]);
  });

  test('on one day in two places, with nothing that carried it', () => {
    const events = [
      scan('in_transit.accepted', 0, at('NY')),
      scan('in_transit.accepted', 12, at('WA'), { carrierCode: 'again' }),
    ];
    expect(kinds(events)).toEqual(['accepted_twice']);
  });

  test('again more than a month later', () => {
    const again = scan('in_transit.accepted', 24 * 33, at('NJ'), { carrierCode: 'again' });
    expect(kinds([scan('in_transit.accepted', 0, at('NJ')), again])).toEqual(['accepted_twice']);
  });

  test.each<[string, TrackingEvent[]]>([
    [
      'picked up and accepted at the counter',
      [scan('in_transit.picked_up', 0, at('NJ')), scan('in_transit.accepted', 5, at('NJ'))],
    ],
    [
      'a hand-over to the post office in another state',
      [
        scan('in_transit.picked_up', 0, at('NJ')),
        scan('in_transit.departed', 9, at('NJ')),
        scan('in_transit.arrived', 80, at('CA')),
        scan('in_transit.accepted', 90, at('CA')),
      ],
    ],
    [
      'taken over by the post of the country of arrival',
      [scan('in_transit.accepted', 0, at(null, 'CN')), scan('in_transit.accepted', 24 * 45, at('CA'))],
    ],
    [
      'sent on its way back',
      [
        scan('in_transit.accepted', 0, at('NJ')),
        scan('delivered.delivered', 70, at('CA')),
        scan('returning.refused', 100, at('CA')),
        scan('in_transit.accepted', 200, at('NJ'), { carrierCode: 'again' }),
      ],
    ],
  ])('is not %s', (_, events) => {
    expect(kinds(events)).toEqual([]);
  });
});

describe('wrong destination', () => {
  test.each<[string, Place, Place, string, string]>([
    ['another state', at('FL'), at('WA'), 'US-WA', 'US-FL'],
    ['another state, by its name', at('Florida'), at('Washington'), 'US-WA', 'US-FL'],
    ['another country', at('ON', 'CA'), at('NY'), 'US-NY', 'CA-ON'],
  ])('%s', (_, place, destination, expected, found) => {
    expect(collisionsIn([scan('delivered.delivered', 0, place)], destination)).toMatchObject([
      { kind: 'wrong_destination', details: { expected, found } },
    ]);
  });

  test.each<[string, TrackingEvent[], Place | null]>([
    ['the state next to it', [scan('delivered.delivered', 0, at('NJ'))], at('NY')],
    ['a place that nobody named', [scan('delivered.delivered', 0, null)], at('NY')],
    ['a destination that nobody named', [scan('delivered.delivered', 0, at('FL'))], null],
    ['a territory with a code of its own', [scan('delivered.delivered', 0, at(null, 'PR'))], at('NY')],
    ['the sender, who has it back', [scan('returned.returned', 0, at('FL'))], at('WA')],
    [
      'where it was forwarded to',
      [scan('in_transit.forwarded', -30, at('WA')), scan('delivered.delivered', 0, at('FL'))],
      at('WA'),
    ],
    ['an agent', [scan('delivered.to_agent', 0, at('FL'))], at('WA')],
    ['a province that we cannot place', [scan('delivered.delivered', 0, at('Hanoi', 'VN'))], at('HCM', 'VN')],
  ])('is not %s', (_, events, destination) => {
    expect(kinds(events, destination)).toEqual([]);
  });
});

/** A way that a parcel can really go: no faster than a plane, scanned where it is, with clocks as carriers keep them. */
const regions = [
  ...[...(stateRegions.get('US')?.keys() ?? [])].map((state) => at(state)),
  ...[...countryRegions.keys()].filter((code) => code !== 'US').map((code) => at(null, code)),
];
const cleanHistory = fc
  .record({
    stops: fc.array(fc.constantFrom(...regions), { minLength: 1, maxLength: 6 }),
    waits: fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 24, maxLength: 24 }),
    clock: fc.constantFrom('zoned', 'zoneless', 'utc', 'beijing', 'dates'),
    isAttempted: fc.boolean(),
    isAcceptedTwice: fc.boolean(),
  })
  .map(({ stops, waits, clock, isAttempted, isAcceptedTwice }) => {
    const history: TrackingEvent[] = [];
    let hours = 0;
    const add = (meaning: Meaning, place: Place) => {
      hours += waits[history.length] ?? 1;
      history.push(withClock(scan(meaning, hours, place, { carrierCode: `c${history.length}` }), clock));
    };
    const first = stops[0] ?? never();
    add('label_created.label_created', first);
    add('in_transit.accepted', first);
    if (isAcceptedTwice) add('in_transit.picked_up', first);
    stops.forEach((stop, index) => {
      const from = stops[index - 1];
      if (from) {
        add('in_transit.departed', from);
        hours += centreKm(from, stop) / 800;
      }
      add('in_transit.arrived', stop);
    });
    const last = stops.at(-1) ?? never();
    add('out_for_delivery.out_for_delivery', last);
    if (isAttempted) add('attempt_failed.no_recipient', last);
    add('delivered.delivered', last);
    return { history, destination: last };
  });

function withClock(event: TrackingEvent, clock: string): TrackingEvent {
  if (clock === 'zoned') return event;
  if (clock === 'zoneless') return { ...event, ...zoneless };
  if (clock === 'dates') return { ...event, ...zoneless, localTime: event.localTime.slice(0, 10) };
  // The wall clock kept, another zone written behind it.
  const utcOffset = clock === 'utc' ? '+00:00' : '+08:00';
  return { ...event, utcOffset, occurredAt: new Date(`${event.localTime}${utcOffset}`).toISOString() };
}

function centreKm(one: Place, other: Place): number {
  const region = (place: Place) =>
    stateRegions.get(place.country ?? '')?.get(place.state ?? '') ??
    countryRegions.get(place.country ?? '') ??
    never();
  const [a, b] = [region(one), region(other)];
  const toRadians = Math.PI / 180;
  const cosine =
    Math.sin(a.latitude * toRadians) * Math.sin(b.latitude * toRadians) +
    Math.cos(a.latitude * toRadians) *
      Math.cos(b.latitude * toRadians) *
      Math.cos((a.longitude - b.longitude) * toRadians);
  return 6371 * Math.acos(Math.max(-1, Math.min(1, cosine)));
}

test('clean histories raise nothing, however their clocks are kept and whichever scans are missing', () => {
  const cases = cleanHistory.chain(({ history, destination }) =>
    fc.record({ events: fc.shuffledSubarray(history), destination: fc.constant(destination) }),
  );
  fc.assert(
    fc.property(cases, ({ events, destination }) => {
      expect(collisionsIn(events, destination)).toEqual([]);
    }),
    { numRuns: 5_000 },
  );
});

test('what is found does not depend on the order of the events', () => {
  const chaos = fc.array(
    fc
      .record({
        meaning: fc.constantFrom<Meaning>('in_transit.accepted', 'in_transit.arrived', 'delivered.delivered'),
        hours: fc.integer({ min: 0, max: 1_200 }),
        place: fc.constantFrom(at('NY'), at('CA'), at(null, 'VN'), null),
        isZoned: fc.boolean(),
      })
      .map(({ meaning, hours, place, isZoned }) => scan(meaning, hours, place, isZoned ? {} : zoneless)),
    { maxLength: 8 },
  );
  const cases = chaos.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  );
  let found = 0;
  fc.assert(
    fc.property(cases, ([events, shuffled]) => {
      const suspicions = collisionsIn(mergeEvents([], events), at('NY'));
      found += suspicions.length;
      expect(collisionsIn(mergeEvents([], shuffled).toReversed(), at('NY'))).toEqual(suspicions);
    }),
    { numRuns: 2_000 },
  );
  expect(found).toBeGreaterThan(500);
});

function never(): never {
  throw new Error('missing in the test');
}
