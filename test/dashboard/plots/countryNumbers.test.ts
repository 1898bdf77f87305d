import { countryNumbers } from "../../../dashboard/app/plots/countryNumbers";
import { smallCountries } from "../../../dashboard/app/plots/smallCountries";
import { worldAtlas } from "../../../dashboard/app/plots/worldAtlas";

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const atlas = worldAtlas();

test("the numbers are those that the Unicode consortium has for the codes", () => {
  for (const [code, number] of countryNumbers) {
    if (code !== "XK")
      expect(`${code} ${Intl.getCanonicalLocales(`und-${number}`)[0]}`).toBe(`${code} und-${code}`);
  }
});

test("all countries of ISO 3166-1 are there, and Kosovo, none twice", () => {
  expect(countryNumbers.size).toBe(249 + 1);
  expect(new Set(countryNumbers.values()).size).toBe(250);
  expect([...countryNumbers.keys()].filter((code) => regions.of(code) === undefined)).toEqual([]);
});

test("every country of the atlas is reached by a code, but the two that have none", () => {
  const reached = new Set(countryNumbers.values());
  expect(atlas.map(({ key }) => key).filter((key) => !reached.has(key))).toEqual(["N. Cyprus", "Somaliland"]);
});

test("every country has land in the atlas or a place of its own, none both", () => {
  const lands = new Set(atlas.map(({ key }) => key));
  const wrong = [...countryNumbers].filter(
    ([code, number]) => lands.has(number) === smallCountries.has(code),
  );
  expect(wrong).toEqual([]);
  expect([...smallCountries.keys()].filter((code) => !countryNumbers.has(code))).toEqual([]);
});

test.each([
  ["SG", 103.8, 1.3],
  ["MT", 14.4, 35.9],
  ["HK", 114.2, 22.3],
  ["RE", 55.5, -21.1],
  ["VA", 12.45, 41.9],
])("%s is where it is", (code, longitude, latitude) => {
  const [x, y] = smallCountries.get(code) ?? [0, 0];
  expect(Math.abs(x - longitude)).toBeLessThan(0.5);
  expect(Math.abs(y - latitude)).toBeLessThan(0.5);
});

test("all places are on the globe", () => {
  for (const [longitude, latitude] of smallCountries.values()) {
    expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
    expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
  }
});
