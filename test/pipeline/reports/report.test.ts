import {
  type AskedOf,
  labelParameter,
  orElse,
  orNone,
  wholeNumber,
} from "../../../pipeline/reports/parameter";
import {
  type Asking,
  bind,
  decodeParameters,
  defineReport,
  runReport,
} from "../../../pipeline/reports/report";
import { count, orNull, rowOf, text } from "../../../pipeline/reports/row";
import { scope } from "../../../pipeline/reports/scope";
import { duckdbSqlEngine } from "../../../pipeline/reports/sqlEngine.duckdb";
import type { Tables } from "../../../pipeline/reports/tables";

const parameters = {
  word: orNone(labelParameter({ doc: "A word.", example: "x" })),
  n: orElse(wholeNumber({ min: 0, max: 9 }, { doc: "A digit.", example: "7" }), 1),
  must: labelParameter({ doc: "It must be given.", example: "y" }),
};

const aReport = (sql: string | ((from: Tables) => string), live?: boolean) =>
  defineReport({
    name: "numbers",
    title: "Numbers",
    group: "menu",
    doc: "Numbers and words.",
    parameters,
    row: rowOf({ n: count("The number."), word: orNull(text("The word.")) }),
    ...(live === undefined ? {} : { live }),
    sql: typeof sql === "string" ? () => sql : sql,
  });

const answer = async (
  report: ReturnType<typeof aReport>,
  asked: Partial<AskedOf<typeof parameters>> = {},
  asking?: Asking,
) => runReport(await duckdbSqlEngine({ lakeFiles: {} }))(report, { must: "must", ...asked }, asking);

test("defineReport(spec) writes a ? for each name, and keeps the names in their order", () => {
  const report = aReport("SELECT :n, a::b, c:d, 10:00, :word || :n || :must");
  expect(report.sql).toBe("SELECT ?, a::b, c:d, 10:00, ? || ? || ?");
  expect(report.placeholders).toEqual([
    { name: "n", doc: "A digit." },
    { name: "word", doc: "A word." },
    { name: "n", doc: "A digit." },
    { name: "must", doc: "It must be given." },
  ]);
});

test("defineReport(spec) knows :sites and :now, and throws for a name that nobody gives", () => {
  expect(aReport("SELECT :sites, :now").placeholders.map(({ name }) => name)).toEqual(["sites", "now"]);
  expect(() => aReport("SELECT :nothing")).toThrow("report numbers: nobody gives :nothing");
});

test("defineReport(spec) notes which tables are read, and writes the live statement over the live ones", () => {
  const sql = ({ events, orders, orderVersions }: Tables) => `${events} ${orders} ${orderVersions} :n`;
  const report = aReport(sql, true);
  expect(report.sql).toBe("events orders_latest orders ?");
  expect(report.live).toEqual({
    sql: "events_live orders_live orders ?",
    placeholders: [{ name: "n", doc: "A digit." }],
  });
  expect(report.reads).toEqual(["events", "orders", "orderVersions"]);
  expect(aReport(sql).live).toBeUndefined();
  expect(aReport("SELECT 1").reads).toEqual([]);
});

test("decodeParameters(report, asked) gives every value, with the defaults of those left out", () => {
  const report = aReport("SELECT 1");
  expect(decodeParameters(report, { must: "a b", n: "7" })).toEqual({
    kind: "valid",
    value: { word: null, n: 7, must: "a b" },
  });
  expect(decodeParameters(report, { must: "a", n: "", word: undefined })).toEqual({
    kind: "valid",
    value: { word: null, n: 1, must: "a" },
  });
});

test("decodeParameters(report, asked) names each parameter that is missing, wrong or unknown, and its rule", () => {
  expect(decodeParameters(aReport("SELECT 1"), { n: "12", wrod: "x" })).toEqual({
    kind: "invalid",
    errors: [
      'n: must be a whole number from 0 to 9, not "12"',
      "must: required. It must be given.",
      '"wrod": no parameter of numbers, which has word, n, must',
    ],
  });
  expect(decodeParameters(aReport("SELECT 1"), { must: "x", __proto__: "y", constructor: "z" })).toEqual({
    kind: "invalid",
    errors: ['"constructor": no parameter of numbers, which has word, n, must'],
  });
});

test("decodeParameters(report, asked) refuses a period that ends before it begins", () => {
  const report = { name: "scoped", parameters: scope };
  expect(decodeParameters(report, { from: "2026-03-02", to: "2026-03-01" })).toEqual({
    kind: "invalid",
    errors: ["to: 2026-03-01 is before from, 2026-03-02"],
  });
  expect(decodeParameters(report, { from: "2026-03-02", to: "2026-03-02" })).toEqual({
    kind: "valid",
    value: { from: "2026-03-02", to: "2026-03-02", time_zone: "UTC", site_id: null },
  });
});

const scoped = defineReport({
  name: "scoped",
  title: "Scoped",
  group: "menu",
  doc: "What is bound.",
  parameters: scope,
  row: rowOf({ bound: orNull(text("What was bound.")) }),
  sql: () => "SELECT CAST(:sites AS varchar) AS bound",
});
const period = { from: "2026-03-01", to: "2026-03-02" };
const sitesOf = (site_id: string | undefined, sites: readonly string[] | undefined) =>
  bind(
    scoped,
    { ...period, ...(site_id === undefined ? {} : { site_id }) },
    sites === undefined ? {} : { sites },
  ).values;

test.each([
  ["all of all", undefined, undefined, null],
  ["the one asked for", "luna", undefined, "luna"],
  ["all that may be read", undefined, ["luna", "sole"], "luna,sole"],
  ["the one asked for, of those", "sole", ["luna", "sole"], "sole"],
  ["none for one that may not be read", "mare", ["luna", "sole"], ""],
  ["none where none may be read", undefined, [], ""],
  ["none where none may be read, whatever is asked", "luna", [], ""],
] as const)("bind(report, asked, asking) reads %s", (_, asked, allowed, bound) => {
  expect(sitesOf(asked, allowed)).toEqual([bound]);
});

test("bind(report, asked, asking) takes the default of a value that is undefined, and writes the time of asking", () => {
  const asked = { must: "x", n: undefined } as unknown as { must: string };
  expect(bind(aReport("SELECT :n, :word, :now"), asked, { nowMs: Date.UTC(2026, 2, 1, 18) }).values).toEqual([
    1,
    null,
    "2026-03-01 18:00:00.000",
  ]);
});

test("bind(report, asked, asking) throws for a live answer of a report that has none", () => {
  expect(() => bind(aReport("SELECT 1"), { must: "x" }, { live: true })).toThrow(
    "report numbers: has no live form",
  );
  expect(
    bind(
      aReport(({ events }) => events, true),
      { must: "x" },
      { live: true },
    ).sql,
  ).toBe("events_live");
});

test("runReport(engine)(report, asked) gives the engine's rows, decoded", async () => {
  const report = aReport("SELECT * FROM (VALUES (1, :word), (2, NULL)) AS v(n, word) ORDER BY n");
  expect(await answer(report, { word: "é 'x' ?" })).toEqual([
    { n: 1, word: "é 'x' ?" },
    { n: 2, word: null },
  ]);
});

test("runReport(engine)(report, asked) binds each value wherever it is named, and null to one left out", async () => {
  const report = aReport(
    "SELECT CAST(:n AS integer) + CAST(:n AS integer) AS n, CAST(:word AS varchar) AS word",
  );
  expect(await answer(report, { n: 2, word: "both" })).toEqual([{ n: 4, word: "both" }]);
  expect(await answer(report)).toEqual([{ n: 2, word: null }]);
});

test.each([
  [
    "has another type",
    "SELECT 'one' AS n, NULL AS word",
    'report numbers: n: must be a whole number, not "one"',
  ],
  ["is a fraction", "SELECT 1.5E0 AS n, NULL AS word", "report numbers: n: must be a whole number, not 1.5"],
  ["is null", "SELECT NULL AS n, NULL AS word", "report numbers: n: must be a whole number, not null"],
  ["is missing", "SELECT NULL AS word", "report numbers: n: must be a whole number, it is missing"],
])("runReport(engine)(report, asked) rejects a row in which a column %s", async (_, sql, message) => {
  await expect(answer(aReport(sql))).rejects.toThrow(message);
});

test("runReport(engine)(report, asked) rejects when the engine does", async () => {
  await expect(answer(aReport("SELECT nonsense FROM nowhere"))).rejects.toThrow(/nowhere/);
});
