import type { Column } from "../../../dashboard/app/api/reportClient";
import {
  mostTableRows,
  nextSorting,
  sortedRows,
  tableColumns,
  tableExtent,
} from "../../../dashboard/app/figures/tableModel";
import { browserFormats } from "../../../dashboard/app/formats/browserFormats";

const formats = browserFormats({
  language: "en-GB",
  timeZone: "Europe/Rome",
  now: () => Date.UTC(2026, 2, 1),
});

const aColumn = (name: string, type: string, format?: string): Column => ({
  name,
  types: [type, "null"],
  format,
  doc: `What ${name} is.`,
});

const cell = (column: Column, value: unknown, row: object = {}, report = "revenue"): string | undefined =>
  tableColumns(report, { columns: [column] }, formats)[0]
    ?.cell({ [column.name]: value, ...row })
    .replaceAll("\u00a0", " ");

describe("a cell", () => {
  test.each([
    [aColumn("views", "integer"), 12_345, "12,345"],
    [aColumn("share", "number"), 0.1234, "12.3%"],
    [aColumn("last_share", "number"), 1, "100%"],
    [aColumn("share_of_first", "number"), 0.5, "50%"],
    [aColumn("conversion", "number"), 0.25, "25%"],
    [aColumn("bounce_rate", "number"), 0.25, "25%"],
    [aColumn("relative_change", "number"), -0.04, "−4%"],
    [aColumn("median_seconds", "number"), 12_000, "3 h 20 min"],
    [aColumn("pages_per_session", "number"), 2.345, "2.35"],
    [aColumn("reference", "number"), 0.0123, "0.0123"],
    [aColumn("day", "string"), "2026-03-01", "Sun 1 Mar"],
    [aColumn("country", "string"), "IT", "Italy"],
    [aColumn("item_name", "string"), "Pizza", "Pizza"],
    [aColumn("minute", "string", "date-time"), "2026-03-01T22:42:00.000Z", "1 Mar, 23:42"],
    [aColumn("is_control", "boolean"), false, "No"],
    [aColumn("is_control", "boolean"), true, "Yes"],
    [aColumn("views", "integer"), null, "–"],
    [aColumn("day", "string"), null, "–"],
    [aColumn("day", "string"), undefined, "–"],
  ])("of $name is written by its type and name", (column, value, text) => {
    expect(cell(column, value)).toBe(text);
  });

  test("of money is in the row's currency, and without a sign where the row has none", () => {
    const column = aColumn("revenue_minor", "integer");
    expect(cell(column, 123_450, { currency: "EUR" })).toBe("€1,234.50");
    expect(cell(column, 123_450, { currency: "JPY" })).toBe("JP¥123,450");
    expect(cell(column, 123_450, { currency: null })).toBe("1,234.50");
  });

  test("of a key figure is written as what the figure is", () => {
    const value = aColumn("value", "number");
    expect(cell(value, 123_450, { metric: "revenue_minor", currency: "EUR" })).toBe("€1,234.50");
    expect(cell(value, 0.25, { metric: "retention_rate", currency: null })).toBe("25%");
    expect(cell(value, 41, { metric: "orders", currency: null })).toBe("41");
    expect(cell(aColumn("relative_change", "number"), 0.1, { metric: "revenue_minor" })).toBe("+10%");
    expect(cell(aColumn("metric", "string"), "revenue_minor", { metric: "revenue_minor" })).toBe("Revenue");
  });

  test("of a quality report's measure is a share, but for hours and ratios", () => {
    const measure = aColumn("measure", "number");
    expect(cell(measure, 0.9987, {}, "quality-validity")).toBe("99.9%");
    expect(cell(measure, 2.5, {}, "quality-freshness")).toBe("2.5");
    expect(cell(measure, 0.875, {}, "quality-volume")).toBe("0.875");
  });
});

test.each([
  ["revenue_minor", "Revenue"],
  ["site_id", "Site"],
  ["item_id", "Item ID"],
  ["median_seconds", "Median duration"],
  ["p90_seconds", "90th percentile"],
  ["average_order_value_minor", "Average order value"],
])("the heading of %s is %s", (name, heading) => {
  const [column] = tableColumns("revenue", { columns: [aColumn(name, "integer")] }, formats);
  expect(column).toMatchObject({ heading, doc: `What ${name} is.`, isNumeric: true });
});

describe("sorting", () => {
  const rows = [
    { name: "b", n: 2 },
    { name: "a10", n: null },
    { name: "a9", n: 10 },
    { name: null, n: -1 },
  ];
  const names = (column: string, direction: "ascending" | "descending") =>
    sortedRows(rows, { column, direction }).map(({ name }) => name);

  test("puts rows without a value last, whatever the direction", () => {
    expect(names("n", "ascending")).toEqual([null, "b", "a9", "a10"]);
    expect(names("n", "descending")).toEqual(["a9", "b", null, "a10"]);
  });

  test("reads numbers in texts as numbers", () => {
    expect(names("name", "ascending")).toEqual(["a9", "a10", "b", null]);
    expect(names("name", "descending")).toEqual(["b", "a10", "a9", null]);
  });

  test("leaves the answer's order where none is asked for, and the answer itself as it was", () => {
    const before = [...rows];
    expect(sortedRows(rows, undefined)).toBe(rows);
    names("n", "ascending");
    expect(rows).toEqual(before);
  });

  test("goes through largest, smallest and the answer's order for numbers", () => {
    const column = { name: "n", isNumeric: true };
    const first = nextSorting(column, { column: "name", direction: "ascending" });
    const second = nextSorting(column, first);
    expect([first, second, nextSorting(column, second)]).toEqual([
      { column: "n", direction: "descending" },
      { column: "n", direction: "ascending" },
      undefined,
    ]);
  });

  test("goes through the alphabet, its reverse and the answer's order for texts", () => {
    const column = { name: "name", isNumeric: false };
    const first = nextSorting(column, undefined);
    const second = nextSorting(column, first);
    expect([first, second, nextSorting(column, second)]).toEqual([
      { column: "name", direction: "ascending" },
      { column: "name", direction: "descending" },
      undefined,
    ]);
  });
});

test("a table says how much of the answer it shows where that is not all", () => {
  const rows = (count: number) => Array.from({ length: count }, () => ({})) as never[];
  expect(tableExtent({ rows: rows(mostTableRows), truncated: false }, formats)).toBeUndefined();
  expect(tableExtent({ rows: rows(1234), truncated: false }, formats)).toBe(
    "These are 1,000 rows of 1,234. The CSV has all of them.",
  );
  expect(tableExtent({ rows: rows(10_000), truncated: true }, formats)).toBe(
    "These are 1,000 rows of more than 10,000. The CSV has all of them.",
  );
});
