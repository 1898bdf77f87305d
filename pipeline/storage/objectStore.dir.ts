import { randomUUID } from "node:crypto";
import { type BigIntStats } from "node:fs";
import { link, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type {
  ETag,
  ListedObject,
  ObjectKey,
  ObjectStore,
  PutCondition,
  PutResult,
  StoredObject,
} from "./objectStore";

export interface DirObjectStoreOptions {
  /** Absolute path; made when the first object is put. One process at a time may write to it. */
  readonly folder: string;
  /** The name that manifests call this store by. */
  readonly bucket: string;
}

/**
 * A bucket in a folder. An object is a file that is never changed: it is written whole under a temporary name,
 * flushed to the disk, and then renamed (or linked, which fails when the name is taken). Its tag is made of what
 * the file system says of that file, so listing reads no content.
 */
export const dirObjectStore = ({ folder, bucket }: DirObjectStoreOptions): ObjectStore => {
  const turns = new Map<ObjectKey, Promise<unknown>>();
  const nextStampMs = risingClock();

  /** Runs one task at a time for each key, so that comparing a tag and replacing the file are one step. */
  const inTurn = async <A>(key: ObjectKey, task: () => Promise<A>): Promise<A> => {
    const previous = turns.get(key) ?? Promise.resolve();
    const mine = previous.then(task, task);
    turns.set(key, mine);
    try {
      return await mine;
    } finally {
      if (turns.get(key) === mine) turns.delete(key);
    }
  };

  return {
    uri: `s3://${bucket}`,

    put: async (key, body, condition) => {
      const path = pathOf(folder, key);
      return inTurn(key, () => putFile(folder, path, { body, stampMs: nextStampMs() }, condition));
    },

    get: async (key) => readFile(pathOf(folder, key)),

    list: (prefix) => listFiles(folder, prefix),
  };
};

/** Removes what a killed process left half written. Only for a folder that nobody is writing to. */
export const dropUnfinishedPuts = (folder: string): Promise<void> =>
  rm(join(folder, temporaryFolder), { recursive: true, force: true });

/** Where a store's object lies on the disk: what DuckDB opens. */
export const pathOf = (folder: string, key: ObjectKey): string => {
  const segments = key.split("/");
  if (
    segments.some(
      (segment) => segment === "" || segment === "." || segment === ".." || /[\\\0]/.test(segment),
    )
  )
    throw new Error(
      `object key ${JSON.stringify(key)}: no empty, . or .. segment and no backslash is allowed`,
    );
  if (segments[0] === temporaryFolder)
    throw new Error(`object key ${JSON.stringify(key)}: ${temporaryFolder}/ holds what is being written`);
  return join(folder, ...segments);
};

/** Temporary names live beside the objects, in a folder that no key can name. */
const temporaryFolder = ".incoming";

/**
 * Milliseconds since the epoch, each reading later than the one before. File systems give a deleted file's number
 * to the next one and tell the time in steps of some milliseconds: of three quick puts the third could look like
 * the first, had each file not a time of its own.
 */
const risingClock = (): (() => number) => {
  let lastMs = 0;
  return () => {
    lastMs = Math.max(Date.now(), lastMs + 1);
    return lastMs;
  };
};

interface NewFile {
  readonly body: Uint8Array;
  /** The file's time of change, unlike that of any other file. */
  readonly stampMs: number;
}

const putFile = async (
  folder: string,
  path: string,
  file: NewFile,
  condition: PutCondition | undefined,
): Promise<PutResult> => {
  const temporary = join(folder, temporaryFolder, randomUUID());
  await mkdir(dirname(temporary), { recursive: true });
  await makeFolderDurably(dirname(path));
  try {
    await writeDurably(temporary, file);
    if (condition !== undefined && "ifAbsent" in condition) {
      if (!(await linkIfAbsent(temporary, path))) return { kind: "conflict" };
    } else {
      if (condition !== undefined && (await etagAt(path)) !== condition.ifMatch) return { kind: "conflict" };
      await rename(temporary, path);
    }
    await flushFolder(dirname(path));
    return { kind: "stored", etag: await requiredEtagAt(path) };
  } finally {
    await rm(temporary, { force: true });
  }
};

/** One open file is one version, even when its name is given to another while it is read. */
const readFile = async (path: string): Promise<StoredObject | undefined> => {
  const file = await openExisting(path);
  if (file === undefined) return undefined;
  try {
    const stats = await file.stat({ bigint: true });
    return stats.isFile() ? { body: await file.readFile(), etag: etagOf(stats) } : undefined;
  } finally {
    await file.close();
  }
};

const writeDurably = async (path: string, { body, stampMs }: NewFile): Promise<void> => {
  const file = await open(path, "wx");
  try {
    await file.writeFile(body);
    await file.utimes(new Date(stampMs), new Date(stampMs));
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A new folder is durable once the folder that names it is. */
const makeFolderDurably = async (path: string): Promise<void> => {
  const firstMade = await mkdir(path, { recursive: true });
  if (firstMade === undefined) return;
  for (let made = path; made.length >= firstMade.length; made = dirname(made))
    await flushFolder(dirname(made));
};

const linkIfAbsent = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
};

/** A new name is durable once its folder is. Windows cannot open folders, and flushes names by itself. */
const flushFolder = async (path: string): Promise<void> => {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

async function* listFiles(folder: string, prefix: string): AsyncIterable<ListedObject> {
  const lastSlash = prefix.lastIndexOf("/");
  const start = prefix.slice(0, lastSlash + 1);
  yield* walk(lastSlash < 0 ? folder : pathOf(folder, prefix.slice(0, lastSlash)), start, prefix);
}

async function* walk(path: string, keyPrefix: string, prefix: string): AsyncIterable<ListedObject> {
  const entries = await entriesOf(path);
  const children = entries
    .map((entry) => ({ key: `${keyPrefix}${entry.name}${entry.isDirectory() ? "/" : ""}`, entry }))
    .filter(({ key }) => key.startsWith(prefix) && key !== `${temporaryFolder}/`)
    .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  for (const { key, entry } of children) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) {
      yield* walk(child, key, prefix);
    } else {
      const stats = await statOf(child);
      if (stats !== undefined) yield { key, etag: etagOf(stats), size: Number(stats.size) };
    }
  }
}

const openExisting = async (path: string) => {
  try {
    return await open(path, "r");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const entriesOf = async (path: string) => {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

const statOf = async (path: string): Promise<BigIntStats | undefined> => {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const etagOf = ({ ino, mtimeNs, size }: BigIntStats): ETag =>
  `${ino.toString(36)}-${mtimeNs.toString(36)}-${size.toString(36)}`;

const etagAt = async (path: string): Promise<ETag | undefined> => {
  const stats = await statOf(path);
  return stats && etagOf(stats);
};

const requiredEtagAt = async (path: string): Promise<ETag> => {
  const etag = await etagAt(path);
  if (etag === undefined) throw new Error(`${path}: vanished just after it was written`);
  return etag;
};

const isMissing = (error: unknown): boolean => hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR");

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === code;
