import type { Geometry, Position } from "geojson";

/** Where a country is written or pointed at, and how large it is there. */
export interface CountryMiddle {
  /** Degrees. */
  readonly longitude: number;
  readonly latitude: number;
  /** Square degrees, as they are at the equator. */
  readonly size: number;
}

/** The middle of a country's largest piece of land: not between France and Guiana. */
export const countryMiddle = (geometry: Geometry): CountryMiddle => {
  const outlines =
    geometry.type === "Polygon"
      ? [geometry.coordinates[0] ?? []]
      : geometry.type === "MultiPolygon"
        ? geometry.coordinates.map((polygon) => polygon[0] ?? [])
        : [];
  const middles = outlines.map(middleOf);
  return middles.reduce((largest, each) => (each.size > largest.size ? each : largest), nowhere);
};

const nowhere: CountryMiddle = { longitude: 0, latitude: 0, size: 0 };

/** The centre of area of an outline that ends where it begins. */
const middleOf = (outline: readonly Position[]): CountryMiddle => {
  let [area, x, y] = [0, 0, 0];
  for (const [index, [x1 = 0, y1 = 0]] of outline.slice(0, -1).entries()) {
    const [x2 = 0, y2 = 0] = outline[index + 1] ?? [];
    const cross = x1 * y2 - x2 * y1;
    area += cross / 2;
    x += ((x1 + x2) * cross) / 6;
    y += ((y1 + y2) * cross) / 6;
  }
  if (area === 0) return nowhere;
  const latitude = y / area;
  return { longitude: x / area, latitude, size: Math.abs(area) * Math.cos((latitude * Math.PI) / 180) };
};
