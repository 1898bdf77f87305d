import type { ScratchFile } from "../storage/scratchFile";
import { sightingBytes } from "./identitySet";
import { partitionCount, partitionOf } from "./sightingSpill";

/** A sidecar's bytes, which are not stored yet. */
export interface HeldSightings {
  readonly bytes: number;
  /** True where they go with the files of the task that made them. */
  readonly isOnDisk: boolean;
  /** Its bytes, each time anew, in pieces of whole sightings. */
  pieces(): AsyncIterable<Uint8Array>;
}

/** Sightings in memory, in the order of a sidecar: by partition, and within it as they came. */
export const sightingsInMemory = (sightings: Buffer): HeldSightings => {
  const body = inPartitions(sightings);
  return {
    bytes: body.length,
    isOnDisk: false,
    pieces: async function* () {
      if (body.length > 0) yield body;
    },
  };
};

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

const pieceBytes = 32_768 * sightingBytes;

const inPartitions = (sightings: Buffer): Buffer => {
  const starts = new Array<number>(partitionCount + 1).fill(0);
  for (let at = 0; at < sightings.length; at += sightingBytes) {
    const next = partitionOf(sightings, at) + 1;
    starts[next] = (starts[next] ?? 0) + sightingBytes;
  }
  for (let index = 1; index <= partitionCount; index++)
    starts[index] = (starts[index] ?? 0) + (starts[index - 1] ?? 0);
  const ordered = Buffer.allocUnsafeSlow(sightings.length);
  for (let at = 0; at < sightings.length; at += sightingBytes) {
    const partition = partitionOf(sightings, at);
    const to = starts[partition] ?? 0;
    sightings.copy(ordered, to, at, at + sightingBytes);
    starts[partition] = to + sightingBytes;
  }
  return ordered;
};
