/// A point on the earth, degrees.
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

const RADIANS = Math.PI / 180;
const DIAMETER = 12_742;

/// Great-circle distance on a sphere of 6371 km.
export function kilometres(a: Point, b: Point): number {
  const dLat = (b.lat - a.lat) * RADIANS;
  const dLon = (b.lon - a.lon) * RADIANS;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(dLon / 2) ** 2;
  return DIAMETER * Math.asin(Math.min(1, Math.sqrt(h)));
}
