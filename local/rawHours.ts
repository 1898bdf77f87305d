import { type Hour, parseRawKey } from "../pipeline/raw/rawKey";
import type { ObjectStore } from "../pipeline/storage/objectStore";

/** Every hour that has raw objects, in ascending order. */
export const rawHours = async (store: ObjectStore): Promise<readonly Hour[]> => {
  const hours = new Set<Hour>();
  for await (const { key } of store.list("raw/events/")) {
    const parsed = parseRawKey(key);
    if (parsed !== undefined) hours.add(parsed.hour);
  }
  return [...hours].sort();
};
