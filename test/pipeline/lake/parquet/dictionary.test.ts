import type { ColumnVector } from "../../../../pipeline/lake/parquet/columnVector";
import { dictionaryOf } from "../../../../pipeline/lake/parquet/dictionary";
import { rowsOf } from "./fixtures";

test("repeated values are kept once, in the order of their first appearance, and nulls have no code", () => {
  const values = ["tacos", null, "ramen", "tacos", "ramen", ...rowsOf(8, () => "tacos")];
  const dictionary = dictionaryOf({ type: "string", values });
  expect(dictionary?.distinct).toEqual({ type: "string", values: ["tacos", "ramen"] });
  expect([...(dictionary?.codes ?? [])]).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test.each<[string, ColumnVector]>([
  ["all values differ", { type: "string", values: ["tacos", "ramen"] }],
  ["there are no values", { type: "int", values: [null, null] }],
  ["there are no rows", { type: "double", values: [] }],
  ["values are booleans", { type: "boolean", values: rowsOf(100, () => true) }],
  ["its page would cost more than it saves", { type: "int", values: rowsOf(10, (row) => row % 2) }],
  ["a negative zero would come back as zero", { type: "double", values: [...rowsOf(100, () => 0), -0] }],
  ["there are more values than codes", { type: "bigint", values: rowsOf(200_000, (row) => row % 65_537) }],
  [
    "the dictionary itself is too large to hold",
    { type: "string", values: rowsOf(300, (row) => String(row % 100).padEnd(50_000)) },
  ],
  ["half of the values are new", { type: "int", values: rowsOf(100_000, (row) => Math.min(row, 60_000)) }],
])("there is no dictionary where %s", (_, vector) => {
  expect(dictionaryOf(vector)).toBeUndefined();
});

test("there may be 65,536 values, the last of which has code 65,535", () => {
  const values = [...rowsOf(70_000, () => 0), ...rowsOf(65_536, (row) => row)];
  const dictionary = dictionaryOf({ type: "bigint", values });
  expect(dictionary?.distinct.values).toHaveLength(65_536);
  expect(dictionary?.codes.at(-1)).toBe(65_535);
});
