import { geoDistance, geoPath } from 'd3-geo';
import type { Frame } from './frame';
import type { Land } from './land';
import { doubleArea, type Pixel, pathData, simplified } from './path-data';
import { height, width } from './picture-size';

/** Characters for the coast: with them the whole picture stays within 3 KB on the way. */
const mostCharacters = 4_000;
/** Islands of fewer square units than this are specks. */
const leastArea = 14;

/** What makes a coast one that tells something: its length, and the share of the picture that it runs through. */
const leastLength = 0.6 * width;
const leastReach = 0.45;

type Ring = [number, number][];

/** The land in the picture, as fine as there is room for: path data, and whether there is coast enough to know the place by. */
export function coastOf(frame: Frame, land: Land): { path: string; isMap: boolean } {
  const rings = ringsIn(frame, land);
  for (let tolerance = 1; ; tolerance *= 1.4) {
    const shown = rings
      .filter((ring) => doubleArea(ring) > 2 * leastArea * tolerance)
      .map((ring) => simplified(ring, tolerance));
    const path = pathData(shown, true);
    if (path.length <= mostCharacters) return { path, isMap: isTelling(shown) };
  }
}

/** A coast that runs through a good part of the picture, not a bay in its corner. */
function isTelling(rings: readonly (readonly Pixel[])[]): boolean {
  const corners = rings.flat().filter(isInside);
  const reach = (axis: 0 | 1) => {
    const places = corners.map((corner) => corner[axis]);
    return Math.max(...places) - Math.min(...places);
  };
  const isAcross = reach(0) > width * leastReach || reach(1) > height * leastReach;
  return isAcross && rings.reduce((sum, ring) => sum + lengthInside(ring), 0) > leastLength;
}

function lengthInside(ring: readonly Pixel[]): number {
  return ring.reduce((sum, point, index) => {
    const before = ring[index - 1];
    const isShown = before && isInside(before) && isInside(point);
    return isShown ? sum + Math.hypot(point[0] - before[0], point[1] - before[1]) : sum;
  }, 0);
}

/** The picture's own edges close the rings that leave it. */
function isInside([x, y]: Pixel): boolean {
  return x > 0 && y > 0 && x < width && y < height;
}

function ringsIn({ projection, isWide, centre, radiusRadians }: Frame, land: Land): Ring[] {
  const rings: Ring[] = [];
  const draw = geoPath(projection, {
    beginPath: () => undefined,
    moveTo: (x, y) => void rings.push([[x, y]]),
    lineTo: (x, y) => void rings.at(-1)?.push([x, y]),
    arc: () => undefined,
    closePath: () => undefined,
  });
  for (const mass of isWide ? land.coarse : land.fine) {
    if (geoDistance(centre, mass.centre) <= radiusRadians + mass.radiusRadians) draw(mass.polygon);
  }
  return rings;
}
