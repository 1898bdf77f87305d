import { appendFile, stat, truncate, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { isMissing } from "../../pipeline/storage/objectFile.dir";
import { StartupError } from "../startupError";
import type { Row } from "./row";

/** Rows that are not accepted: the first for people, all of them in a file where one is asked for. */
export interface RejectedRows {
  readonly add: (row: Row, errors: readonly string[]) => void;
  /** Sentences about the first. */
  readonly first: readonly string[];
  /** Writes what is not in the file yet, and gives the file's size. */
  readonly flush: () => Promise<number>;
}

const firstShown = 10;

/**
 * Opens the file of rejected rows: NDJSON, each with its line, its reasons and its columns. What is in it beyond `bytes`
 * goes, because rows are gone through again.
 */
export const rejectedRows = async (
  file: string | undefined,
  imported: string,
  bytes: number,
): Promise<RejectedRows> => {
  if (file !== undefined) await cut(file, imported, bytes);
  const first: string[] = [];
  let unwritten = "";
  let size = bytes;
  return {
    first,
    add: (row, errors) => {
      if (first.length < firstShown) first.push(`line ${row.line}: ${errors.join("; ")}`);
      if (file === undefined) return;
      const columns = row.kind === "row" ? { row: Object.fromEntries(row.cells) } : {};
      unwritten += `${JSON.stringify({ line: row.line, errors, ...columns })}\n`;
    },
    flush: async () => {
      if (file === undefined || unwritten === "") return size;
      const text = unwritten;
      unwritten = "";
      await appendFile(file, text);
      size += Buffer.byteLength(text);
      return size;
    },
  };
};

const cut = async (file: string, imported: string, bytes: number): Promise<void> => {
  if (resolve(file) === resolve(imported))
    throw new StartupError(`--rejected ${file} is the file that is imported: name another`);
  try {
    if (bytes > 0 && (await sizeOf(file)) >= bytes) await truncate(file, bytes);
    else await writeFile(file, "");
  } catch (error) {
    throw new StartupError(`--rejected ${file} cannot be written: ${(error as Error).message}`);
  }
};

const sizeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
};
