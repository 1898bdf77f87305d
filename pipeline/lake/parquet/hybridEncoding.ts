import type { ByteSink } from "./byteSink";

/**
 * Appends `values[start, end)` in Parquet's RLE/bit-packing hybrid, each value in `bitWidth` bits (1 to 16):
 * eight or more equal values become a run, the others are bit-packed in groups of eight.
 */
export const appendHybrid = (
  sink: ByteSink,
  values: Uint8Array | Uint16Array,
  start: number,
  end: number,
  bitWidth: number,
): void => {
  let row = start;
  while (row < end) {
    const runEnd = endOfRun(values, row, end);
    if (runEnd - row >= groupSize) {
      appendVarint(sink, (runEnd - row) << 1);
      appendRunValue(sink, values[row] ?? 0, bitWidth);
      row = runEnd;
    } else {
      const packedEnd = startOfNextRun(values, row, end);
      appendVarint(sink, (Math.ceil((packedEnd - row) / groupSize) << 1) | 1);
      appendPacked(sink, values, row, packedEnd, bitWidth);
      row = packedEnd;
    }
  }
};

/** How many bits hold the codes of `count` distinct values: at least one, since some readers refuse zero. */
export const bitWidthOf = (count: number): number => Math.max(1, 32 - Math.clz32(count - 1));

type Values = Uint8Array | Uint16Array;

const groupSize = 8;

/** Where the equal values that begin at `row` end. */
const endOfRun = (values: Values, row: number, end: number): number => {
  const value = values[row];
  let runEnd = row + 1;
  while (runEnd < end && values[runEnd] === value) runEnd++;
  return runEnd;
};

/** The first whole number of groups behind `row` at which eight equal values begin; else `end`. */
const startOfNextRun = (values: Values, row: number, end: number): number => {
  for (let next = row + groupSize; next < end; next += groupSize)
    if (endOfRun(values, next, Math.min(end, next + groupSize)) === next + groupSize) return next;
  return end;
};

const appendVarint = (sink: ByteSink, value: number): void => {
  let rest = value;
  while (rest > 0x7f) {
    sink.byte((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  sink.byte(rest);
};

const appendRunValue = (sink: ByteSink, value: number, bitWidth: number): void => {
  sink.byte(value & 0xff);
  if (bitWidth > 8) sink.byte(value >>> 8);
};

/** Lowest bits first; the last group is filled up with zeros. */
const appendPacked = (sink: ByteSink, values: Values, start: number, end: number, bitWidth: number): void => {
  const filledEnd = start + Math.ceil((end - start) / groupSize) * groupSize;
  let bits = 0;
  let bitCount = 0;
  for (let row = start; row < filledEnd; row++) {
    bits |= (row < end ? (values[row] ?? 0) : 0) << bitCount;
    bitCount += bitWidth;
    while (bitCount >= 8) {
      sink.byte(bits & 0xff);
      bits >>>= 8;
      bitCount -= 8;
    }
  }
};
