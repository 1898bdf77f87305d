import type { RowRun } from "./rowRun";
import { sortKeys } from "./sortKeys";

/**
 * The rows of a run, in the order of the columns at `sortedBy`: ascending, nulls first, text by its UTF-8 bytes, NaN last. Rows
 * that are equal in all of them keep their order.
 */
export const rowOrder = (run: RowRun, sortedBy: readonly number[]): Uint32Array => {
  let rows = new Uint32Array(run.rowCount);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  let other = new Uint32Array(run.rowCount);
  // sorting by the last column first and keeping the order among equals sorts by all of them
  for (const at of [...sortedBy].reverse()) {
    const column = run.columns[at];
    if (column === undefined) continue;
    for (const keys of sortKeys(column, run.rowCount))
      for (const shift of [0, 16]) if (sortByDigit(rows, other, keys, shift)) [rows, other] = [other, rows];
  }
  return rows;
};

/** Puts the rows in the order of 16 bits of their keys, into `sorted`; returns false where all have the same. */
const sortByDigit = (rows: Uint32Array, sorted: Uint32Array, keys: Uint32Array, shift: number): boolean => {
  let all = 0;
  let common = 0xffff;
  for (let i = 0; i < rows.length; i++) {
    const digit = ((keys[i] as number) >>> shift) & 0xffff;
    all |= digit;
    common &= digit;
  }
  if (all === common) return false;
  const starts = new Uint32Array(all + 2);
  for (let i = 0; i < rows.length; i++) {
    const next = (((keys[i] as number) >>> shift) & 0xffff) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let digit = 1; digit < starts.length; digit++)
    starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const digit = ((keys[row] as number) >>> shift) & 0xffff;
    const at = starts[digit] as number;
    starts[digit] = at + 1;
    sorted[at] = row;
  }
  return true;
};
