/** One row of a file to import, or why it is none. */
export type Row = GoodRow | BadRow;

export interface GoodRow {
  readonly kind: "row";
  /** Where it begins, from 1. */
  readonly line: number;
  /** Its columns' names and values, in the file's order. */
  readonly cells: readonly (readonly [column: string, value: unknown])[];
}

export interface BadRow {
  readonly kind: "bad";
  readonly line: number;
  readonly reason: string;
}

/** The rows of a file, to be read once. */
export interface Source {
  /** As far as the file's beginning tells them. */
  readonly columns: readonly string[];
  /** False where a later row may have columns that no earlier one had. */
  readonly hasAllColumns: boolean;
  /** Several at a time, in order. */
  readonly rows: AsyncIterable<readonly Row[]>;
}

/** A row of a table: every column has its value, and there is no value more. */
export const tableRow = (line: number, columns: readonly string[], values: readonly string[]): Row =>
  values.length === columns.length
    ? { kind: "row", line, cells: columns.map((column, at) => [column, values[at]]) }
    : { kind: "bad", line, reason: `it has ${values.length} columns, not ${columns.length}` };
