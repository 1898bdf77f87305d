import { randomUUID } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { flushFolder, isMissing, linkIfAbsent } from "../storage/objectFile.dir";
import { type KeyStore, type KeyVersion, versionOf } from "./keyStore";
import { readStoredKeys, storedKeyText } from "./storedKeyText";

/**
 * A folder with one JSON file a key, which only its owner can read. A file is written whole under another name and
 * then renamed; who replaces a version first claims it by a name that only one can have, so that several processes
 * may put at once.
 */
export const dirKeyStore = (folder: string): KeyStore => ({
  list: async () => {
    const texts: [string, string][] = [];
    for (const name of await namesIn(folder)) {
      const id = idOf(name);
      const text = id === undefined ? undefined : await textAt(join(folder, name));
      if (id !== undefined && text !== undefined) texts.push([id, text]);
    }
    return readStoredKeys(texts);
  },

  put: async (record, expected) => {
    const file = join(folder, fileName(record.id));
    const text = storedKeyText(record);
    const temporary = join(folder, `.${randomUUID()}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    try {
      await writeFile(temporary, text, { mode: 0o600, flush: true });
      const isStored =
        expected === "absent"
          ? await linkIfAbsent(temporary, file)
          : await replaced(file, temporary, text, expected);
      await flushFolder(folder);
      return isStored ? "stored" : "conflict";
    } finally {
      await rm(temporary, { force: true });
    }
  },
});

/** Replaces a file that has the expected version still. */
const replaced = async (
  file: string,
  temporary: string,
  text: string,
  expected: KeyVersion,
): Promise<boolean> => {
  const claim = `${file}.${expected}.claim`;
  await dropDeadClaim(claim);
  if (!(await linkIfAbsent(temporary, claim))) return false;
  try {
    const current = await textAt(file);
    if (current === undefined || versionOf(current) !== expected) return false;
    await rename(claim, file);
  } finally {
    await rm(claim, { force: true });
  }
  return (await textAt(file)) === text;
};

/** A claim is held for milliseconds; an old one is that of a process which was killed. */
const dropDeadClaim = async (claim: string): Promise<void> => {
  try {
    if (Date.now() - (await stat(claim)).mtimeMs > claimMs) await rm(claim, { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};

const claimMs = 10_000;

const ending = ".json";

/** Ids may have letters that file systems do not like. */
const fileName = (id: string): string => `${encodeURIComponent(id)}${ending}`;

const idOf = (name: string): string | undefined => {
  if (!name.endsWith(ending) || name.startsWith(".")) return undefined;
  try {
    return decodeURIComponent(name.slice(0, -ending.length));
  } catch {
    return undefined;
  }
};

const namesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

const textAt = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};
