import fc from "fast-check";
import { filledStatement, literalOf } from "../../../pipeline/reports/filledStatement";
import { duckdbSqlEngine } from "../../../pipeline/reports/sqlEngine.duckdb";

test.each([
  ["SELECT ?, ?", "SELECT <0>, <1>"],
  ["SELECT '?', ?", "SELECT '?', <0>"],
  ["SELECT 'it''s ?' || ?", "SELECT 'it''s ?' || <0>"],
  [`SELECT "a?""?", ?`, `SELECT "a?""?", <0>`],
  ["SELECT ? -- what?\n, ?", "SELECT <0> -- what?\n, <1>"],
  ["regexp_like(x, '^(?:a)?$') AND y = ?", "regexp_like(x, '^(?:a)?$') AND y = <0>"],
  ["SELECT 1", "SELECT 1"],
])("filledStatement(%j) puts values where values stand, and nowhere else", (sql, filled) => {
  expect(filledStatement(sql, (place) => `<${place}>`)).toBe(filled);
});

test("a value that has a dollar sign or a question mark stands as it is", () => {
  const values = ["$&$1?", "?"];
  expect(filledStatement("?, ?", (place) => literalOf(values[place]))).toBe("'$&$1?', '?'");
});

test("a negative number behind a minus begins no comment", () => {
  expect(filledStatement("SELECT 1 -?", () => literalOf(-5))).toBe("SELECT 1 -(-5)");
});

test("whatever a value holds, the statement says it and nothing else", async () => {
  const engine = await duckdbSqlEngine({ lakeFiles: {} });
  const texts = fc.string({
    unit: fc.constantFrom(
      "'",
      '"',
      "?",
      "\\",
      ";",
      "--",
      "/*",
      "*/",
      "\n",
      "\r",
      "\u2028",
      "$$",
      ":a",
      "è",
      "🍣",
    ),
  });
  const value = fc.oneof(texts, fc.integer(), fc.boolean(), fc.constant(null));
  await fc.assert(
    fc.asyncProperty(value, value, async (a, b) => {
      const sql = `SELECT 'a ?' AS "what?", ${filledStatement("? AS a, '?' AS mark, ? AS b", (place) => literalOf([a, b][place]))}`;
      expect(await engine.query(sql, [])).toEqual([{ "what?": "a ?", a, mark: "?", b }]);
    }),
    { numRuns: 50 },
  );
});
