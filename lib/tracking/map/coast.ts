import { geoDistance, geoPath } from 'd3-geo';
import type { Frame } from './frame';
import type { Land } from './land';
import { doubleArea, pathData, simplified } from './path-data';
import { height, width } from './picture-size';

/** Characters for the coast: with them the whole picture stays within 3 KB on the way. */
const mostCharacters = 4_000;
/** Islands of fewer square units than this are specks. */
const leastArea = 14;

type Ring = [number, number][];

/** The land in the picture, as fine as there is room for: path data, and how many of its corners are coast. */
export function coastOf(frame: Frame, land: Land): { path: string; corners: number } {
  const rings = ringsIn(frame, land);
  for (let tolerance = 1; ; tolerance *= 1.4) {
    const shown = rings
      .filter((ring) => doubleArea(ring) > 2 * leastArea * tolerance)
      .map((ring) => simplified(ring, tolerance));
    const path = pathData(shown, true);
    if (path.length <= mostCharacters) return { path, corners: shown.flat().filter(isInside).length };
  }
}

/** The picture's own edges close the rings that leave it. */
function isInside([x, y]: readonly [number, number]): boolean {
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
