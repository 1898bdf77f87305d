import type { ScratchFile } from "../storage/scratchFile";
import { type IdentitySet, sightingBytes } from "./identitySet";
import { partitionCount, partitionOf } from "./sightingSpill";

/** A sidecar's bytes, which are not stored yet. */
export interface HeldSightings {
  readonly bytes: number;
  /** True where they go with the files of the task that made them. */
  readonly isOnDisk: boolean;
  /** Its bytes, each time anew, in pieces of whole sightings. */
  pieces(): AsyncIterable<Uint8Array>;
}

/** Sightings in memory, in the order of a sidecar: by partition, and within it as they came. They are copied piece by piece. */
export const sightingsInMemory = ({ size, at }: Pick<IdentitySet, "size" | "at">): HeldSightings => ({
  bytes: size * sightingBytes,
  isOnDisk: false,
  pieces: async function* () {
    const order = inPartitions(size, at);
    for (let from = 0; from < size; from += pieceSightings) {
      const numbers = order.subarray(from, from + pieceSightings);
      const piece = Buffer.allocUnsafeSlow(numbers.length * sightingBytes);
      for (const [index, number] of numbers.entries()) at(number).copy(piece, index * sightingBytes);
      yield piece;
    }
  },
});

/** Sightings in a scratch file, in the order of a sidecar. They are there for as long as the file is. */
export const sightingsOnDisk = (file: ScratchFile): HeldSightings => ({
  get bytes() {
    return file.bytes;
  },
  isOnDisk: true,
  pieces: async function* () {
    for (let at = 0; at < file.bytes; at += pieceBytes)
      yield await file.read(at, Math.min(at + pieceBytes, file.bytes));
  },
});

const pieceSightings = 32_768;
const pieceBytes = pieceSightings * sightingBytes;

/** The numbers of the sightings by partition, each partition's in their order. */
const inPartitions = (size: number, at: (number: number) => Buffer): Uint32Array => {
  const partitions = new Uint8Array(size);
  const starts = new Array<number>(partitionCount + 1).fill(0);
  for (let number = 0; number < size; number++) {
    const partition = partitionOf(at(number), 0);
    partitions[number] = partition;
    starts[partition + 1] = (starts[partition + 1] ?? 0) + 1;
  }
  for (let index = 1; index <= partitionCount; index++)
    starts[index] = (starts[index] ?? 0) + (starts[index - 1] ?? 0);
  const order = new Uint32Array(size);
  for (let number = 0; number < size; number++) {
    const partition = partitions[number] ?? 0;
    const place = starts[partition] ?? 0;
    order[place] = number;
    starts[partition] = place + 1;
  }
  return order;
};
