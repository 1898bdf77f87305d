import type { DatasetName } from "../pipeline/event/datasets";
import { type Hour, parseRawKey, rawPrefix } from "../pipeline/raw/rawKey";
import type { ObjectStore } from "../pipeline/storage/objectStore";

/** Every hour in which a dataset has raw objects, in ascending order, and how many it has. */
export const rawHours = async (
  store: ObjectStore,
  dataset: DatasetName,
): Promise<ReadonlyMap<Hour, number>> => {
  const hours = new Map<Hour, number>();
  for await (const { key } of store.list(rawPrefix(dataset))) {
    const parsed = parseRawKey(key);
    if (parsed !== undefined) hours.set(parsed.hour, (hours.get(parsed.hour) ?? 0) + 1);
  }
  return new Map([...hours].sort(([a], [b]) => (a < b ? -1 : 1)));
};
