/** A point on the globe, in degrees. */
export interface Position {
  latitude: number;
  longitude: number;
}

/** The way that an aircraft would take from one point to the other, in km. */
export function distanceKm(one: Position, other: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const sine = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const across =
    Math.cos(radians(one.latitude)) *
    Math.cos(radians(other.latitude)) *
    sine(other.longitude - one.longitude);
  const chord = sine(other.latitude - one.latitude) + across;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
}
