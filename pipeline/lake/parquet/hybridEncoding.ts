import type { ByteSink } from "./byteSink";

/**
 * Appends `values[start, end)` in Parquet's RLE/bit-packing hybrid, each value in `bitWidth` bits (1 to 24):
 * eight or more equal values become a run, the others are bit-packed in groups of eight.
 */
export const appendHybrid = (
  sink: ByteSink,
  values: Uint8Array | Uint32Array,
  start: number,
  end: number,
  bitWidth: number,
): void => {
  let row = start;
  while (row < end) {
    const runEnd = endOfRun(values, row, end);
    if (runEnd - row >= groupSize) {
      sink.varint((runEnd - row) * 2);
      for (let rest = values[row] as number, bits = bitWidth; bits > 0; bits -= 8, rest >>>= 8)
        sink.byte(rest & 0xff);
      row = runEnd;
    } else {
      const packedEnd = startOfNextRun(values, row, end);
      sink.varint(Math.ceil((packedEnd - row) / groupSize) * 2 + 1);
      appendPacked(sink, values, row, packedEnd, bitWidth);
      row = packedEnd;
    }
  }
};

/** How many bits hold the codes of `count` distinct values: at least one, since some readers refuse zero. */
export const bitWidthOf = (count: number): number => Math.max(1, 32 - Math.clz32(count - 1));

type Values = Uint8Array | Uint32Array;

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
    if (
      values[next] === values[next + 1] &&
      endOfRun(values, next, Math.min(end, next + groupSize)) === next + groupSize
    )
      return next;
  return end;
};

/** Lowest bits first; the last group is filled up with zeros. */
const appendPacked = (sink: ByteSink, values: Values, start: number, end: number, bitWidth: number): void => {
  const groups = Math.ceil((end - start) / groupSize);
  const buffer = sink.reserve(groups * bitWidth + 4);
  const filledEnd = sink.length + groups * bitWidth;
  let at = sink.length;
  let bits = 0;
  let bitCount = 0;
  for (let row = start; row < end; row++) {
    bits |= (values[row] as number) << bitCount;
    bitCount += bitWidth;
    while (bitCount >= 8) {
      buffer[at++] = bits;
      bits >>>= 8;
      bitCount -= 8;
    }
  }
  if (bitCount > 0) buffer[at++] = bits;
  if (at < filledEnd) buffer.fill(0, at, filledEnd);
  sink.length = filledEnd;
};
