import type { Column } from "../api/reportClient";

/** How a column's values are written. */
export type ColumnKind =
  | "count"
  | "share"
  | "change"
  | "money"
  | "duration"
  | "time"
  | "country"
  | "flag"
  | "text";

/** By a column's type, and by what the reports' names of columns mean. */
export const columnKind = ({
  name,
  types,
  format,
}: Pick<Column, "name" | "types" | "format">): ColumnKind => {
  if (format === "date-time") return "time";
  if (types.includes("boolean")) return "flag";
  if (types.includes("string")) return name === "country" ? "country" : "text";
  return numberKind(name);
};

/** The same of a figure that is named, but is no column, as those of `kpi-summary`. */
export const numberKind = (name: string): ColumnKind => {
  if (name.endsWith("_minor")) return "money";
  if (name.endsWith("_seconds")) return "duration";
  if (name === "relative_change") return "change";
  return /(?:^|_)(?:share|conversion|rate)$|^share_of_/.test(name) ? "share" : "count";
};

/** A column's name for people: `revenue_minor` is Revenue, `site_id` Site. */
export const columnHeading = (name: string): string => {
  const words = (headings[name] ?? name.replace(/_(?:minor|seconds)$/, ""))
    .replace(/_id$/, "_ID")
    .replace(/^p(\d+)$/, "$1th percentile")
    .replaceAll("_", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

const headings: Readonly<Record<string, string>> = {
  site_id: "site",
  item_name: "item",
  mean_seconds: "mean duration",
  median_seconds: "median duration",
  os: "system",
};
