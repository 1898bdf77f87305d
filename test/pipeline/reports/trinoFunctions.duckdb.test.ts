import { duckdbSqlEngine } from "../../../pipeline/reports/sqlEngine.duckdb";

/** Expressions with the values that Trino's documentation and Trino itself give them, as text. */
const trinos: readonly (readonly [string, string | null])[] = [
  ["sequence(0, 3)", "[0, 1, 2, 3]"],
  ["sequence(2, 2)", "[2]"],
  ["sequence(1, -1)", "[1, 0, -1]"],
  ["date_diff('hour', TIMESTAMP '2026-03-01 10:59:59', TIMESTAMP '2026-03-01 12:00:00')", "1"],
  ["date_diff('day', TIMESTAMP '2026-03-01 23:00:00', TIMESTAMP '2026-03-02 01:00:00')", "0"],
  ["date_diff('day', DATE '2026-03-09', DATE '2026-03-02')", "-7"],
  ["date_diff('millisecond', TIMESTAMP '2026-03-01 00:00:00.001', TIMESTAMP '2026-03-01 00:00:01')", "999"],
  ["date_add('day', -1, DATE '2026-03-01')", "2026-02-28"],
  ["date_add('day', 1, TIMESTAMP '2026-02-28 23:30:00')", "2026-03-01 23:30:00"],
  ["date_add('month', 1, DATE '2026-01-31')", "2026-02-28"],
  ["date_add('hour', -2, TIMESTAMP '2026-03-01 01:00:00')", "2026-02-28 23:00:00"],
  [
    "CAST(at_timezone(with_timezone(TIMESTAMP '2026-03-29 01:30:00', 'UTC'), 'Europe/Rome') AS timestamp)",
    "2026-03-29 03:30:00",
  ],
  [
    "CAST(at_timezone(with_timezone(TIMESTAMP '2026-03-29 12:00:00', 'Europe/Rome'), 'UTC') AS timestamp)",
    "2026-03-29 10:00:00",
  ],
  ["CAST(date_trunc('week', TIMESTAMP '2026-03-01 23:59:59') AS date)", "2026-02-23"],
  ["CAST(date_trunc('week', TIMESTAMP '2026-03-02 00:00:00') AS date)", "2026-03-02"],
  ["array_min(filter(ARRAY[3, 1, 2], x -> x >= 2))", "2"],
  ["array_min(filter(ARRAY[1], x -> x >= 2))", null],
  ["array_min(filter(CAST(NULL AS integer ARRAY), x -> x >= 2))", null],
  ["contains(split('a,b', ','), 'b')", "true"],
  ["contains(split('', ','), 'b')", "false"],
  ["regexp_like('abc', 'b')", "true"],
  ["regexp_like('abc', '^b')", "false"],
  [`json_extract_scalar('{"a": {"b": "x"}}', '$.a.b')`, "x"],
  [`json_extract_scalar('{"a": 1}', '$.b')`, null],
  ["7 / 2", "3"],
  ["-7 / 2", "-3"],
  ["CAST(1 AS double) / nullif(0, 0)", null],
  ["floor(-0.5E0)", "-1.0"],
  ["round(41.849999999E0, 6)", "41.85"],
];

test.each(trinos)("%s is %s, as in Trino", async (expression, value) => {
  const engine = await duckdbSqlEngine({ lakeFiles: {} });
  expect(await engine.query(`SELECT CAST(${expression} AS varchar) AS value`, [])).toEqual([{ value }]);
});

test("a list is unnested beside each row, as in Trino", async () => {
  const engine = await duckdbSqlEngine({ lakeFiles: {} });
  const sql =
    "SELECT t.x, n.y FROM (VALUES (1), (2)) AS t (x) CROSS JOIN UNNEST(sequence(0, 1)) AS n (y) ORDER BY 1, 2";
  expect(await engine.query(sql, [])).toEqual([
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 2, y: 0 },
    { x: 2, y: 1 },
  ]);
});

test("the first by a row of two values is the first by the one, then by the other, as in Trino", async () => {
  const engine = await duckdbSqlEngine({ lakeFiles: {} });
  const sql =
    "SELECT min_by(v, ROW(a, b)) AS low, max_by(v, ROW(a, b)) FILTER (WHERE v <> 'z') AS high FROM (VALUES ('x', 1, 'b'), ('y', 1, 'a'), ('z', 2, 'a')) AS t (v, a, b)";
  expect(await engine.query(sql, [])).toEqual([{ low: "y", high: "x" }]);
});
