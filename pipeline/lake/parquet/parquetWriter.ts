import type { Column } from "../../event/dataset";
import { checkVectors } from "./checkVectors";
import type { ColumnVector } from "./columnVector";
import { parquetFile } from "./parquetFile";

/** One Parquet file in the making, held in memory. Calls take effect in the order they are made. */
export interface ParquetWriter {
  /**
   * Adds a row group: one vector a column, in the order of the columns, all of the same length; no rows, no row
   * group. Rejects, leaving the file as it was, when a value does not fit its column; see {@link checkVectors}.
   */
  writeRowGroup(vectors: readonly ColumnVector[]): Promise<void>;
  /** The bytes of the whole file. The writer cannot be used afterwards. */
  finish(): Promise<Uint8Array>;
}

/** Who writes the file, as readers parse it: `name version 1.2.3`, and `(build 4567)` behind it if there is one. */
export interface ParquetWriterOptions {
  readonly createdBy: string;
}

/** A writer of whole vectors, whose rows stay in their order, over {@link parquetFile}. */
export const parquetWriter = (
  columns: readonly Column[],
  { createdBy }: ParquetWriterOptions,
): ParquetWriter => {
  const pieces: Uint8Array[] = [];
  const put = async (bytes: Uint8Array): Promise<void> => {
    pieces.push(bytes);
  };
  const file = parquetFile(columns, { createdBy, sortedBy: [], put });
  let isFinished = false;
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const result = turn.then(act);
    turn = result.catch(() => {});
    return result;
  };

  return {
    writeRowGroup: async (vectors) => {
      if (isFinished) throw new Error("the Parquet file is finished: no row group can be added");
      const rowCount = checkVectors(columns, vectors);
      await inTurn(async () => {
        for (let row = 0; row < rowCount; row++) {
          for (const [i, column] of file.rows.columns.entries()) {
            const value = vectors[i]?.values[row] ?? null;
            if (value !== null) column.add(value as never);
          }
          file.rows.endRow();
        }
        await file.write();
      });
    },
    finish: async () => {
      if (isFinished) throw new Error("the Parquet file is finished already");
      isFinished = true;
      await inTurn(() => file.finish());
      return Buffer.concat(pieces);
    },
  };
};
