/** Tells in which line a byte of a file is. */
export interface LineCounter {
  /** The next bytes of the file. */
  take(chunk: Uint8Array): void;
  /** The line, from 1, that holds the last of the first `bytes` bytes. To be asked in ascending order. */
  at(bytes: number): number;
}

const newline = 0x0a;

/** Counts line feeds. Remembers those that nobody has asked about yet. */
export const lineCounter = (): LineCounter => {
  let taken = 0;
  let passed = 0;
  let ends: number[] = [];
  let next = 0;
  return {
    take: (chunk) => {
      if (next > 0) {
        ends = ends.slice(next);
        next = 0;
      }
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1))
        ends.push(taken + at);
      taken += chunk.length;
    },
    at: (bytes) => {
      for (let end = ends[next]; end !== undefined && end < bytes - 1; end = ends[next]) {
        passed += 1;
        next += 1;
      }
      return passed + 1;
    },
  };
};
