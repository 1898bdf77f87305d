import { isNestedDeeper } from "../../../pipeline/event/isNestedDeeper";

const nested = (open: string, close: string, levels: number): unknown =>
  JSON.parse(`${open.repeat(levels)}1${close.repeat(levels)}`);

test.each([
  ["lists", "[", "]"],
  ["objects", '{"a":', "}"],
])("%s on as many levels are not deeper, on one more they are", (_, open, close) => {
  expect(isNestedDeeper(nested(open, close, 64), 64)).toBe(false);
  expect(isNestedDeeper(nested(open, close, 65), 64)).toBe(true);
});

test("the deepest place counts, wherever it is", () => {
  expect(isNestedDeeper({ a: [], b: [1, { c: [[]] }], d: null }, 4)).toBe(true);
  expect(isNestedDeeper({ a: [], b: [1, { c: [[]] }], d: null }, 5)).toBe(false);
});

test("what is no list and no object has no level", () => {
  for (const value of [null, 1, "[[[[", true, undefined]) expect(isNestedDeeper(value, 0)).toBe(false);
});

test("a million levels exhaust no stack", () => {
  expect(isNestedDeeper(nested("[", "]", 1_000_000), 999_999)).toBe(true);
});
