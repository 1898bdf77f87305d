import { createHash } from "node:crypto";
import type { KeyRecord } from "./keyRecord";

/** The record of a presented key, or undefined for a key that is not known. */
export type KeyRing = (presented: string) => KeyRecord | undefined;

/** The SHA-256 of a key, in hex: all that Footfall keeps of it. */
export const hashKey = (key: string): string => createHash("sha256").update(key, "utf8").digest("hex");

/**
 * Looks keys up by their hash, so that neither the keys nor the time a look-up takes tells anything about them.
 * Throws when two records share an id or a hash.
 */
export const keyRing = (records: readonly KeyRecord[]): KeyRing => {
  const byHash = new Map<string, KeyRecord>();
  const ids = new Set<string>();
  for (const record of records) {
    if (ids.has(record.id)) throw new Error(`key id ${record.id} is given twice: ids are unique`);
    if (byHash.has(record.sha256)) throw new Error(`key ${record.id} has the hash of another key`);
    ids.add(record.id);
    byHash.set(record.sha256, record);
  }
  return (presented) => byHash.get(hashKey(presented));
};
