import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ShipmentSnapshot } from '../view';
import { distanceKm } from './distance';
import { routeStops } from './route-stops';
import { locateByName, scanAt, townAt } from './test-parcels';

const portland = townAt({ latitude: 45.5, longitude: -122.7 });
const denver = townAt({ latitude: 39.7, longitude: -105 });
const chicago = townAt({ latitude: 41.9, longitude: -87.7 });
const queens = townAt({ latitude: 40.7, longitude: -73.8 });
const miami = townAt({ latitude: 25.8, longitude: -80.2 });

type Parcel = Pick<ShipmentSnapshot, 'events' | 'status' | 'origin' | 'destination'>;

function parcel(scans: ShipmentSnapshot['events'], rest: Partial<Parcel> = {}): Parcel {
  return { status: 'in_transit', origin: null, destination: null, ...rest, events: [...scans].reverse() };
}

/** "town/role", with "?" where it has not come to and "!" where it is left out of the line. */
function told(from: Parcel): string[] {
  return routeStops(from, locateByName).map(
    ({ place, role, isReached, isOnLine }) =>
      `${place.city}/${role}${isReached ? '' : '?'}${isOnLine ? '' : '!'}`,
  );
}

describe('the stops of a route', () => {
  test('are its scans, oldest first, from where it came to where it goes', () => {
    const scans = [scanAt(portland, 0), scanAt(denver, 30)];
    expect(told(parcel(scans, { destination: queens }))).toEqual([
      '45.5 -122.7/start',
      '39.7 -105/scan',
      '40.7 -73.8/end?',
    ]);
  });

  test('a town that is scanned several times in a row is one stop', () => {
    const scans = [
      scanAt(portland, 0),
      scanAt(townAt({ latitude: 45.6, longitude: -122.6 }), 2),
      scanAt(chicago, 40),
    ];
    expect(told(parcel(scans))).toHaveLength(2);
  });

  test('there is no route of one place, nor of none', () => {
    expect(told(parcel([]))).toEqual([]);
    expect(told(parcel([scanAt(portland, 0), scanAt(portland, 9)]))).toEqual([]);
    expect(
      told(parcel([scanAt({ city: 'nowhere', state: null, country: 'US' }, 0)], { destination: queens })),
    ).toEqual([]);
  });

  test('a label is a route to come', () => {
    const event = scanAt(portland, 0, 'label_created.label_created');
    const stops = told(parcel([event], { status: 'label_created', origin: portland, destination: queens }));
    expect(stops).toEqual(['45.5 -122.7/start?', '40.7 -73.8/end?']);
  });

  test('where it was delivered is the end, whatever was planned', () => {
    const scans = [scanAt(portland, 0), scanAt(chicago, 50, 'delivered.to_agent')];
    const stops = told(parcel(scans, { status: 'delivered', destination: queens }));
    expect(stops).toEqual(['45.5 -122.7/start', '41.9 -87.7/end']);
  });

  test('a parcel on its way back goes to no destination any more', () => {
    const scans = [scanAt(portland, 0), scanAt(chicago, 50), scanAt(portland, 99, 'returning.returning')];
    const stops = told(parcel(scans, { status: 'returning', destination: queens }));
    expect(stops).toEqual(['45.5 -122.7/start', '41.9 -87.7/scan', '45.5 -122.7/scan']);
  });

  test('labels, customs and what is calculated are entered from anywhere and are no stops', () => {
    const scans = [
      scanAt(miami, -1, 'label_created.label_created'),
      scanAt(portland, 0),
      scanAt(miami, 20, 'in_transit.customs_started'),
      { ...scanAt(miami, 30), origin: 'calculated' as const },
      scanAt(chicago, 50),
    ];
    expect(told(parcel(scans))).toEqual(['45.5 -122.7/start', '41.9 -87.7/scan']);
  });
});

describe('a scan that no aircraft could have come from', () => {
  const jump = [scanAt(portland, 0), scanAt(miami, 2), scanAt(denver, 20), scanAt(chicago, 40)];

  test('is left out of the line and kept in the list', () => {
    expect(told(parcel(jump))).toEqual([
      '45.5 -122.7/start',
      '25.8 -80.2/scan!',
      '39.7 -105/scan',
      '41.9 -87.7/scan',
    ]);
  });

  test('is not shown twice when it came from a place that is on the line', () => {
    const again = [scanAt(portland, 0), scanAt(chicago, 50), scanAt(portland, 50.5), scanAt(chicago, 51)];
    expect(told(parcel(again))).toEqual(['45.5 -122.7/start', '41.9 -87.7/scan']);
  });
});

const position = fc.record({
  latitude: fc.integer({ min: -700, max: 780 }).map((tenths) => tenths / 10),
  longitude: fc.integer({ min: -1800, max: 1800 }).map((tenths) => tenths / 10),
});
const history = fc.array(fc.tuple(position, fc.double({ min: 0.1, max: 60, noNaN: true })), {
  maxLength: 40,
});

function scansOf(steps: readonly (readonly [{ latitude: number; longitude: number }, number])[]) {
  let hours = 0;
  return steps.map(([at, gap]) => {
    hours += gap;
    return scanAt(townAt(at), hours);
  });
}

describe('for every history', () => {
  test('the line never needs more than 900 km/h, and has at most 12 stops with the list', () => {
    fc.assert(
      fc.property(history, fc.option(position, { nil: null }), (steps, destination) => {
        const scans = scansOf(steps);
        const stops = routeStops(
          parcel(scans, { destination: destination && townAt(destination) }),
          locateByName,
        );
        expect(stops.length).toBeLessThanOrEqual(12);
        const times = (city: string | null) =>
          scans
            .filter(({ place }) => place?.city === city)
            .map(({ occurredAt }) => Date.parse(occurredAt ?? '') / 3_600_000);
        const line = stops.filter(({ isOnLine, isReached }) => isOnLine && isReached);
        line.slice(1).forEach((to, index) => {
          const from = line[index];
          if (!from) return;
          const hours = Math.max(...times(to.place.city)) - Math.min(...times(from.place.city));
          // Towns within 25 km of each other are one stop, and 100 km mean nothing.
          expect(distanceKm(from, to)).toBeLessThanOrEqual(Math.max(100, 900 * hours) + 50);
        });
      }),
    );
  });

  test('no stop is invented: each is a scan or the destination', () => {
    fc.assert(
      fc.property(history, position, (steps, destination) => {
        const named = new Set([...steps.map(([at]) => townAt(at).city), townAt(destination).city]);
        const stops = routeStops(parcel(scansOf(steps), { destination: townAt(destination) }), locateByName);
        expect(stops.every(({ place }) => named.has(place.city))).toBe(true);
      }),
    );
  });
});
