import { createHash } from "node:crypto";
import type {
  ETag,
  ListedObject,
  ObjectKey,
  PutCondition,
  StoredObject,
  SweepableStore,
} from "../../pipeline/storage/objectStore";

/** An object of a bucket in memory. */
export interface MemoryObject extends StoredObject {
  readonly modifiedAtMs: number;
}

/**
 * A bucket in memory. Tags are hashes of what is stored, as S3's are: the same bytes put again have the same tag.
 * `now`: the clock that stamps what is put. `objects`: what the bucket holds, for tests that look in or keep a copy.
 */
export const memoryObjectStore = (
  bucket = "memory",
  now: () => number = Date.now,
  objects: Map<ObjectKey, MemoryObject> = new Map(),
): SweepableStore => {
  const put: SweepableStore["put"] = async (key, body, condition) => {
    if (condition !== undefined && !holds(condition, objects.get(key)?.etag)) return { kind: "conflict" };
    const etag = `"${createHash("md5").update(body).digest("hex")}"`;
    objects.set(key, { body: Uint8Array.from(body), etag, modifiedAtMs: now() });
    return { kind: "stored", etag };
  };
  return {
    uri: `s3://${bucket}`,

    put,

    upload: (key) => {
      let pieces: Uint8Array[] = [];
      return {
        write: async (bytes) => void pieces.push(Uint8Array.from(bytes)),
        finish: () => put(key, Buffer.concat(pieces), { ifAbsent: true }),
        abort: async () => {
          pieces = [];
        },
      };
    },

    get: async (key) => {
      const object = objects.get(key);
      return object && { body: object.body, etag: object.etag };
    },

    getRange: async (key, start, end) => objects.get(key)?.body.slice(start, end),

    list: (prefix) => listed(objects, prefix),

    delete: async (key) => void objects.delete(key),
  };
};

const holds = (condition: PutCondition, etag: ETag | undefined): boolean =>
  "ifAbsent" in condition ? etag === undefined : etag === condition.ifMatch;

async function* listed(
  objects: ReadonlyMap<ObjectKey, MemoryObject>,
  prefix: string,
): AsyncIterable<ListedObject> {
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix));
  for (const key of keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) {
    const object = objects.get(key);
    if (object !== undefined)
      yield { key, etag: object.etag, size: object.body.length, modifiedAtMs: object.modifiedAtMs };
  }
}
