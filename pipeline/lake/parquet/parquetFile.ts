import type { Column } from "../../event/dataset";
import { parquetWriter } from "./parquetWriter";
import { type RowBuffer, rowBuffer } from "./rowBuffer";

/** A Parquet file in the making. */
export interface ParquetFile {
  /** A buffer to add rows to; the same one until it is written. */
  readonly rows: RowBuffer;
  /** Encodes the buffer's rows, in the file's order, and empties it. Resolves once more rows may be added. */
  write(): Promise<void>;
  /** Writes what is left in the buffer, and the footer. The file cannot be used afterwards. */
  finish(): Promise<void>;
}

export interface ParquetFileOptions {
  /** Who writes the file: `name version 1.2.3`. */
  readonly createdBy: string;
  /** Names of the columns that rows are sorted by, ascending, nulls first; rows that are equal in these keep their order. */
  readonly sortedBy: readonly string[];
  /** Takes the file's bytes, one piece after the other; the next piece waits until it resolves. */
  readonly put: (bytes: Uint8Array) => Promise<void>;
}

export const parquetFile = (
  columns: readonly Column[],
  { createdBy, put }: ParquetFileOptions,
): ParquetFile => {
  const rows = rowBuffer(columns);
  const writer = parquetWriter(columns, { createdBy });
  const write = async (): Promise<void> => {
    await writer.writeRowGroup(rows.vectors.map((each) => ({ ...each, values: [...each.values] }) as never));
    rows.clear();
  };
  return {
    rows,
    write,
    finish: async () => {
      await write();
      await put(await writer.finish());
    },
  };
};
