import fc from "fast-check";
import type { ColumnType } from "../../../../pipeline/event/fieldType";
import { type ColumnBuffer, rowBuffer } from "../../../../pipeline/lake/parquet/rowBuffer";
import { rowOrder } from "../../../../pipeline/lake/parquet/rowOrder";
import { aColumn } from "./fixtures";

type Value = string | number | boolean | null;

const orderOf = (types: readonly ColumnType[], rows: readonly (readonly Value[])[]): number[] => {
  const buffer = rowBuffer(types.map((type, i) => aColumn(type, { name: `c${i}` })));
  for (const row of rows) {
    for (const [i, value] of row.entries())
      if (value !== null) (buffer.columns[i] as ColumnBuffer).add(value as never);
    buffer.endRow();
  }
  const places = types.map((_, i) => i);
  return [...rowOrder(buffer.run, places)];
};

const orderOfOne = (type: ColumnType, values: readonly Value[]): number[] =>
  orderOf(
    [type],
    values.map((value) => [value]),
  );

test("nulls come first, then values from the least on", () => {
  expect(orderOfOne("int", [3, null, -1, 2 ** 31 - 1, -(2 ** 31)])).toEqual([1, 4, 2, 0, 3]);
  expect(orderOfOne("boolean", [true, false, null])).toEqual([2, 1, 0]);
  expect(orderOfOne("timestamp", [8.64e15, -8.64e15, 0])).toEqual([1, 2, 0]);
});

test("text is in the order of its UTF-8 bytes: an emoji behind full-width letters", () => {
  expect(orderOfOne("string", ["😀", "Ａ", "z", "", null])).toEqual([4, 3, 2, 1, 0]);
});

test("doubles of all sizes are in order, both zeros are one value, and NaN is the last", () => {
  expect(orderOfOne("double", [Number.NaN, Infinity, 0, -0, -5e-324, 1.5, -Infinity, null])).toEqual([
    7, 6, 4, 2, 3, 5, 1, 0,
  ]);
});

test("rows that are equal in the first column are sorted by the second, and else keep their order", () => {
  expect(
    orderOf(
      ["string", "int"],
      [
        ["b", 1],
        ["a", 2],
        ["b", 0],
        ["a", 2],
        ["a", null],
      ],
    ),
  ).toEqual([4, 1, 3, 2, 0]);
});

test("no column, no row or no value leaves the order", () => {
  expect(orderOf([], [[], []])).toEqual([0, 1]);
  expect(orderOfOne("int", [])).toEqual([]);
  expect(orderOfOne("string", [null, null])).toEqual([0, 1]);
});

const anyValue: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  string: fc.string({ unit: "binary", maxLength: 3 }),
  bigint: fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -3, max: 3 })),
  double: fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1)),
};

const compare = (a: Value, b: Value): number => {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === "string") return Buffer.compare(Buffer.from(a), Buffer.from(b as string));
  return a < b ? -1 : a > b ? 1 : 0;
};

test.each(Object.keys(anyValue))(
  "whatever rows of %s there are, the order is that of a stable sort",
  (type) => {
    const value = fc.option(anyValue[type] as fc.Arbitrary<Value>);
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { maxLength: 60, size: "max" }), (rows) => {
        const expected = rows
          .map((_, i) => i)
          .sort((a, b) => {
            const [x, y] = [rows[a] as Value[], rows[b] as Value[]];
            return compare(x[0] as Value, y[0] as Value) || compare(x[1] as Value, y[1] as Value) || a - b;
          });
        expect(orderOf([type as ColumnType, type as ColumnType], rows)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  },
);
