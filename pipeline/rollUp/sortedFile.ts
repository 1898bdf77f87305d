import { parquetFile } from "../lake/parquet/parquetFile";
import type { CellValue } from "../lake/parquet/parquetReader";
import type { RollUpParts } from "./rollUpParts";

/** Takes a file's bytes, one piece after the other; the next piece waits until it resolves. */
export type TakeBytes = (bytes: Uint8Array) => Promise<void>;

/** A Parquet file in the making, of rows that come in the order in which they are to lie there. */
export interface SortedFile {
  readonly rowCount: number;
  /** Adds a row: of each of the dataset's columns, in their order, the value in that place. */
  add(columns: readonly (readonly CellValue[])[], row: number): void;
  /** True once what was added has to be written before more is. */
  readonly isFull: boolean;
  write(): Promise<void>;
  /** Writes what is left. Nothing can be added afterwards. */
  finish(): Promise<void>;
  /** Ends a file that is not to be finished. */
  giveUp(): void;
}

export const sortedFile = (
  { dataset: { columns, sortedBy }, createdBy }: Pick<RollUpParts, "dataset" | "createdBy">,
  put: TakeBytes,
): SortedFile => {
  const file = parquetFile(columns, { createdBy, sortedBy, put });
  const { rows } = file;
  const buffers = rows.columns as readonly { add(value: NonNullable<CellValue>): void }[];
  let rowCount = 0;
  return {
    get rowCount() {
      return rowCount;
    },
    add: (values, row) => {
      for (let at = 0; at < buffers.length; at++) {
        const value = values[at]?.[row] ?? null;
        if (value !== null) buffers[at]?.add(value);
      }
      rows.endRow();
      rowCount += 1;
    },
    get isFull() {
      return rows.isFull;
    },
    write: () => file.write(),
    finish: () => file.finish(),
    giveUp: () => file.giveUp(),
  };
};
