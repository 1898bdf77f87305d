import type { Day } from "../lake/lakeKey";
import { type ParquetFile, parquetFile } from "../lake/parquet/parquetFile";
import type { RowBuffer } from "../lake/parquet/rowBuffer";
import type { CompactedDataset } from "./compactedDataset";

/** A finished data file, not stored yet. */
export interface PartitionFile {
  readonly day: Day;
  readonly rows: number;
  readonly body: Uint8Array;
}

/** Collects rows into one Parquet file a day. */
export interface PartitionFiles {
  /** Adds the row of a day; resolves once it may be followed by the next. */
  add(day: Day, addRow: (rows: RowBuffer) => void): Promise<void>;
  /** The files in the order of their days. Nothing can be added afterwards. */
  finish(): Promise<readonly PartitionFile[]>;
}

/** Files of a dataset's rows. */
export const partitionFiles = (
  { columns, sortedBy }: Pick<CompactedDataset, "columns" | "sortedBy">,
  createdBy: string,
): PartitionFiles => {
  const partitions = new Map<Day, Partition>();

  const newPartition = (): Partition => {
    const pieces: Uint8Array[] = [];
    const put = async (bytes: Uint8Array): Promise<void> => {
      pieces.push(bytes);
    };
    return { file: parquetFile(columns, { createdBy, sortedBy, put }), pieces, rows: 0 };
  };

  return {
    add: async (day, addRow) => {
      const partition = partitions.get(day) ?? newPartition();
      partitions.set(day, partition);
      addRow(partition.file.rows);
      partition.rows += 1;
      if (partition.file.rows.isFull) await partition.file.write();
    },
    finish: async () => {
      const files: PartitionFile[] = [];
      for (const [day, { file, pieces, rows }] of [...partitions].sort(([a], [b]) => (a < b ? -1 : 1))) {
        await file.finish();
        files.push({ day, rows, body: Buffer.concat(pieces) });
      }
      return files;
    },
  };
};

interface Partition {
  readonly file: ParquetFile;
  readonly pieces: Uint8Array[];
  rows: number;
}
