import type {
  ETag,
  ListedObject,
  ObjectKey,
  PutCondition,
  StoredObject,
  SweepableStore,
} from "../../pipeline/storage/objectStore";

/** A bucket in memory. */
/** `now`: the clock that stamps what is put. */
export const memoryObjectStore = (bucket = "memory", now: () => number = Date.now): SweepableStore => {
  const objects = new Map<ObjectKey, StoredObject & { readonly modifiedAtMs: number }>();
  let puts = 0;

  return {
    uri: `s3://${bucket}`,

    put: async (key, body, condition) => {
      if (condition !== undefined && !holds(condition, objects.get(key)?.etag)) return { kind: "conflict" };
      puts += 1;
      const etag = `"${puts}"`;
      objects.set(key, { body: Uint8Array.from(body), etag, modifiedAtMs: now() });
      return { kind: "stored", etag };
    },

    get: async (key) => objects.get(key),

    list: (prefix) => listed(objects, prefix),

    delete: async (key) => void objects.delete(key),
  };
};

const holds = (condition: PutCondition, etag: ETag | undefined): boolean =>
  "ifAbsent" in condition ? etag === undefined : etag === condition.ifMatch;

async function* listed(
  objects: ReadonlyMap<ObjectKey, StoredObject & { readonly modifiedAtMs: number }>,
  prefix: string,
): AsyncIterable<ListedObject> {
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix));
  for (const key of keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) {
    const object = objects.get(key);
    if (object !== undefined)
      yield { key, etag: object.etag, size: object.body.length, modifiedAtMs: object.modifiedAtMs };
  }
}
