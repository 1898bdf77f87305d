import type { ColumnVector } from "../../../../pipeline/lake/parquet/columnVector";
import { valueRange } from "../../../../pipeline/lake/parquet/valueRange";

const hex = (vector: ColumnVector): readonly string[] | undefined => {
  const range = valueRange(vector);
  return range && [range.min, range.max].map((bound) => Buffer.from(bound).toString("hex"));
};

const hexOf = (text: string): string => Buffer.from(text).toString("hex");

test("text is bounded by its UTF-8 bytes, without a length", () => {
  expect(hex({ type: "string", values: ["Ａ", null, "😀", "z"] })).toEqual([hexOf("z"), hexOf("😀")]);
  expect(hex({ type: "string", values: ["", "a"] })).toEqual(["", hexOf("a")]);
});

test("numbers are bounded in little-endian, whole ones signed", () => {
  expect(hex({ type: "int", values: [7, -1] })).toEqual(["ffffffff", "07000000"]);
  expect(hex({ type: "bigint", values: [2 ** 53 - 1, -2] })).toEqual([
    "feffffffffffffff",
    "ffffffffffff1f00",
  ]);
  expect(hex({ type: "timestamp", values: [-1, null] })).toEqual(["ffffffffffffffff", "ffffffffffffffff"]);
  expect(hex({ type: "double", values: [1.5, -Infinity] })).toEqual(["000000000000f0ff", "000000000000f83f"]);
});

test("booleans are bounded by a byte each", () => {
  expect(hex({ type: "boolean", values: [true, null] })).toEqual(["01", "01"]);
  expect(hex({ type: "boolean", values: [true, false] })).toEqual(["00", "01"]);
});

test("a zero bound is -0 below and 0 above, whichever zero it is", () => {
  const zeros = ["0000000000000080", "0000000000000000"];
  expect(hex({ type: "double", values: [0] })).toEqual(zeros);
  expect(hex({ type: "double", values: [-0] })).toEqual(zeros);
});

test.each<[string, ColumnVector]>([
  ["no values", { type: "int", values: [null] }],
  ["no rows", { type: "string", values: [] }],
  ["a NaN", { type: "double", values: [1, Number.NaN, 2] }],
  ["a bound of more than 1 kB", { type: "string", values: ["a", "é".repeat(513)] }],
])("there is no range with %s", (_, vector) => {
  expect(valueRange(vector)).toBeUndefined();
});

test("a bound of just 1 kB is kept whole", () => {
  const longest = "é".repeat(512);
  expect(hex({ type: "string", values: [longest] })).toEqual([hexOf(longest), hexOf(longest)]);
});
