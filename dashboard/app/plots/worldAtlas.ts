import type { Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import countries110m from "world-atlas/countries-110m.json";

/** A country's land as the atlas has it. */
export interface AtlasCountry {
  /** The number of ISO 3166-1 where it has one, else its name. */
  readonly key: string;
  readonly geometry: Geometry;
}

/** All countries of Natural Earth at 1 : 110 million; the smallest are not among them. */
export const worldAtlas = (): readonly AtlasCountry[] => {
  const atlas = countries110m as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  return feature(atlas, atlas.objects.countries).features.map(({ id, properties, geometry }) => ({
    key: String(id ?? properties.name),
    geometry,
  }));
};
