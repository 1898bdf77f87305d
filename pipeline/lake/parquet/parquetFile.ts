import type { Column } from "../../event/dataset";
import { checkColumns, checkCreatedBy, placesOf } from "./checkNames";
import { parquetEnvelope } from "./parquetEnvelope";
import { type FilledRowBuffer, type RowBuffer, rowBuffer } from "./rowBuffer";
import type { EncodingOrder, RowGroupEncoder, RowGroupForm } from "./rowGroupEncoder";
import { threadEncoder } from "./threadEncoder";

/** A Parquet file in the making. */
export interface ParquetFile {
  /** A buffer to add rows to; the same one until the file is finished. */
  readonly rows: RowBuffer;
  /** Takes the buffer's rows as one row group, in the file's order. Resolves once more rows may be added. */
  write(): Promise<void>;
  /** Writes what is left in the buffer, and the footer. The file cannot be used afterwards. */
  finish(): Promise<void>;
  /** Ends a file that is not to be finished: nothing more is taken, and what encodes is let go. */
  giveUp(): void;
}

export interface ParquetFileOptions {
  /** Who writes the file: `name version 1.2.3`. */
  readonly createdBy: string;
  /** Names of the columns that rows are sorted by, ascending, nulls first; rows that are equal in these keep their order. */
  readonly sortedBy: readonly string[];
  /** Takes the file's bytes, one piece after the other; the next piece waits until it resolves. */
  readonly put: (bytes: Uint8Array) => Promise<void>;
  /** Makes what encodes the rows; unless given, one that uses a second thread where that is of use. */
  readonly encoder?: (form: RowGroupForm) => RowGroupEncoder;
}

/**
 * A file of sorted row groups with statistics of row groups and pages, on parquetjs-lite's frame. While one row group is being
 * encoded and put, the next may be collected, but no more: what waits is bounded. Equal calls give equal bytes on the same version
 * of Node, wherever they are encoded. A failure rejects the call at hand or the next one, and nothing can be written after it.
 */
export const parquetFile = (
  columns: readonly Column[],
  { createdBy, sortedBy, put, encoder = threadEncoder }: ParquetFileOptions,
): ParquetFile => {
  checkColumns(columns);
  checkCreatedBy(createdBy);
  const places = placesOf(columns, sortedBy);
  const rows: FilledRowBuffer = rowBuffer(columns);
  const encode = encoder({ columns, sortedBy: places });
  const envelope = parquetEnvelope(columns, { createdBy, sortedBy: places, put });
  let before: Promise<void> | undefined;
  let isFinished = false;

  /** All that was taken is in the file. */
  const settled = async (): Promise<void> => {
    before ??= envelope.writeHeader();
    await before;
  };

  const takeRows = async (order: EncodingOrder): Promise<void> => {
    await settled();
    if (rows.rowCount === 0) return;
    await encode.ready();
    before = encode.encode(rows, order).then(envelope.writeRowGroup);
    // it rejects whoever waits for it next
    before.catch(() => {});
  };

  return {
    rows,
    write: async () => {
      if (isFinished) throw new Error("the Parquet file is finished: no row group can be added");
      await takeRows({ isLast: false });
    },
    finish: async () => {
      if (isFinished) throw new Error("the Parquet file is finished already");
      isFinished = true;
      try {
        await takeRows({ isLast: true });
        await settled();
        await envelope.writeFooter();
      } finally {
        encode.close();
      }
    },
    giveUp: () => {
      isFinished = true;
      encode.close();
    },
  };
};
