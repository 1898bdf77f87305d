import { byteSink } from "../../../../pipeline/lake/parquet/byteSink";
import { appendHybrid, bitWidthOf } from "../../../../pipeline/lake/parquet/hybridEncoding";
import { rowsOf } from "./fixtures";

const encoded = (values: readonly number[], bitWidth: number): number[] => {
  const sink = byteSink(1);
  appendHybrid(sink, Uint32Array.from(values), 0, values.length, bitWidth);
  return [...sink.buffer.subarray(0, sink.length)];
};

test("eight different values are bit-packed as the format's own example shows", () => {
  expect(encoded([0, 1, 2, 3, 4, 5, 6, 7], 3)).toEqual([(1 << 1) | 1, 0b10001000, 0b11000110, 0b11111010]);
});

test("a last group that is not full is filled up with zeros", () => {
  expect(encoded([1, 0, 1], 1)).toEqual([3, 0b101]);
});

test("eight equal values are a run", () => {
  expect(
    encoded(
      rowsOf(8, () => 1),
      1,
    ),
  ).toEqual([8 << 1, 1]);
});

test("a run's length may take several bytes, and so may its value", () => {
  expect(
    encoded(
      rowsOf(20_000, () => 0x1234),
      13,
    ),
  ).toEqual([0xc0, 0xb8, 0x02, 0x34, 0x12]);
});

test("a run that follows other values begins at the next whole group", () => {
  const values = [0, 1, 0, 1, 0, 1, ...rowsOf(12, () => 1)];
  expect(encoded(values, 1)).toEqual([3, 0b11101010, 10 << 1, 1]);
});

test("no values are no bytes", () => {
  expect(encoded([], 1)).toEqual([]);
});

test("the codes of n values take as many bits as n - 1 does, and at least one", () => {
  expect([1, 2, 3, 4, 5, 256, 257, 65_536].map(bitWidthOf)).toEqual([1, 1, 2, 2, 3, 8, 9, 16]);
});
