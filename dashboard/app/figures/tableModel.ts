import type { Answer, Column } from "../api/reportClient";
import type { Formats } from "../formats/formats";
import { columnHeading, columnKind, numberKind } from "./columnKind";

type Row = Readonly<Record<string, unknown>>;

/** A column as a table shows it. */
export interface TableColumn {
  readonly name: string;
  readonly heading: string;
  readonly doc: string;
  /** Its values stand to the right, and are sorted with the largest first. */
  readonly isNumeric: boolean;
  readonly cell: (row: Row) => string;
}

/** Which column a table is sorted by. */
export interface Sorting {
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

/** A table does not show more rows; the CSV has all. */
export const mostTableRows = 1000;

/** The columns of an answer. */
export const tableColumns = (
  report: string,
  { columns }: Pick<Answer, "columns">,
  formats: Formats,
): readonly TableColumn[] =>
  columns.map((column) => ({
    name: column.name,
    heading: columnHeading(column.name),
    doc: column.doc,
    isNumeric: isNumeric(column),
    cell: cellOf(report, column, formats),
  }));

/** The rows in an order; those without a value come last, whatever the direction. */
export const sortedRows = <R extends Row>(rows: readonly R[], sorting: Sorting | undefined): readonly R[] => {
  if (sorting === undefined) return rows;
  const { column, direction } = sorting;
  const sign = direction === "ascending" ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [one, other] = [a[column] ?? null, b[column] ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * compare(one, other);
  });
};

/** What a click on a column's heading asks for: the order that one wants first, then the other, then that of the answer. */
export const nextSorting = (
  { name, isNumeric: largestFirst }: Pick<TableColumn, "name" | "isNumeric">,
  sorting: Sorting | undefined,
): Sorting | undefined => {
  const [first, second] = largestFirst
    ? (["descending", "ascending"] as const)
    : (["ascending", "descending"] as const);
  if (sorting?.column !== name) return { column: name, direction: first };
  return sorting.direction === first ? { column: name, direction: second } : undefined;
};

/** How much of an answer a table shows, as a sentence; undefined where it is all. */
export const tableExtent = (
  { rows, truncated }: Pick<Answer, "rows" | "truncated">,
  formats: Pick<Formats, "count">,
): string | undefined =>
  rows.length > mostTableRows || truncated
    ? `These are ${formats.count(Math.min(rows.length, mostTableRows))} rows of ${truncated ? "more than " : ""}${formats.count(rows.length)}. The CSV has all of them.`
    : undefined;

const isNumeric = ({ types }: Column): boolean => types.includes("integer") || types.includes("number");

const cellOf = (report: string, column: Column, formats: Formats): ((row: Row) => string) => {
  const { name } = column;
  const kind = isShareOfQuality(report, name) ? "share" : columnKind(column);
  return (row) => {
    const value = row[name];
    if (value === null || value === undefined) return formats.count(null);
    if (typeof value === "boolean") return value ? "Yes" : "No";
    const metric = row["metric"];
    if (typeof value === "number")
      return numberText(
        kind === "count" && typeof metric === "string" ? numberKind(metric) : kind,
        value,
        row,
        formats,
      );
    const text = String(value);
    if (kind === "time") return formats.dayAndTime(new Date(text));
    if (kind === "country") return formats.country(text);
    return name === "metric" ? columnHeading(text) : formats.day(text);
  };
};

const numberText = (
  kind: ReturnType<typeof columnKind>,
  value: number,
  row: Row,
  formats: Formats,
): string => {
  switch (kind) {
    case "money":
      return formats.money(value, typeof row["currency"] === "string" ? row["currency"] : null);
    case "share":
      return formats.share(value);
    case "change":
      return formats.change(value);
    case "duration":
      return formats.duration(value);
    default:
      // counts are whole; what lies below one would lose its digits
      return Math.abs(value) < 1 ? formats.compact(value) : formats.count(value);
  }
};

/** The measure of most quality reports is a share; of these two it is hours, and a ratio. */
const isShareOfQuality = (report: string, column: string): boolean =>
  column === "measure" &&
  report.startsWith("quality-") &&
  !["quality-freshness", "quality-volume"].includes(report);

const compare = (one: unknown, other: unknown): number =>
  typeof one === "string" && typeof other === "string"
    ? one.localeCompare(other, undefined, { numeric: true })
    : Number(one) - Number(other);
