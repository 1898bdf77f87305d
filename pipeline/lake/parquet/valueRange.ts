import { byteSink } from "./byteSink";
import type { ColumnVector } from "./columnVector";
import { appendPlain } from "./plainEncoding";
import { compareUtf8 } from "./utf8Order";

/** A column's smallest and largest value, encoded as Parquet's statistics want them. */
export interface ValueRange {
  readonly min: Uint8Array;
  readonly max: Uint8Array;
}

/**
 * The range of a column's values, or undefined where readers could not rely on it: no values at all, a NaN among
 * them (it has no place in the order, and engines disagree on where it sorts), or bounds above 1 kB of text.
 */
export const valueRange = (vector: ColumnVector): ValueRange | undefined => {
  switch (vector.type) {
    case "string":
      return textRange(vector.values);
    case "boolean": {
      const bounds = boundsOf(vector.values, (a, b) => Number(a) - Number(b));
      return bounds && mapRange(bounds, (value) => plain({ type: "boolean", values: [value] }));
    }
    case "double":
      return doubleRange(vector.values);
    default: {
      const bounds = boundsOf(vector.values, ascending);
      return bounds && mapRange(bounds, (value) => plain({ type: vector.type, values: [value] }));
    }
  }
};

interface Bounds<V> {
  readonly min: V;
  readonly max: V;
}

const longestBoundBytes = 1024;

const textRange = (values: readonly (string | null)[]): ValueRange | undefined => {
  const bounds = boundsOf(values, compareUtf8);
  const range = bounds && mapRange(bounds, (value) => Buffer.from(value, "utf8"));
  return range && Math.max(range.min.length, range.max.length) <= longestBoundBytes ? range : undefined;
};

/** 0 and -0 are equal yet encoded differently: as the format asks, a zero bound is -0 below and 0 above. */
const doubleRange = (values: readonly (number | null)[]): ValueRange | undefined => {
  if (values.some(Number.isNaN)) return undefined;
  const bounds = boundsOf(values, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return (
    bounds && {
      min: plain({ type: "double", values: [bounds.min === 0 ? -0 : bounds.min] }),
      max: plain({ type: "double", values: [bounds.max === 0 ? 0 : bounds.max] }),
    }
  );
};

const ascending = (a: number, b: number): number => a - b;

const boundsOf = <V>(
  values: readonly (V | null)[],
  compare: (a: V, b: V) => number,
): Bounds<V> | undefined => {
  let min: V | null = null;
  let max: V | null = null;
  for (const value of values) {
    if (value === null) continue;
    if (min === null || compare(value, min) < 0) min = value;
    if (max === null || compare(value, max) > 0) max = value;
  }
  return min === null || max === null ? undefined : { min, max };
};

const mapRange = <V>({ min, max }: Bounds<V>, encode: (value: V) => Uint8Array): ValueRange => ({
  min: encode(min),
  max: encode(max),
});

const plain = (vector: ColumnVector): Uint8Array => {
  const sink = byteSink(8);
  appendPlain(sink, vector, 0, vector.values.length);
  return sink.take();
};
