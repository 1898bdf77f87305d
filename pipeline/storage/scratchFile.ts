/**
 * A file of a run's own, for what its memory is too small for. It has no name, so that it is gone when the process
 * ends, however it ends.
 */
export interface ScratchFile {
  /** How many there are. */
  readonly bytes: number;
  append(bytes: Uint8Array): Promise<void>;
  /** The bytes from `start` up to `end`, all of which are there. */
  read(start: number, end: number): Promise<Buffer>;
  /** Gives its room back; nothing can be done with it afterwards. */
  drop(): Promise<void>;
}

/** Makes an empty file. */
export type NewScratchFile = () => Promise<ScratchFile>;
