import type { ColumnType } from "../../event/fieldType";
import type { ValueRange } from "./orderedColumn";

/**
 * Whether pages' bounds rise or fall from page to page, so that readers may search them by halves. Pages without bounds, whose rows
 * are all null, count for nothing.
 */
export const boundaryOrderOf = (
  type: ColumnType,
  pages: readonly { readonly range?: ValueRange }[],
): "UNORDERED" | "ASCENDING" | "DESCENDING" => {
  const ranges = pages.flatMap(({ range }) => range ?? []);
  const compare = comparisons[type];
  const follow = (sign: 1 | -1): boolean =>
    ranges.every((range, i) => {
      const before = ranges[i - 1];
      return (
        before === undefined ||
        (sign * compare(range.min, before.min) >= 0 && sign * compare(range.max, before.max) >= 0)
      );
    });
  if (follow(1)) return "ASCENDING";
  return follow(-1) ? "DESCENDING" : "UNORDERED";
};

type Compare = (a: Uint8Array, b: Uint8Array) => number;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const int64: Compare = (a, b) => Number(viewOf(a).getBigInt64(0, true) - viewOf(b).getBigInt64(0, true));

const comparisons: Readonly<Record<ColumnType, Compare>> = {
  string: Buffer.compare,
  boolean: Buffer.compare,
  int: (a, b) => viewOf(a).getInt32(0, true) - viewOf(b).getInt32(0, true),
  bigint: int64,
  timestamp: int64,
  double: (a, b) => {
    const [x, y] = [viewOf(a).getFloat64(0, true), viewOf(b).getFloat64(0, true)];
    return x < y ? -1 : x > y ? 1 : 0;
  },
};
