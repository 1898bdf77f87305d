import type { NumberType } from "./numberType";

/** The rows of a buffer as typed arrays: what a thread can hand to another. Arrays may be longer than what they hold. */
export interface RowRun {
  readonly rowCount: number;
  /** In the order of the dataset's columns; absent where no row has a value. */
  readonly columns: readonly (ColumnRun | undefined)[];
}

export type ColumnRun = TextRun | NumberRun | BooleanRun;

/** Texts, each kept once and named by its code. */
export interface TextRun {
  readonly type: "string";
  /** For each row 0 where there is no value, else one more than the value's place. */
  readonly codes: Uint16Array | Uint32Array;
  readonly valueCount: number;
  /** The UTF-8 of value `i` is in [starts[i], starts[i + 1]). */
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  /** No two values are equal. Else the column was found to repeat too little for looking values up. */
  readonly isDistinct: boolean;
}

export interface NumberRun {
  readonly type: NumberType;
  /** For each row; any number where there is no value. */
  readonly values: Float64Array | Int32Array;
  /** For each row 1 where there is a value, else 0. */
  readonly present: Uint8Array;
}

export interface BooleanRun {
  readonly type: "boolean";
  /** For each row 0 where there is no value, 1 for false, 2 for true. */
  readonly values: Uint8Array;
}
