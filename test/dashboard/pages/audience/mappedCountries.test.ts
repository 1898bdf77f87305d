import type { ReportRows } from "../../../../dashboard/app/api/reportRows";
import {
  countryBars,
  mappedCountries,
  unknownCountries,
} from "../../../../dashboard/app/pages/audience/mappedCountries";
import { englishFormats as formats } from "../menu/englishFormats";

const aCountry = (country: string, visitors: number, views: number): ReportRows["places"] => ({
  country,
  region: "(all)",
  visitors,
  views,
});

const rows = [aCountry("IT", 60, 90), aCountry("(unknown)", 30, 50), aCountry("PT", 40, 60)];

test("countries that are known are on the map", () => {
  expect(mappedCountries(rows, formats)).toEqual([
    { code: "IT", name: "Italy", value: 60 },
    { code: "PT", name: "Portugal", value: 40 },
  ]);
});

test("how much is unknown is told, and nothing where all is known", () => {
  expect(unknownCountries(rows, formats)).toBe(
    "Of 50 page views (25%) the country is not known: they are not on the map.",
  );
  expect(unknownCountries([aCountry("IT", 1, 1)], formats)).toBeUndefined();
  expect(unknownCountries([], formats)).toBeUndefined();
});

test("bars have the unknown among them, the most visitors first, and what was before", () => {
  const ways = { limit: 2, formats };
  expect(countryBars(rows, [aCountry("PT", 9, 9)], ways)).toEqual([
    { label: "Italy", value: 60, before: 0, detail: "90 page views" },
    { label: "Portugal", value: 40, before: 9, detail: "60 page views" },
  ]);
  expect(countryBars(rows, undefined, { limit: 3, formats }).at(-1)).toEqual({
    label: "Unknown",
    value: 30,
    detail: "50 page views",
  });
});
