import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { getLand } from '@/lib/atlas/land';
import { drawRoute } from './draw-route';
import type { Land } from './land';
import { height, width } from './picture-size';
import type { RouteStop } from './stop';

let land: Land;

beforeAll(async () => {
  land = await getLand();
}, 60_000);

function stop(latitude: number, longitude: number, rest: Partial<RouteStop> = {}): RouteStop {
  const place = { city: 'Town', state: null, country: 'US' };
  return { latitude, longitude, place, names: {}, role: 'scan', isReached: true, isOnLine: true, ...rest };
}

function draw(stops: readonly RouteStop[], nameOf = ({ place }: RouteStop) => place.city ?? ''): string {
  return drawRoute(stops, land, { accent: '#2f6f4f', language: 'en', nameOf });
}

/** Every number pair of the lines and the marks, as absolute points. */
function pointsOf(svg: string): [number, number][] {
  const circles = [...svg.matchAll(/cx="(-?[\d.]+)" cy="(-?[\d.]+)"/g)].map(([, x, y]): [number, number] => [
    Number(x),
    Number(y),
  ]);
  const lines = [...svg.matchAll(/<path class="[rn]" d="([^"]+)"/g)].flatMap(([, data = '']) =>
    [...data.matchAll(/M([^Ml]+)l([^M]+)/g)].flatMap(([, start = '', steps = '']) => {
      const numbers = (text: string) => (text.match(/-?\d+/g) ?? []).map(Number);
      let [x = Number.NaN, y = Number.NaN] = numbers(start);
      const points: [number, number][] = [[x, y]];
      const moves = numbers(steps);
      for (let at = 0; at < moves.length; at += 2) {
        x += moves[at] ?? Number.NaN;
        y += moves[at + 1] ?? Number.NaN;
        points.push([x, y]);
      }
      return points;
    }),
  );
  return [...circles, ...lines];
}

const position = fc.tuple(
  fc.double({ min: -75, max: 80, noNaN: true }),
  fc.double({ min: -180, max: 180, noNaN: true }),
);
const route = fc
  .array(position, { minLength: 2, maxLength: 12 })
  .map((positions) =>
    positions.map(([latitude, longitude], index) =>
      stop(latitude, longitude, index === positions.length - 1 ? { role: 'end', isReached: false } : {}),
    ),
  );

describe('for every route', () => {
  test('every point is inside the picture, no number is missing, and it weighs at most 3 KB', () => {
    fc.assert(
      fc.property(route, (stops) => {
        const svg = draw(stops);
        expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
        expect(gzipSync(svg).length).toBeLessThanOrEqual(3 * 1024);
        const points = pointsOf(svg);
        expect(points.length).toBeGreaterThanOrEqual(2);
        for (const [x, y] of points) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(height);
        }
        expect(svg.match(/<circle class="(d|o|d b|o e)"/g)?.length).toBeLessThanOrEqual(12);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

describe('the picture', () => {
  test('of a hop within a town still shows some country around it', () => {
    const points = pointsOf(draw([stop(37.8, -122.27), stop(37.77, -122.42, { role: 'end' })]));
    const across = Math.max(...points.map(([x]) => x)) - Math.min(...points.map(([x]) => x));
    expect(across).toBeLessThan(width / 8);
  });

  test('crosses the date line as a parcel does, in one unbroken line', () => {
    const svg = draw([stop(22.5, 114.1), stop(34.1, -118.2, { role: 'end' })]);
    const line = /class="r" d="([^"]+)"/.exec(svg)?.[1] ?? '';
    expect(line.match(/M/g)).toHaveLength(1);
    const points = pointsOf(svg);
    expect(Math.max(...points.map(([x]) => x)) - Math.min(...points.map(([x]) => x))).toBeGreaterThan(
      width / 2,
    );
  });

  test('of an inland route steps back until a coast is in sight', () => {
    const coast =
      /class="c" d="([^"]*)"/.exec(draw([stop(51.2, 71.4), stop(49.8, 73.1, { role: 'end' })]))?.[1] ?? '';
    expect(coast.length).toBeGreaterThan(100);
  });

  test('tells the way to come from the way so far', () => {
    const svg = draw([
      stop(45.5, -122.7),
      stop(39.7, -105),
      stop(40.7, -73.8, { role: 'end', isReached: false }),
    ]);
    expect(svg).toMatch(/class="r"/);
    expect(svg).toMatch(/class="n"/);
  });

  test('has no point for a stop that is left out of the line', () => {
    const stops = [stop(45.5, -122.7), stop(39.7, -105, { role: 'end' })];
    const withJump = [stops[0] ?? stop(0, 0), stop(25.8, -80.2, { isOnLine: false }), stops[1] ?? stop(0, 0)];
    expect(draw(withJump)).toBe(draw(stops));
  });

  test('is a document that hostile names cannot break out of', () => {
    for (const name of [
      '</text><script>alert(1)</script>',
      '"&<>]]>',
      '\u0000\u0008\ud800x',
      '<!--',
      '&#0;',
      '\u202eevil',
    ]) {
      const svg = draw([stop(45.5, -122.7), stop(39.7, -105, { role: 'end' })], () => name);
      expect(svg.match(/<(?!\/?(svg|style|rect|path|circle|text)\b)/g)).toBeNull();
      expect(svg.replaceAll(/&(amp|lt|gt|quot);/g, '')).not.toMatch(/[&\p{Cc}]/u);
      expect(svg.isWellFormed()).toBe(true);
    }
  });

  test('asks for nothing from anywhere', () => {
    expect(
      draw([stop(45.5, -122.7), stop(39.7, -105)]).replace('xmlns="http://www.w3.org/2000/svg"', ''),
    ).not.toMatch(/https?:|url\(|href|@import/);
  });
});
