import type { BooleanRun, ColumnRun, NumberRun, TextRun } from "./rowRun";
import { textOrder } from "./textOrder";

/**
 * By row, numbers of 32 bits that order the rows as the column does; where there are two, the less significant first. Nulls have
 * 0 and come first.
 */
export const sortKeys = (column: ColumnRun, rowCount: number): readonly Uint32Array[] => {
  if (column.type === "string") return [textKeys(column, rowCount)];
  if (column.type === "boolean") return [booleanKeys(column, rowCount)];
  return numberKeys(column, rowCount);
};

const booleanKeys = ({ values }: BooleanRun, rowCount: number): Uint32Array => {
  const keys = new Uint32Array(rowCount);
  keys.set(values.subarray(0, rowCount));
  return keys;
};

const textKeys = (run: TextRun, rowCount: number): Uint32Array => {
  const ranks = ranksOf(run);
  const keys = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) keys[row] = ranks[run.codes[row] ?? 0] as number;
  return keys;
};

/** By code, the ranks of the values, from 1, and 0 for null. Equal texts have equal ranks. */
const ranksOf = (run: TextRun): Uint32Array => {
  const { compare } = textOrder(run);
  const places = new Uint32Array(run.valueCount);
  for (let place = 0; place < places.length; place++) places[place] = place;
  places.sort(compare);
  const ranks = new Uint32Array(run.valueCount + 1);
  let rank = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    if (i === 0 || compare(places[i - 1] as number, place) !== 0) rank += 1;
    ranks[place + 1] = rank;
  }
  return ranks;
};

const numberKeys = ({ type, values, present }: NumberRun, rowCount: number): readonly Uint32Array[] => {
  const low = new Uint32Array(rowCount);
  const high = new Uint32Array(rowCount);
  const least = leastOf(values, present, rowCount);
  const widest = type === "double" ? Number.POSITIVE_INFINITY : widestOf(values, present, rowCount, least);
  // whole numbers by how far they are from the least: that takes few digits
  if (widest < Number.MAX_SAFE_INTEGER)
    for (let row = 0; row < rowCount; row++) {
      if (present[row] !== 1) continue;
      const distance = (values[row] as number) - least + 1;
      low[row] = distance;
      high[row] = Math.floor(distance / 2 ** 32);
    }
  else fillByBits(values, present, rowCount, low, high);
  return [low, high];
};

/** The bits of doubles order positive ones as their values do, and negative ones the other way round. */
const fillByBits = (
  values: NumberRun["values"],
  present: Uint8Array,
  rowCount: number,
  low: Uint32Array,
  high: Uint32Array,
): void => {
  const double = new DataView(new ArrayBuffer(8));
  for (let row = 0; row < rowCount; row++) {
    if (present[row] !== 1) continue;
    // adding 0 makes -0 equal to 0
    double.setFloat64(0, (values[row] as number) + 0);
    const [upper, lower] = [double.getUint32(0), double.getUint32(4)];
    const isNegative = upper >= 2 ** 31;
    low[row] = isNegative ? ~lower : lower;
    high[row] = isNegative ? ~upper : upper + 2 ** 31;
  }
};

const leastOf = (values: NumberRun["values"], present: Uint8Array, rowCount: number): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < rowCount; row++)
    if (present[row] === 1 && (values[row] as number) < least) least = values[row] as number;
  return least;
};

const widestOf = (
  values: NumberRun["values"],
  present: Uint8Array,
  rowCount: number,
  least: number,
): number => {
  let widest = 0;
  for (let row = 0; row < rowCount; row++)
    if (present[row] === 1) widest = Math.max(widest, (values[row] as number) - least);
  return widest;
};
