import { createHash } from "node:crypto";
import type { ETag, ObjectKey, ObjectStore } from "../storage/objectStore";
import { type Hour, parseRawKey, rawHourPrefix, type Shard } from "./rawKey";

/** A raw object as a compaction sees it before reading it. */
export interface RawInput {
  readonly key: ObjectKey;
  readonly etag: ETag;
}

/** The raw objects of an hour by shard, each shard's in the order of their keys. */
export interface RawHour {
  readonly shards: ReadonlyMap<Shard, readonly RawInput[]>;
  /** How large each of these is. */
  readonly bytes: ReadonlyMap<ObjectKey, number>;
  /** Objects under the hour's prefix that ingest cannot have written. They are left alone, and told. */
  readonly foreign: readonly ObjectKey[];
}

/** Lists what ingest wrote in an hour. */
export const listRawHour = async (store: ObjectStore, dataset: string, hour: Hour): Promise<RawHour> => {
  const shards = new Map<Shard, RawInput[]>();
  const foreign: ObjectKey[] = [];
  const bytes = new Map<ObjectKey, number>();
  for await (const { key, etag, size } of store.list(rawHourPrefix(dataset, hour))) {
    const parsed = parseRawKey(key);
    if (parsed === undefined) {
      foreign.push(key);
      continue;
    }
    inputsOf(shards, parsed.shard).push({ key, etag });
    bytes.set(key, size);
  }
  return { shards, bytes, foreign };
};

/** Names a set of raw objects in their very versions: another object or another tag gives another hash. */
export const inputsHash = (inputs: readonly RawInput[]): string => {
  const hash = createHash("sha256");
  for (const { key, etag } of inputs) hash.update(`${key}\n${etag}\n`);
  return hash.digest("hex");
};

const inputsOf = (shards: Map<Shard, RawInput[]>, shard: Shard): RawInput[] => {
  const inputs = shards.get(shard) ?? [];
  shards.set(shard, inputs);
  return inputs;
};
