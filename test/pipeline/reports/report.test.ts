import * as t from "io-ts";
import { type Report, runReport } from "../../../pipeline/reports/report";
import { duckdbSqlEngine } from "../../../pipeline/reports/sqlEngine.duckdb";

const Row = t.type({ n: t.number, word: t.union([t.string, t.null]) });

const Parameters = t.partial({ word: t.string, n: t.number });
type Parameters = t.TypeOf<typeof Parameters>;

const aReport = (
  sql: string,
  ...names: readonly (keyof Parameters)[]
): Report<Parameters, t.TypeOf<typeof Row>> => ({
  name: "numbers",
  doc: "Numbers and words.",
  parameters: Parameters,
  row: Row,
  sql,
  placeholders: names.map((name) => ({ name, doc: `the ${name}` })),
});

const answer = async (report: ReturnType<typeof aReport>, parameters: Parameters = {}) =>
  runReport(await duckdbSqlEngine(async () => []))(report, parameters);

test("runReport(engine)(report, parameters) gives the engine's rows, decoded", async () => {
  const report = aReport("SELECT * FROM (VALUES (1, ?), (2, NULL)) AS v(n, word) ORDER BY n", "word");
  expect(await answer(report, { word: "é 'x' ?" })).toEqual([
    { n: 1, word: "é 'x' ?" },
    { n: 2, word: null },
  ]);
});

test("runReport(engine)(report, parameters) binds each value to its place, and null to one left out", async () => {
  const report = aReport(
    "SELECT CAST(? AS integer) + CAST(? AS integer) AS n, CAST(? AS varchar) AS word",
    "n",
    "n",
    "word",
  );
  expect(await answer(report, { n: 2, word: "both" })).toEqual([{ n: 4, word: "both" }]);
  expect(await answer(report, { n: 2 })).toEqual([{ n: 4, word: null }]);
});

test.each([
  ["has another type", "SELECT 'one' AS n, NULL AS word", 'report numbers: n: must be number, not "one"'],
  ["is null", "SELECT NULL AS n, NULL AS word", "report numbers: n: must be number, not null"],
  ["is missing", "SELECT NULL AS word", "report numbers: n: must be number, it is missing"],
])("runReport(engine)(report, parameters) rejects a row in which a column %s", async (_, sql, message) => {
  await expect(answer(aReport(sql))).rejects.toThrow(message);
});

test("runReport(engine)(report, parameters) rejects when the engine does", async () => {
  await expect(answer(aReport("SELECT nonsense FROM nowhere"))).rejects.toThrow(/nowhere/);
});
