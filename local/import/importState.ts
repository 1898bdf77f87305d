import { createHash } from "node:crypto";
import { open, readFile, rename, rm, writeFile } from "node:fs/promises";
import * as t from "io-ts";
import { decode } from "../../pipeline/event/decode";
import { fromJson } from "../../pipeline/event/stringCodecs";
import { isMissing } from "../../pipeline/storage/objectFile.dir";

/** How far an import is. */
const ImportState = t.readonly(
  t.type(
    {
      /** Of the file and of all that decides what is sent of it. */
      fingerprint: t.string,
      /** Rows from the first on of which all is known: accepted or rejected. */
      rows: t.number,
      accepted: t.number,
      /** Bytes of the file of rejected rows that are about those rows. */
      rejectedBytes: t.number,
    },
    "import state",
  ),
);
export type ImportState = t.TypeOf<typeof ImportState>;

/** Beside the file that is imported. */
export const stateFileOf = (file: string): string => `${file}.footfall-import.json`;

/** The state of an import that was interrupted; undefined where there is none, or only another import's. */
export const readImportState = async (
  stateFile: string,
  fingerprint: string,
): Promise<ImportState | undefined> => {
  try {
    const decoded = decode(fromJson(ImportState), await readFile(stateFile, "utf8"));
    return decoded.kind === "valid" && decoded.value.fingerprint === fingerprint ? decoded.value : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Replaces the state, whole. */
export const writeImportState = async (stateFile: string, state: ImportState): Promise<void> => {
  const temporary = `${stateFile}.${process.pid}`;
  await writeFile(temporary, JSON.stringify(state));
  await rename(temporary, stateFile);
};

export const dropImportState = (stateFile: string): Promise<void> => rm(stateFile, { force: true });

const hashedBytes = 1_000_000;

/** Names a file's size and beginning, and what else decides what is sent. */
export const fingerprintOf = async (file: string, deciding: unknown): Promise<string> => {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(hashedBytes), 0, hashedBytes, 0);
    return createHash("sha256")
      .update(`${JSON.stringify([size, deciding])}\n`)
      .update(buffer.subarray(0, bytesRead))
      .digest("hex");
  } finally {
    await handle.close();
  }
};
