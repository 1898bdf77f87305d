import type { ByteSink } from "./byteSink";
import { appendDeltas, widestSpread } from "./deltaEncoding";
import { appendHybrid, bitWidthOf } from "./hybridEncoding";
import { numberDictionary } from "./numberDictionary";
import { numberOrder } from "./numberOrder";
import type { Bounds, OrderedColumn, Scratch } from "./orderedColumn";
import type { NumberRun } from "./rowRun";

/** A column of numbers, in the order of the rows that `rows` gives. */
export const orderedNumbers = (
  run: NumberRun,
  rows: Uint32Array,
  { codes, levels }: Scratch,
): OrderedColumn => {
  const values = valuesInOrder(run, rows, levels);
  const valueBytes = run.type === "int" ? 4 : 8;
  const shared = {
    valueCount: values.length,
    endOfPage: (_from: number, to: number) => to,
    boundsOf: (from: number, to: number) => boundsOf(values, from, to),
    order: numberOrder(run.type),
  };
  const plainBytes = values.length * valueBytes;
  const deltaBytes = run.type === "double" ? plainBytes : sizeOfDeltas(values, plainBytes);

  const dictionary = numberDictionary(values, codes);
  if (dictionary !== undefined) {
    const bitWidth = bitWidthOf(dictionary.length);
    const bytes = pageOverheadBytes + dictionary.length * valueBytes + (values.length * bitWidth) / 8;
    if (bytes < Math.min(plainBytes, deltaBytes))
      return {
        ...shared,
        encoding: "RLE_DICTIONARY",
        dictionary: {
          valueCount: dictionary.length,
          append: (sink) => appendPlain(sink, run.type, dictionary, 0, dictionary.length),
        },
        append: (sink, from, to) => {
          sink.byte(bitWidth);
          appendHybrid(sink, codes, from, to, bitWidth);
        },
      };
  }
  if (deltaBytes < plainBytes)
    return {
      ...shared,
      encoding: "DELTA_BINARY_PACKED",
      append: (sink, from, to) => appendDeltas(sink, values, from, to),
    };
  return {
    ...shared,
    encoding: "PLAIN",
    append: (sink, from, to) => appendPlain(sink, run.type, values, from, to),
  };
};

/** About what a page's header and compression cost on top of its values. */
const pageOverheadBytes = 40;

const valuesInOrder = (
  { values, present }: NumberRun,
  rows: Uint32Array,
  levels: Uint8Array,
): Float64Array | Int32Array => {
  const ordered = values instanceof Int32Array ? new Int32Array(rows.length) : new Float64Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (present[row] === 1) {
      levels[i] = 1;
      ordered[count++] = values[row] as number;
    } else levels[i] = 0;
  }
  return ordered.subarray(0, count);
};

/** At most so many bytes, or as many as PLAIN where numbers lie too far apart for differences. */
const sizeOfDeltas = (values: Float64Array | Int32Array, plainBytes: number): number => {
  if (values.length < 2) return plainBytes;
  const { min, max } = boundsOf(values, 0, values.length) as Bounds;
  if (max - min > widestSpread) return plainBytes;
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < values.length; i++) {
    const difference = (values[i] as number) - (values[i - 1] as number);
    if (difference < least) least = difference;
    if (difference > greatest) greatest = difference;
  }
  const bitWidth = 32 - Math.clz32(greatest - least);
  // a page's header and first value, and 128 differences, the last of them filled up, behind the least of them and four widths
  return 16 + Math.ceil(values.length / 128) * (10 + 16 * bitWidth);
};

const boundsOf = (values: Float64Array | Int32Array, from: number, to: number): Bounds | undefined => {
  let min = values[from] as number;
  let max = min;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    if (value < min) min = value;
    else if (value > max) max = value;
    else if (Number.isNaN(value)) return undefined;
  }
  return Number.isNaN(min) ? undefined : { min, max };
};

const appendPlain = (
  sink: ByteSink,
  type: NumberRun["type"],
  values: Float64Array | Int32Array,
  from: number,
  to: number,
): void => {
  const buffer = sink.reserve((to - from) * 8);
  let at = sink.length;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    if (type === "int") at = buffer.writeInt32LE(value, at);
    else if (type === "double") at = buffer.writeDoubleLE(value, at);
    else {
      at = buffer.writeUInt32LE(value >>> 0, at);
      at = buffer.writeInt32LE(Math.floor(value / 2 ** 32), at);
    }
  }
  sink.length = at;
};
