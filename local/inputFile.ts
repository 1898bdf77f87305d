import { createReadStream, statSync } from "node:fs";
import { addAbortSignal } from "node:stream";
import { StartupError } from "./startupError";

/** A file to be read once, and what is known of it before. */
export interface InputFile {
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** Its size and time; undefined of standard input and of pipes. */
  readonly facts: { readonly bytes: number; readonly modifiedAtMs: number } | undefined;
  readonly bytesRead: () => number;
}

/** Opens a file, or `-` for standard input. Throws a StartupError that calls it `name` when it is none, or a folder. */
export const inputFile = (file: string, name: string, signal: AbortSignal): InputFile => {
  const facts = file === "-" ? undefined : factsOf(file, name);
  let read = 0;
  async function* chunks(): AsyncIterable<Uint8Array> {
    const stream = file === "-" ? process.stdin : createReadStream(file);
    addAbortSignal(signal, stream);
    for await (const chunk of stream) {
      read += chunk.length;
      yield chunk as Uint8Array;
    }
  }
  return { chunks, facts, bytesRead: () => read };
};

const factsOf = (file: string, name: string): InputFile["facts"] => {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new StartupError(`${name} is a folder: name a file`);
    return stats.isFile() ? { bytes: stats.size, modifiedAtMs: Math.floor(stats.mtimeMs) } : undefined;
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`${name} cannot be read: ${(error as Error).message}`);
  }
};

/** True for what the system says of a file that it could not open or read. */
export const isReadFailure = (error: unknown): error is Error => {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code !== undefined && (syscall === "open" || syscall === "read");
};
