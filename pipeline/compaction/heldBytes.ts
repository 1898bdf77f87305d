import type { NewScratchFile, ScratchFile } from "../storage/scratchFile";

/** Bytes that wait: in memory, and where that is short, in a scratch file. */
export interface HeldBytes {
  readonly bytes: number;
  readonly bytesInMemory: number;
  /** Adds a copy. */
  add(bytes: Uint8Array): void;
  /** Moves what is in memory into a scratch file, once earlier moves are done. Where there can be none, it stays. */
  spill(): Promise<void>;
  /** All, piece by piece, once it has been moved that is being moved; what is added from then on is held anew. */
  take(): AsyncIterable<Uint8Array>;
}

const pieceBytes = 2 ** 20;

export const heldBytes = (newScratchFile: NewScratchFile | undefined): HeldBytes => {
  let pieces: Uint8Array[] = [];
  let bytesInMemory = 0;
  let file: ScratchFile | undefined;
  /** Where what is held begins in the file. */
  let start = 0;
  /** The last move to the file; each begins when the one before it is done. */
  let moved: Promise<void> = Promise.resolve();

  const moveToFile = async (): Promise<void> => {
    if (newScratchFile === undefined || bytesInMemory === 0) return;
    file ??= await newScratchFile();
    await file.append(takePieces());
  };

  const takePieces = (): Buffer => {
    const taken = Buffer.concat(pieces);
    pieces = [];
    bytesInMemory = 0;
    return taken;
  };

  return {
    get bytes() {
      return bytesInMemory + (file?.bytes ?? 0) - start;
    },
    get bytesInMemory() {
      return bytesInMemory;
    },
    add: (bytes) => {
      pieces.push(new Uint8Array(bytes));
      bytesInMemory += bytes.length;
    },
    spill: () => {
      moved = moved.then(moveToFile);
      return moved;
    },
    take: async function* () {
      for (let waitedFor: Promise<void> | undefined; waitedFor !== moved; ) {
        waitedFor = moved;
        await waitedFor;
      }
      const rest = takePieces();
      const end = file?.bytes ?? 0;
      const from = start;
      start = end;
      for (let at = from; at < end; at += pieceBytes)
        yield (await file?.read(at, Math.min(at + pieceBytes, end))) ?? Buffer.alloc(0);
      if (rest.length > 0) yield rest;
    },
  };
};
