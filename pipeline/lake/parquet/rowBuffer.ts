import type { Column } from "../../event/dataset";
import { booleanBuffer } from "./booleanBuffer";
import type { HeldRows } from "./heldRows";
import { numberBuffer } from "./numberBuffer";
import type { NumberType } from "./numberType";
import type { ColumnRun, RowRun } from "./rowRun";
import { textBuffer } from "./textBuffer";

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
  /** What the rows take in memory, with the room that is made for more. */
  readonly heldBytes: number;
  /** Lets go of all rows, the one in the making too. */
  clear(): void;
}

export type ColumnBuffer = TextBuffer | NumberBuffer | BooleanBuffer;

export interface TextBuffer {
  readonly type: "string";
  /** Well-formed text. Faster for the very string that was added before. */
  add(value: string): void;
  /** A text that is kept to be added often: fastest, since it remembers where it is. */
  addPlaced(placed: PlacedText): void;
  /** The text whose UTF-8 is in [start, end), known to be well formed; the bytes are copied. */
  addUtf8(bytes: Buffer, start: number, end: number): void;
}

/** A text, and what only buffers read and write: where the column to which it was added last has it. */
export interface PlacedText {
  readonly text: string;
  /** 0 at first. */
  filling: number;
  place: number;
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
  /** The rows that are ended, in the buffer's own arrays: they hold until the next row is added. */
  readonly run: RowRun;
  /** Gives up the arrays of the run, so that another thread may own them, and starts with none. */
  letGo(): void;
}

/** A column of a buffer, as the buffer sees it. */
export interface ColumnInTheMaking<T extends "string" | "number" | "boolean"> {
  readonly buffer: T extends "string" ? TextBuffer : T extends "number" ? NumberBuffer : BooleanBuffer;
  hasRow(row: number): boolean;
  run(): ColumnRun | undefined;
  clear(): void;
  letGo(): void;
}

/** As many rows as one row group has. */
export const mostRows = 2 ** 17;

/** UTF-8 of different texts. That of a page view takes some hundred bytes. */
const mostTextBytes = 32 * 2 ** 20;

export const rowBuffer = (columns: readonly Column[]): FilledRowBuffer => {
  const held: HeldRows = { row: 0, heldBytes: 0, textBytes: 0 };
  const inTheMaking = columns.map((column) => {
    if (column.type === "string") return textBuffer(column, held);
    return column.type === "boolean" ? booleanBuffer(column, held) : numberBuffer(column, column.type, held);
  });
  const required = inTheMaking.filter((_, i) => columns[i]?.required);
  const names = columns.filter((column) => column.required).map(({ name }) => name);

  return {
    get rowCount() {
      return held.row;
    },
    columns: inTheMaking.map(({ buffer }) => buffer),
    endRow: () => {
      for (let i = 0; i < required.length; i++)
        if (!required[i]?.hasRow(held.row))
          throw new Error(`${names[i]}, row ${held.row}: required, so it must not be null`);
      held.row += 1;
    },
    get isFull() {
      return held.row >= mostRows || held.textBytes >= mostTextBytes;
    },
    get heldBytes() {
      return held.heldBytes;
    },
    clear: () => {
      for (const column of inTheMaking) column.clear();
      held.row = 0;
      held.textBytes = 0;
    },
    get run() {
      return { rowCount: held.row, columns: inTheMaking.map((column) => column.run()) };
    },
    letGo: () => {
      for (const column of inTheMaking) column.letGo();
      held.row = 0;
      held.textBytes = 0;
      held.heldBytes = 0;
    },
  };
};
