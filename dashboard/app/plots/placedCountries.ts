import { countryMiddle } from "./countryMiddle";
import { countryNumbers } from "./countryNumbers";
import type { WorldMap } from "./plotSpecs";
import { smallCountries } from "./smallCountries";
import type { AtlasCountry } from "./worldAtlas";

/** A country with a place on the map. */
export interface PlacedCountry {
  readonly name: string;
  readonly value: number;
  /** Of the atlas; a country without land in it has its code. */
  readonly key: string;
  readonly longitude: number;
  readonly latitude: number;
  /** Whether its land is too small to be seen, so that it needs a dot. */
  readonly small: boolean;
}

/** Which countries are where, on a map of a width; and which are nowhere, since their codes are unknown. */
export const placedCountries = (
  countries: WorldMap["countries"],
  atlas: readonly AtlasCountry[],
  widthPx: number,
): { readonly placed: readonly PlacedCountry[]; readonly elsewhere: WorldMap["countries"] } => {
  const lands = new Map(atlas.map((land) => [land.key, land]));
  const placed: PlacedCountry[] = [];
  const elsewhere: WorldMap["countries"][number][] = [];
  for (const country of countries) {
    const { name, value } = country;
    const code = country.code.toUpperCase();
    const land = lands.get(countryNumbers.get(code) ?? "");
    const place = smallCountries.get(code);
    if (land !== undefined) {
      const { longitude, latitude, size } = countryMiddle(land.geometry);
      const small = size * (widthPx / 360) ** 2 < seenPx;
      placed.push({ name, value, key: land.key, longitude, latitude, small });
    } else if (place !== undefined) {
      placed.push({ name, value, key: code, longitude: place[0], latitude: place[1], small: true });
    } else if (value > 0) elsewhere.push(country);
  }
  return { placed, elsewhere };
};

/** Square CSS pixels below which a patch of colour is easily missed. */
const seenPx = 16;
