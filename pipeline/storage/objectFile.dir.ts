import type { BigIntStats } from "node:fs";
import { link, mkdir, open, rm, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import type { EpochMs } from "../event/fieldType";
import type { ETag, StoredObject } from "./objectStore";

/** A file that is about to become an object. */
export interface NewFile {
  append(bytes: Uint8Array): Promise<void>;
  /** Flushes it to the disk; `stampMs` is its time of change, unlike that of any other file. */
  complete(stampMs: number): Promise<void>;
  /** Closes it, complete or not, and takes away the name that it had in the making. */
  remove(): Promise<void>;
}

/**
 * Reads a file, undefined where there is none. One open file is one version, even when its name is given to another
 * while it is read.
 */
export const readFile = async (path: string): Promise<StoredObject | undefined> => {
  const file = await openExisting(path);
  if (file === undefined) return undefined;
  try {
    const stats = await file.stat({ bigint: true });
    return stats.isFile() ? { body: await file.readFile(), etag: etagOf(stats) } : undefined;
  } finally {
    await file.close();
  }
};

/** The bytes of a file from `start` up to `end` or its own end; undefined where there is none. */
export const readFileRange = async (
  path: string,
  start: number,
  end: number,
): Promise<Uint8Array | undefined> => {
  const file = await openExisting(path);
  if (file === undefined) return undefined;
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return undefined;
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(end, stats.size) - start));
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, start + length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
};

/** Makes a new file. */
export const newFile = async (path: string): Promise<NewFile> => {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "wx");
  return {
    append: (bytes) => file.writeFile(bytes),
    complete: async (stampMs) => {
      await file.utimes(new Date(stampMs), new Date(stampMs));
      await file.sync();
    },
    remove: async () => {
      await file.close();
      await rm(path, { force: true });
    },
  };
};

/** Makes a folder; a new folder is durable once the folder that names it is. */
export const makeFolderDurably = async (path: string): Promise<void> => {
  const firstMade = await mkdir(path, { recursive: true });
  if (firstMade === undefined) return;
  for (let made = path; made.length >= firstMade.length; made = dirname(made))
    await flushFolder(dirname(made));
};

/** Gives a file a second name, unless that name is taken. */
export const linkIfAbsent = async (from: string, to: string): Promise<boolean> => {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
};

/** Removes a file, so that it stays away; what is no file stays as it is. */
export const removeDurably = async (path: string): Promise<void> => {
  try {
    if ((await statOf(path))?.isFile()) await unlink(path);
    // also where it was gone: who removed it may not have come so far as to make that durable
    await flushFolder(dirname(path));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};

/** Flushes a folder: a new name is durable once its folder is. */
export const flushFolder = async (path: string): Promise<void> => {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

const openExisting = async (path: string) => {
  try {
    return await open(path, "r");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** What the file system says of a file, undefined where there is none. */
export const statOf = async (path: string): Promise<BigIntStats | undefined> => {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Names one version of a file by what the file system says of it. */
export const etagOf = ({ ino, mtimeNs, size }: BigIntStats): ETag =>
  `${ino.toString(36)}-${mtimeNs.toString(36)}-${size.toString(36)}`;

/** A file's time of change, to the millisecond that it was given; the file system may have kept a little less of it. */
export const modifiedAtMsOf = ({ mtimeNs }: BigIntStats): EpochMs =>
  Number((mtimeNs + 500_000n) / 1_000_000n);

export const etagAt = async (path: string): Promise<ETag | undefined> => {
  const stats = await statOf(path);
  return stats && etagOf(stats);
};

export const requiredEtagAt = async (path: string): Promise<ETag> => {
  const etag = await etagAt(path);
  if (etag === undefined) throw new Error(`${path}: vanished just after it was written`);
  return etag;
};

/** True for the error of a file or folder that is not there. */
export const isMissing = (error: unknown): boolean => hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR");

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === code;
