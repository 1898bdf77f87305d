import type { Bounds, OrderedColumn, ValueRange } from "./orderedColumn";

/** The values of a page: so many from one on. */
export interface PageRange {
  readonly value: number;
  readonly valueCount: number;
}

/** The bounds of a chunk and of its pages, in their order; absent where readers could not rely on them. */
export interface Ranges {
  readonly range?: ValueRange;
  /** Of pages without values undefined. */
  readonly ranges?: readonly (ValueRange | undefined)[];
}

/**
 * Bounds for statistics. There are none where there are no values, with a NaN among them (it has no place in the order, and
 * engines disagree on where it sorts), and none of the whole chunk where they are longer than 1 kB. `column` is undefined for
 * one that wants none.
 */
export const pageRanges = (column: OrderedColumn | undefined, pages: readonly PageRange[]): Ranges => {
  if (column === undefined || column.valueCount === 0) return {};
  const { compare, encodeMin, encodeMax, encodeShort } = column.order;
  const all: (Bounds | undefined)[] = [];
  let bounds: Bounds | undefined;
  for (const { value, valueCount } of pages) {
    const found = valueCount === 0 ? undefined : column.boundsOf(value, value + valueCount);
    if (valueCount > 0 && found === undefined) return {};
    all.push(found);
    if (found === undefined) continue;
    bounds = {
      min: bounds === undefined || compare(found.min, bounds.min) < 0 ? found.min : bounds.min,
      max: bounds === undefined || compare(found.max, bounds.max) > 0 ? found.max : bounds.max,
    };
  }
  if (bounds === undefined) return {};

  const encoded = (some: Bounds): ValueRange => ({ min: encodeMin(some.min), max: encodeMax(some.max) });
  const range = encoded(bounds);
  const ranges = all.map((some) => some && (encodeShort ?? encoded)(some));
  return {
    ...(Math.max(range.min.length, range.max.length) <= longestBoundBytes ? { range } : {}),
    ...(ranges.every((short, i) => short !== undefined || all[i] === undefined) ? { ranges } : {}),
  };
};

const longestBoundBytes = 1024;
