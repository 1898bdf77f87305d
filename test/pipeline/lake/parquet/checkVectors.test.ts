import { checkVectors } from "../../../../pipeline/lake/parquet/checkVectors";
import type { ColumnVector } from "../../../../pipeline/lake/parquet/columnVector";
import { aColumn } from "./fixtures";

const checked = (vector: ColumnVector, required = false) =>
  checkVectors([aColumn(vector.type, { required })], [vector]);

test("vectors that fit give the number of their rows", () => {
  expect(checked({ type: "string", values: ["", "😀", null] })).toBe(3);
  expect(checked({ type: "int", values: [-(2 ** 31), 2 ** 31 - 1] })).toBe(2);
  expect(checked({ type: "bigint", values: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] })).toBe(2);
  expect(checked({ type: "double", values: [Number.NaN, -Infinity, -0, 5e-324] })).toBe(4);
  expect(checked({ type: "timestamp", values: [-8.64e15, 8.64e15] })).toBe(2);
  expect(checked({ type: "boolean", values: [] })).toBe(0);
});

test.each<[ColumnVector, string]>([
  [{ type: "int", values: [1, 2 ** 31] }, "int, row 1: must be a whole number of 32 bits"],
  [{ type: "int", values: [0.5] }, "int, row 0: must be a whole number of 32 bits"],
  [{ type: "bigint", values: [2 ** 53] }, "bigint, row 0: must be a safe whole number"],
  [
    { type: "timestamp", values: [8.64e15 + 1] },
    "timestamp, row 0: must be whole milliseconds between -8640000000000000 and 8640000000000000",
  ],
  [
    { type: "string", values: ["fine", "half \ud83d emoji"] },
    "string, row 1: must be text without lone surrogates",
  ],
])("a value that does not fit is named with its column, row and rule: %j", (vector, message) => {
  expect(() => checked(vector)).toThrow(new Error(message));
});

test.each<[string, unknown]>([
  ["timestamp", "2026-03-01T12:00:00Z"],
  ["int", "42"],
  ["double", 1n],
  ["boolean", 0],
  ["string", undefined],
  ["string", { text: "a secret" }],
])("a %s of another JavaScript type is refused, never converted, and not quoted: %p", (type, value) => {
  const vector = { type, values: [value] } as ColumnVector;
  expect(() => checked(vector)).toThrow(/^\w+, row 0: must be [^"]+$/);
  expect(() => checked(vector)).not.toThrow(/secret|2026/);
});

test("a required column has no nulls", () => {
  expect(() => checked({ type: "double", values: [1, null] }, true)).toThrow(
    "double, row 1: required, so it must not be null",
  );
});

test("vectors match the columns in number, type and length", () => {
  const columns = [aColumn("int"), aColumn("string")];
  const numbers: ColumnVector = { type: "int", values: [1, 2] };
  expect(() => checkVectors(columns, [numbers])).toThrow("2 columns need as many vectors, not 1");
  expect(() => checkVectors(columns, [numbers, numbers])).toThrow("string: needs a string vector, not int");
  expect(() => checkVectors(columns, [numbers, { type: "string", values: ["a"] }])).toThrow(
    "string: has 1 rows where the first column has 2",
  );
});
