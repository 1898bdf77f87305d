import type { ETag, ObjectKey, ObjectStore } from "../storage/objectStore";
import { dayOfManifest, manifestPrefix } from "./lakeKey";
import { decodeManifest } from "./manifest";

/** What manifests said when they were last read, by their keys: one that is still the same need not be read again. */
export type KnownManifests = Map<ObjectKey, { readonly etag: ETag; readonly files: readonly ObjectKey[] }>;

/**
 * The data files that a dataset's readers see now, of all days: what the manifests name. Whoever asks often keeps what is known for the
 * next time.
 */
export const listDataFiles = async (
  store: ObjectStore,
  dataset: string,
  known: KnownManifests = new Map(),
): Promise<readonly ObjectKey[]> => {
  const files: ObjectKey[] = [];
  for await (const { key, etag } of store.list(manifestPrefix(dataset))) {
    if (dayOfManifest(key) === undefined) continue;
    const remembered = known.get(key);
    if (remembered?.etag === etag) {
      files.push(...remembered.files);
      continue;
    }
    const manifest = await store.get(key);
    if (manifest === undefined) continue;
    const named = decodeManifest(key, manifest.body);
    known.set(key, { etag: manifest.etag, files: named });
    files.push(...named);
  }
  return files;
};
