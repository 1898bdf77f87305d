import type { Column } from "../event/dataset";
import type { CellValue } from "../lake/parquet/parquetReader";
import { compareUtf8 } from "../lake/parquet/utf8Order";

/** Values of the columns that rows are sorted by: of each its rows from some row on. */
export type KeyColumns = readonly (readonly CellValue[])[];

/** The order of a dataset's rows in a file: ascending, nulls first, text by its UTF-8 bytes. */
export interface RowOrder {
  /** The places among the dataset's columns of those that rows are sorted by. */
  readonly keys: readonly number[];
  /** Negative, zero or positive as a row comes before, with or after another. */
  compare(a: KeyColumns, rowOfA: number, b: KeyColumns, rowOfB: number): number;
}

export const rowOrder = (columns: readonly Column[], sortedBy: readonly string[]): RowOrder => {
  const keys = sortedBy.map((name) => {
    const at = columns.findIndex((column) => column.name === name);
    if (at === -1) throw new Error(`rows are to be sorted by ${name}, which is no column`);
    return at;
  });
  return {
    keys,
    compare: (a, rowOfA, b, rowOfB) => {
      for (let key = 0; key < keys.length; key++) {
        const x = a[key]?.[rowOfA] ?? null;
        const y = b[key]?.[rowOfB] ?? null;
        if (x === y) continue;
        const order = compareValues(x, y);
        if (order !== 0) return order;
      }
      return 0;
    },
  };
};

const compareValues = (x: CellValue, y: CellValue): number => {
  if (x === null || y === null) return x === null ? -1 : 1;
  if (typeof x === "string" && typeof y === "string") return compareUtf8(x, y);
  return x < y ? -1 : x > y ? 1 : 0;
};
