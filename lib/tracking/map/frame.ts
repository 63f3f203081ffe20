import {
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoCentroid,
  geoDistance,
  geoEqualEarth,
  geoInterpolate,
} from 'd3-geo';
import { distanceKm, type Position } from './distance';
import { height, width } from './picture-size';

/** Room for the labels around the outermost points. */
const padding = { x: 96, y: 72 };
const earthKm = 6371;
/** Beyond this a picture centred on the route would tilt the world: then it is laid out as on a wall map. */
const wideRadians = 0.6;

/** Longitude and latitude in degrees, as GeoJSON has them. */
export type Point = [number, number];

export interface Frame {
  projection: GeoProjection;
  /** The middle of the picture, and how far from it the picture reaches at most. */
  centre: Point;
  radiusRadians: number;
  isWide: boolean;
}

export function pointOf({ longitude, latitude }: Position): Point {
  return [longitude, latitude];
}

/** The great circle from one place to another: the points between which lines may be straight. */
export function greatCircle(from: Position, to: Position): Point[] {
  const steps = Math.max(1, Math.ceil(distanceKm(from, to) / 300));
  const between = geoInterpolate(pointOf(from), pointOf(to));
  return Array.from({ length: steps + 1 }, (_, step) => between(step / steps));
}

/**
 * A projection in which all these points are well inside the picture, also across the date line, and which shows at
 * least so many km from side to side.
 */
export function frameOf(points: readonly Point[], leastKmAcross: number): Frame {
  const centre = middleOf(points);
  const radius = Math.max(...points.map((point) => geoDistance(centre, point)));
  const isWide = Math.max(radius, leastKmAcross / 2 / earthKm) > wideRadians;
  const projection = isWide
    ? geoEqualEarth().rotate([-centre[0], 0])
    : geoAzimuthalEqualArea().rotate([-centre[0], -centre[1]]);
  projection.precision(0.5).scale(1).translate([0, 0]);
  const placed = points.map((point) => projection(point) ?? [0, 0]);
  const [left, right] = range(placed.map(([x = 0]) => x));
  const [top, bottom] = range(placed.map(([, y = 0]) => y));
  const scale = Math.min(
    (width - 2 * padding.x) / (right - left || Number.EPSILON),
    (height - 2 * padding.y) / (bottom - top || Number.EPSILON),
    width / (leastKmAcross / earthKm),
  );
  const middle: [number, number] = [(left + right) / 2, (top + bottom) / 2];
  projection
    .scale(scale)
    .translate([width / 2 - middle[0] * scale, height / 2 - middle[1] * scale])
    .clipExtent([
      [-8, -8],
      [width + 8, height + 8],
    ]);
  return {
    projection,
    centre,
    radiusRadians: isWide ? Math.PI : radius + Math.hypot(width, height) / scale,
    isWide,
  };
}

/** Half-way between the outermost points, which is where a route is looked at from. */
function middleOf(points: readonly Point[]): Point {
  const centroid = geoCentroid({ type: 'MultiPoint', coordinates: [...points] });
  const around = points.map(([longitude]) => ((longitude - centroid[0] + 540) % 360) - 180);
  const [west, east] = range(around);
  const [south, north] = range(points.map(([, latitude]) => latitude));
  const longitude = ((centroid[0] + (west + east) / 2 + 540) % 360) - 180;
  return [longitude, (south + north) / 2];
}

function range(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
