import * as t from "io-ts";
import { type Report, runReport } from "../../../pipeline/reports/report";
import type { SqlParameter } from "../../../pipeline/reports/sqlEngine";
import { duckdbSqlEngine } from "../../../pipeline/reports/sqlEngine.duckdb";

const Row = t.type({ n: t.number, word: t.union([t.string, t.null]) });

const aReport = (sql: string, bind: readonly SqlParameter[] = []): Report<object, t.TypeOf<typeof Row>> => ({
  name: "numbers",
  doc: "Numbers and words.",
  parameters: t.type({}),
  row: Row,
  sql,
  bind: () => bind,
});

const answer = async (report: ReturnType<typeof aReport>) =>
  runReport(await duckdbSqlEngine(async () => []))(report, {});

test("runReport(engine)(report, parameters) gives the engine's rows, decoded", async () => {
  const report = aReport("SELECT * FROM (VALUES (1, ?), (2, NULL)) AS v(n, word) ORDER BY n", ["é 'x' ?"]);
  expect(await answer(report)).toEqual([
    { n: 1, word: "é 'x' ?" },
    { n: 2, word: null },
  ]);
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
