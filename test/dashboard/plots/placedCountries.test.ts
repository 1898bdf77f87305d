import { placedCountries } from "../../../dashboard/app/plots/placedCountries";
import { worldAtlas } from "../../../dashboard/app/plots/worldAtlas";

const placesOf = (codes: readonly string[], width = 900, value = 3) =>
  placedCountries(
    codes.map((code) => ({ code, name: code, value })),
    worldAtlas(),
    width,
  );

test("large countries are seen as they are, small ones get a dot, more of them on a phone", () => {
  const small = (width: number) =>
    placesOf(["IT", "US", "LU", "SG", "BE", "XK"], width)
      .placed.filter((country) => country.small)
      .map(({ name }) => name);
  expect(small(1200)).toEqual(["LU", "SG", "XK"]);
  expect(small(340)).toEqual(["LU", "SG", "BE", "XK"]);
});

test("a country stands in its largest land: France in Europe, the United States not in Alaska", () => {
  const [france, states] = placesOf(["FR", "US"]).placed;
  expect(france).toMatchObject({ longitude: expect.closeTo(2.5, -1), latitude: expect.closeTo(46.6, -1) });
  expect(states).toMatchObject({ longitude: expect.closeTo(-99, -1), latitude: expect.closeTo(40, -1) });
});

test("codes may be small letters", () => {
  expect(placesOf(["it", "sg"]).placed.map(({ key }) => key)).toEqual(["380", "SG"]);
});

test("unknown codes are not lost, unless there is nothing to tell", () => {
  expect(placesOf(["ZZ", "EU", "", "380"]).elsewhere.map(({ code }) => code)).toEqual([
    "ZZ",
    "EU",
    "",
    "380",
  ]);
  expect(placesOf(["ZZ"], 900, 0)).toEqual({ placed: [], elsewhere: [] });
});
