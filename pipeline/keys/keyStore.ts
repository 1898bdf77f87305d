import { createHash } from "node:crypto";
import type { KeyRecord } from "./keyRecord";

/** Names the content of a stored record. */
export type KeyVersion = string;

/** A record as read, with what names its content. */
export interface StoredKey {
  readonly record: KeyRecord;
  readonly version: KeyVersion;
}

/** Everything in a store. */
export interface StoredKeys {
  /** In ascending order of their ids. */
  readonly keys: readonly StoredKey[];
  /** What is wrong with stored records that cannot be read, each by its key's id, quoting nothing of it. */
  readonly damaged: readonly string[];
}

/** Where the records of keys are kept. Failures of the store itself reject. */
export interface KeyStore {
  list(): Promise<StoredKeys>;
  /**
   * Keeps a record if its key is still what `expected` says: as it was read, or not there yet. `conflict`: it is not,
   * and nothing was written.
   */
  put(record: KeyRecord, expected: KeyVersion | "absent"): Promise<"stored" | "conflict">;
}

/** The version of a record: a hash of its stored text. */
export const versionOf = (text: string): KeyVersion =>
  createHash("sha256").update(text, "utf8").digest("hex");
