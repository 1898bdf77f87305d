import type { ReportRows } from "../../api/reportRows";
import type { Formats } from "../../formats/formats";
import type { BarChart, WorldMap } from "../../plots/plotSpecs";

type Row = ReportRows["places"];

const isKnown = ({ country }: Row): boolean => country !== "(unknown)";

/** The visitors of each country that is known, for a map. */
export const mappedCountries = (
  rows: readonly Row[],
  formats: Pick<Formats, "country">,
): WorldMap["countries"] =>
  rows
    .filter(isKnown)
    .map(({ country, visitors }) => ({ code: country, name: formats.country(country), value: visitors }));

/** Where the country of some is not known, how many these are, in words. */
export const unknownCountries = (
  rows: readonly Row[],
  formats: Pick<Formats, "count" | "share">,
): string | undefined => {
  const unknown = rows.filter((row) => !isKnown(row)).reduce((sum, { views }) => sum + views, 0);
  if (unknown === 0) return undefined;
  const all = rows.reduce((sum, { views }) => sum + views, 0);
  return `Of ${formats.count(unknown)} page views (${formats.share(unknown / all)}) the country is not known: they are not on the map.`;
};

/** The countries with the most visitors, the unknown among them. */
export const countryBars = (
  rows: readonly Row[],
  before: readonly Row[] | undefined,
  { limit, formats }: { readonly limit: number; readonly formats: Formats },
): BarChart["bars"] => {
  const earlier = new Map(before?.map(({ country, visitors }) => [country, visitors]));
  return rows
    .toSorted((a, b) => b.visitors - a.visitors || b.views - a.views)
    .slice(0, limit)
    .map((row) => ({
      label: isKnown(row) ? formats.country(row.country) : "Unknown",
      value: row.visitors,
      ...(before === undefined ? {} : { before: earlier.get(row.country) ?? 0 }),
      detail: `${formats.count(row.views)} page views`,
    }));
};
