import type { Column } from "../../event/dataset";
import type { ColumnVector, NumberType } from "./columnVector";

/**
 * Rows on their way into a Parquet file, column by column. A row is in the making until `endRow`; a column that got no
 * value for it is null in it. Values are judged as they are added: one that does not fit its column throws an Error that names
 * the column, the row and the rule, but not the value.
 */
export interface RowBuffer {
  /** Rows ended. */
  readonly rowCount: number;
  /** In the order of the dataset's columns. */
  readonly columns: readonly ColumnBuffer[];
  /** Ends the row in the making. Throws where a required column has no value. */
  endRow(): void;
  /** True once it is time to write the rows: beyond, they take more memory than one file may have. */
  readonly isFull: boolean;
  /** Lets go of all rows. */
  clear(): void;
}

export type ColumnBuffer = TextBuffer | NumberBuffer | BooleanBuffer;

export interface TextBuffer {
  readonly type: "string";
  /** Well-formed text. Faster for the very string that was added before. */
  add(value: string): void;
  /** The text whose UTF-8 is in [start, end), known to be well formed; the bytes are copied. */
  addUtf8(bytes: Buffer, start: number, end: number): void;
}

export interface NumberBuffer {
  readonly type: NumberType;
  add(value: number): void;
}

export interface BooleanBuffer {
  readonly type: "boolean";
  add(value: boolean): void;
}

/** What the encoder takes the rows from. */
export interface FilledRowBuffer extends RowBuffer {
  readonly vectors: readonly ColumnVector[];
}

const fullAtRows = 65_536;

export const rowBuffer = (columns: readonly Column[]): FilledRowBuffer => {
  const vectors = columns.map(({ type }) => ({ type, values: [] }) as ColumnVector);
  let rowCount = 0;

  const bufferOf = ({ type, values }: ColumnVector): ColumnBuffer => {
    const add = (value: unknown): void => {
      (values as unknown[])[rowCount] = value;
    };
    return type === "string"
      ? { type, add, addUtf8: (bytes, start, end) => add(bytes.toString("utf8", start, end)) }
      : ({ type, add } as ColumnBuffer);
  };

  return {
    get rowCount() {
      return rowCount;
    },
    columns: vectors.map(bufferOf),
    vectors,
    endRow: () => {
      for (const { values } of vectors) if (values.length === rowCount) values.push(null as never);
      rowCount += 1;
    },
    get isFull() {
      return rowCount >= fullAtRows;
    },
    clear: () => {
      for (const { values } of vectors) values.length = 0;
      rowCount = 0;
    },
  };
};
