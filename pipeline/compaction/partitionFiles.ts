import type { Column } from "../event/dataset";
import type { Day } from "../lake/lakeKey";
import type { ColumnVector } from "../lake/parquet/columnVector";
import { type ParquetWriter, parquetWriter } from "../lake/parquet/parquetWriter";
import type { PlacedRow } from "./placedRow";

/** A finished data file, not stored yet. */
export interface PartitionFile {
  readonly day: Day;
  readonly rows: number;
  readonly body: Uint8Array;
}

/** Collects rows into one Parquet file a day. */
export interface PartitionFiles {
  /** Adds a row; resolves once it may be followed by the next. */
  add(placed: PlacedRow<object>): Promise<void>;
  /** The files in the order of their days. Nothing can be added afterwards. */
  finish(): Promise<readonly PartitionFile[]>;
}

/** Rows a day are held as vectors until there are enough for a row group, which is then encoded and let go. */
const rowsInRowGroup = 65_536;

/** Files of rows that have these columns. */
export const partitionFiles = (columns: readonly Column[], createdBy: string): PartitionFiles => {
  const partitions = new Map<Day, Partition>();
  return {
    add: async ({ day, row }) => {
      const partition = partitions.get(day) ?? newPartition(columns, createdBy);
      partitions.set(day, partition);
      addToVectors(columns, partition.vectors, row);
      partition.rows += 1;
      if (partition.rows % rowsInRowGroup === 0) await flush(columns, partition);
    },
    finish: async () => {
      const files: PartitionFile[] = [];
      for (const [day, partition] of [...partitions].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (partition.rows % rowsInRowGroup !== 0) await flush(columns, partition);
        files.push({ day, rows: partition.rows, body: await partition.writer.finish() });
      }
      return files;
    },
  };
};

interface Partition {
  readonly writer: ParquetWriter;
  vectors: readonly ColumnVector[];
  rows: number;
}

const newPartition = (columns: readonly Column[], createdBy: string): Partition => ({
  writer: parquetWriter(columns, { createdBy }),
  vectors: emptyVectors(columns),
  rows: 0,
});

const flush = async (columns: readonly Column[], partition: Partition): Promise<void> => {
  await partition.writer.writeRowGroup(partition.vectors);
  partition.vectors = emptyVectors(columns);
};

const emptyVectors = (columns: readonly Column[]): readonly ColumnVector[] =>
  columns.map(({ type }) => ({ type, values: [] }) as ColumnVector);

const addToVectors = (columns: readonly Column[], vectors: readonly ColumnVector[], row: object): void => {
  columns.forEach(({ name, freeForm }, at) => {
    const value = (row as Readonly<Record<string, unknown>>)[name] ?? null;
    const values = vectors[at]?.values as unknown[];
    values.push(freeForm && value !== null ? JSON.stringify(value) : value);
  });
};
