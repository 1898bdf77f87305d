import { createHash } from "node:crypto";
import type { KeyRecord } from "./keyRecord";

/** The record of a presented key, or undefined for a key that is not known. */
export type KeyRing = (presented: string) => KeyRecord | undefined;

/** The SHA-256 of a key, in hex: all that Footfall keeps of it. */
export const hashKey = (key: string): string => createHash("sha256").update(key, "utf8").digest("hex");

/** Looks keys up by their hash, so that the time a look-up takes tells nothing about them. */
export const keyRing = (records: readonly KeyRecord[]): KeyRing => {
  const byHash = new Map(records.map((record) => [record.sha256, record]));
  return (presented) => byHash.get(hashKey(presented));
};
