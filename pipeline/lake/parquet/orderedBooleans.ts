import type { BoundOrder, Bounds, OrderedColumn, Scratch } from "./orderedColumn";
import type { BooleanRun } from "./rowRun";

/** A column of booleans, in the order of the rows that `rows` gives: PLAIN, one bit a value, lowest bit first. */
export const orderedBooleans = (
  { values }: BooleanRun,
  rows: Uint32Array,
  { codes, levels }: Scratch,
): OrderedColumn => {
  let valueCount = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i] as number] ?? 0;
    levels[i] = value === 0 ? 0 : 1;
    if (value !== 0) codes[valueCount++] = value - 1;
  }
  return {
    valueCount,
    encoding: "PLAIN",
    append: (sink, from, to) => {
      const bytes = Buffer.alloc(Math.ceil((to - from) / 8));
      for (let i = from; i < to; i++)
        if (codes[i] === 1)
          bytes[(i - from) >> 3] = (bytes[(i - from) >> 3] as number) | (1 << ((i - from) & 7));
      sink.bytes(bytes);
    },
    endOfPage: (_from, to) => to,
    boundsOf: (from, to): Bounds => {
      const some = codes.subarray(from, to);
      return { min: some.includes(0) ? 0 : 1, max: some.includes(1) ? 1 : 0 };
    },
    order: booleanOrder,
  };
};

/** Bounds are 0 for false and 1 for true. */
const booleanOrder: BoundOrder = {
  compare: (a, b) => a - b,
  encodeMin: (min) => Uint8Array.of(min),
  encodeMax: (max) => Uint8Array.of(max),
};
