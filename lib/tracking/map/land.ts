import { geoCentroid, geoDistance } from 'd3-geo';
import type { Position as Coordinates, FeatureCollection, Polygon } from 'geojson';

/** An island or a continent, with the circle that it lies in: most are told at once to be out of the picture. */
export interface Landmass {
  polygon: Polygon;
  /** Longitude and latitude in degrees. */
  centre: [number, number];
  radiusRadians: number;
}

/** The coasts of the world twice: for pictures of a country, and for those of an ocean, which show less detail. */
export interface Land {
  fine: readonly Landmass[];
  coarse: readonly Landmass[];
}

/** @param collection polygons and multipolygons, in GeoJSON */
export function landmassesOf(collection: FeatureCollection): readonly Landmass[] {
  return collection.features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return [landmass(geometry.coordinates)];
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.map(landmass) : [];
  });
}

function landmass(coordinates: Coordinates[][]): Landmass {
  const outline = (coordinates[0] ?? []).map(([longitude = 0, latitude = 0]): [number, number] => [
    longitude,
    latitude,
  ]);
  const centre = geoCentroid({ type: 'MultiPoint', coordinates: outline });
  const radiusRadians = outline.reduce((most, point) => Math.max(most, geoDistance(centre, point)), 0);
  return { polygon: { type: 'Polygon', coordinates }, centre, radiusRadians };
}
