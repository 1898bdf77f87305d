import { createHash, type Hash } from "node:crypto";
import type { Day } from "../lake/lakeKey";
import { type ParquetFile, parquetFile } from "../lake/parquet/parquetFile";
import type { RowBuffer } from "../lake/parquet/rowBuffer";
import type { ObjectUpload } from "../storage/objectStore";
import type { NewScratchFile } from "../storage/scratchFile";
import type { CompactedDataset } from "./compactedDataset";
import { type HeldBytes, heldBytes } from "./heldBytes";

/** A data file that is stored. */
export interface PartitionFile {
  readonly day: Day;
  readonly rows: number;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** Rows on their way into one Parquet file a day. However many rows and days there are, they take a bounded memory. */
export interface PartitionFiles {
  /** Adds the row of a day; where the next has to wait, what it has to wait for. */
  add(day: Day, addRow: (rows: RowBuffer) => void): Promise<void> | undefined;
  /** Stores the files, in the order of their days. Nothing can be added afterwards. */
  finish(): Promise<readonly PartitionFile[]>;
  /** Gives up whatever is not finished. */
  abort(): Promise<void>;
}

export interface PartitionFilesOptions {
  readonly createdBy: string;
  /** Begins the file of a day. */
  readonly upload: (day: Day) => ObjectUpload;
  /** For encoded rows of many days; without it, these are held in memory until their files are finished. */
  readonly newScratchFile?: NewScratchFile | undefined;
  /** Unless given, {@link partitionLimits}. */
  readonly limits?: PartitionLimits;
}

/** How much is held in memory. */
export interface PartitionLimits {
  /** Of all days together, rows that are not encoded yet. */
  readonly rowBytes: number;
  /** So many rows are added before their memory is looked at again. */
  readonly rowsBetweenLooks: number;
  /** So much of a file goes on its way at once. */
  readonly pieceBytes: number;
  /** Of all days together, encoded rows that are held in memory. */
  readonly encodedBytes: number;
}

export const partitionLimits: PartitionLimits = {
  rowBytes: 64 * 2 ** 20,
  rowsBetweenLooks: 1024,
  // as much as one part of an upload
  pieceBytes: 8 * 2 ** 20,
  encodedBytes: 32 * 2 ** 20,
};

/** Files of a dataset's rows. */
export const partitionFiles = (
  { columns, sortedBy }: Pick<CompactedDataset, "columns" | "sortedBy">,
  { createdBy, upload, newScratchFile, limits = partitionLimits }: PartitionFilesOptions,
): PartitionFiles => {
  const partitions = new Map<Day, Partition>();
  let rowsSinceLook = 0;
  let isGivenUp = false;

  const newPartition = (day: Day): Partition => {
    const partition: Partition = {
      file: parquetFile(columns, { createdBy, sortedBy, put: (bytes) => put(partition, bytes) }),
      upload: upload(day),
      encoded: heldBytes(newScratchFile),
      hash: createHash("sha256"),
      bytes: 0,
      rows: 0,
    };
    return partition;
  };

  const put = async (partition: Partition, bytes: Uint8Array): Promise<void> => {
    // of rows that were being encoded: nothing may follow the end of an upload
    if (isGivenUp) throw new Error("the files were given up");
    partition.hash.update(bytes);
    partition.bytes += bytes.length;
    partition.encoded.add(bytes);
    if (partition.encoded.bytes >= limits.pieceBytes) return send(partition);
    if (newScratchFile === undefined) return;
    const all = [...partitions.values()].map(({ encoded }) => encoded);
    if (sumOf(all, ({ bytesInMemory }) => bytesInMemory) > limits.encodedBytes)
      await largest(all, ({ bytesInMemory }) => bytesInMemory)?.spill();
  };

  /** Rows of many days, none of which is full by itself: those of the largest are encoded, and so on. */
  const makeRoom = async (): Promise<void> => {
    const filled = [...partitions.values()].filter(({ file }) => file.rows.rowCount > 0);
    let excess = sumOf(filled, ({ file }) => file.rows.heldBytes) - limits.rowBytes;
    while (excess > 0) {
      const next = largest(filled, ({ file }) => (file.rows.rowCount > 0 ? file.rows.heldBytes : 0));
      if (next === undefined || next.file.rows.rowCount === 0) return;
      excess -= next.file.rows.heldBytes;
      await next.file.write();
    }
  };

  return {
    add: (day, addRow) => {
      let partition = partitions.get(day);
      if (partition === undefined) {
        partition = newPartition(day);
        partitions.set(day, partition);
      }
      addRow(partition.file.rows);
      partition.rows += 1;
      rowsSinceLook += 1;
      if (partition.file.rows.isFull) return partition.file.write();
      if (rowsSinceLook < limits.rowsBetweenLooks || partitions.size === 1) return undefined;
      rowsSinceLook = 0;
      return makeRoom();
    },
    finish: async () => {
      const files: PartitionFile[] = [];
      for (const [day, partition] of [...partitions].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const { file, upload, hash, rows } = partition;
        await file.finish();
        await send(partition);
        // where an object of that name is there, this put has made it, and its answer was lost: no name is used twice
        await upload.finish();
        partitions.delete(day);
        files.push({ day, rows, bytes: partition.bytes, sha256: hash.digest("hex") });
      }
      return files;
    },
    abort: async () => {
      isGivenUp = true;
      for (const { file } of partitions.values()) file.giveUp();
      await Promise.allSettled([...partitions.values()].map(({ upload }) => upload.abort()));
    },
  };
};

interface Partition {
  readonly file: ParquetFile;
  readonly upload: ObjectUpload;
  /** What is encoded and not on its way. */
  readonly encoded: HeldBytes;
  readonly hash: Hash;
  bytes: number;
  rows: number;
}

const send = async ({ encoded, upload }: Partition): Promise<void> => {
  for await (const piece of encoded.take()) await upload.write(piece);
};

const sumOf = <A>(all: readonly A[], bytesOf: (each: A) => number): number =>
  all.reduce((sum, each) => sum + bytesOf(each), 0);

const largest = <A>(all: readonly A[], bytesOf: (each: A) => number): A | undefined =>
  all.reduce<A | undefined>(
    (most, each) => (most !== undefined && bytesOf(most) >= bytesOf(each) ? most : each),
    undefined,
  );
