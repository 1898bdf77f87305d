import type { NewScratchFile } from "../storage/scratchFile";
import { sightingBytes } from "./identitySet";

/** A sighting with a number behind it: which line it is of, or which sidecar. */
export const spilledBytes = sightingBytes + 4;

/** How many partitions there are: of eight million sightings one has 4.5 MB. */
export const partitionCount = 64;

/** The partition of the identity that begins at an offset. */
export const partitionOf = (bytes: Buffer, offset: number): number =>
  (bytes[offset + 8] as number) & (partitionCount - 1);

/** Sightings on a disk, all of one identity in one partition, and within it in the order in which they came. */
export interface SightingSpill {
  readonly count: number;
  /** Takes the sighting at an offset, with its number. */
  add(bytes: Buffer, offset: number, number: number): void;
  /** Writes what has been taken, but for the last of each partition: to be called every some thousand sightings. */
  write(): Promise<void>;
  /** A partition's sightings, each followed by its number. */
  partition(index: number): Promise<Buffer>;
  /** Gives its room back; nothing can be done with it afterwards. */
  drop(): Promise<void>;
}

const chunkRecords = 1024;

/** Sightings in a new scratch file. */
export const sightingSpill = async (newFile: NewScratchFile): Promise<SightingSpill> => {
  const file = await newFile();
  const partitions: Partition[] = Array.from({ length: partitionCount }, () => ({ ranges: [], filled: 0 }));
  const full: { readonly partition: Partition; readonly chunk: Buffer }[] = [];
  let count = 0;

  const write = async (): Promise<void> => {
    for (const { partition, chunk } of full.splice(0)) {
      partition.ranges.push({ start: file.bytes, end: file.bytes + chunk.length });
      await file.append(chunk);
    }
  };

  return {
    get count() {
      return count;
    },
    add: (bytes, offset, number) => {
      const partition = partitions[partitionOf(bytes, offset)] as Partition;
      partition.chunk ??= Buffer.allocUnsafeSlow(chunkRecords * spilledBytes);
      bytes.copy(partition.chunk, partition.filled, offset, offset + sightingBytes);
      partition.chunk.writeUInt32LE(number, partition.filled + sightingBytes);
      partition.filled += spilledBytes;
      count += 1;
      if (partition.filled < partition.chunk.length) return;
      full.push({ partition, chunk: partition.chunk });
      partition.chunk = undefined;
      partition.filled = 0;
    },
    write,
    partition: async (index) => {
      await write();
      const { ranges, chunk, filled } = partitions[index] as Partition;
      const chunks: Buffer[] = [];
      for (const { start, end } of ranges) chunks.push(await file.read(start, end));
      if (chunk !== undefined) chunks.push(chunk.subarray(0, filled));
      return Buffer.concat(chunks);
    },
    drop: () => file.drop(),
  };
};

interface Partition {
  readonly ranges: { readonly start: number; readonly end: number }[];
  chunk?: Buffer | undefined;
  filled: number;
}
