import fc from "fast-check";
import { byteSink } from "../../../../pipeline/lake/parquet/byteSink";
import { appendDeltas, widestSpread } from "../../../../pipeline/lake/parquet/deltaEncoding";
import { readDeltas } from "./readDeltas";

const encoded = (values: readonly number[]): Buffer => {
  const sink = byteSink(1);
  appendDeltas(sink, Float64Array.from(values), 0, values.length);
  return sink.buffer.subarray(0, sink.length);
};

test("numbers that rise evenly take no bits, as the format's own example shows", () => {
  // blocks of 128 in 4 miniblocks, 5 values, the first 1; the least difference is 1, and all widths are 0
  expect([...encoded([1, 2, 3, 4, 5])]).toEqual([0x80, 1, 4, 5, 2, 2, 0, 0, 0, 0]);
});

test("differences stand above the least of their block: the format's second example", () => {
  // 7, 5, 3, 1, 2, 3, 4, 5: the least difference is -2, and above it are 0, 0, 0, 3, 3, 3, 3 in two bits each
  expect([...encoded([7, 5, 3, 1, 2, 3, 4, 5])]).toEqual([
    0x80, 1, 4, 8, 14, 3, 2, 0, 0, 0, 0b11000000, 0b00111111, 0, 0, 0, 0, 0, 0,
  ]);
});

test("no values are a header", () => {
  expect([...encoded([])]).toEqual([0x80, 1, 4, 0, 0]);
});

test("whatever numbers are close enough come back", () => {
  const numbers = fc
    .tuple(
      fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
      fc.array(fc.integer({ min: 0, max: widestSpread }), { maxLength: 400, size: "max" }),
    )
    .map(([least, distances]) => distances.map((distance) => least + distance));
  fc.assert(
    fc.property(numbers, (values) => {
      expect(readDeltas(encoded(values))).toEqual(values);
    }),
    { numRuns: 30 },
  );
});

test.each([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 51, -(2 ** 51)])(
  "the first number may be %d",
  (first) => {
    expect(readDeltas(encoded([first, first]))).toEqual([first, first]);
  },
);
