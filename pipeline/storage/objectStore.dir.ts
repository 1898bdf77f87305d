import { randomUUID } from "node:crypto";
import { readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { EpochMs } from "../event/fieldType";
import {
  etagAt,
  etagOf,
  flushFolder,
  isMissing,
  linkIfAbsent,
  makeFolderDurably,
  modifiedAtMsOf,
  type NewFile,
  newFile,
  readFile,
  readFileRange,
  removeDurably,
  requiredEtagAt,
  statOf,
} from "./objectFile.dir";
import type { ListedObject, ObjectKey, PutCondition, PutResult, SweepableStore } from "./objectStore";
import { type ObjectStored, objectStored } from "./objectStored";

export interface DirObjectStoreOptions {
  /** Absolute path; made when the first object is put. One process at a time may write to it. */
  readonly folder: string;
  /** The name that manifests call this store by. */
  readonly bucket: string;
  /** The clock that stamps what is put: the machine's, unless said otherwise. */
  readonly now?: () => EpochMs;
}

/**
 * A bucket in a folder. An object is a file that is never changed: it is written whole under a temporary name,
 * flushed to the disk, and then renamed (or linked, which fails when the name is taken). Its tag is made of what
 * the file system says of that file, so listing reads no content.
 */
export const dirObjectStore = ({ folder, bucket, now = Date.now }: DirObjectStoreOptions): SweepableStore => {
  const turns = new Map<ObjectKey, Promise<unknown>>();
  const nextStampMs = risingClock(now);

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
      const put = async (): Promise<PutResult> => {
        const temporary = temporaryPath(folder);
        const file = await newFile(temporary);
        try {
          await file.append(body);
          await file.complete(nextStampMs());
          return await giveName(temporary, path, condition);
        } finally {
          await file.remove();
        }
      };
      const result = await inTurn(key, put);
      if (result.kind === "stored") objectStored.publish({ folder, key } satisfies ObjectStored);
      return result;
    },

    upload: (key) => {
      const path = pathOf(folder, key);
      const temporary = temporaryPath(folder);
      let file: Promise<NewFile> | undefined;
      const opened = (): Promise<NewFile> => {
        file ??= newFile(temporary);
        return file;
      };
      const abort = async (): Promise<void> => {
        const begun = file;
        file = undefined;
        await (await begun)?.remove();
      };
      return {
        write: async (bytes) => (await opened()).append(bytes),
        finish: async () => {
          try {
            await (await opened()).complete(nextStampMs());
            const named = () => giveName(temporary, path, { ifAbsent: true });
            const result = await inTurn(key, named);
            if (result.kind === "stored") objectStored.publish({ folder, key } satisfies ObjectStored);
            return result;
          } finally {
            await abort();
          }
        },
        abort,
      };
    },

    get: async (key) => readFile(pathOf(folder, key)),

    getRange: async (key, start, end) => readFileRange(pathOf(folder, key), start, end),

    list: (prefix) => listFiles(folder, prefix),

    delete: async (key) => {
      const path = pathOf(folder, key);
      return inTurn(key, () => removeDurably(path));
    },
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
const risingClock = (now: () => EpochMs): (() => EpochMs) => {
  let lastMs = 0;
  return () => {
    lastMs = Math.max(now(), lastMs + 1);
    return lastMs;
  };
};

const temporaryPath = (folder: string): string => join(folder, temporaryFolder, randomUUID());

/** Makes a complete file the object of a path. */
const giveName = async (
  temporary: string,
  path: string,
  condition: PutCondition | undefined,
): Promise<PutResult> => {
  await makeFolderDurably(dirname(path));
  if (condition !== undefined && "ifAbsent" in condition) {
    if (!(await linkIfAbsent(temporary, path))) return { kind: "conflict" };
  } else {
    if (condition !== undefined && (await etagAt(path)) !== condition.ifMatch) return { kind: "conflict" };
    await rename(temporary, path);
  }
  await flushFolder(dirname(path));
  return { kind: "stored", etag: await requiredEtagAt(path) };
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
      if (stats !== undefined)
        yield { key, etag: etagOf(stats), size: Number(stats.size), modifiedAtMs: modifiedAtMsOf(stats) };
    }
  }
}

const entriesOf = async (path: string) => {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};
