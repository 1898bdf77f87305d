import type { ObjectKey, ObjectStore } from "../storage/objectStore";
import { dayOfManifest, manifestPrefix } from "./lakeKey";
import { decodeManifest } from "./manifest";

/** The data files that a dataset's readers see now, of all days: what the manifests name. */
export const listDataFiles = async (store: ObjectStore, dataset: string): Promise<readonly ObjectKey[]> => {
  const files: ObjectKey[] = [];
  for await (const { key } of store.list(manifestPrefix(dataset))) {
    if (dayOfManifest(key) === undefined) continue;
    const manifest = await store.get(key);
    if (manifest !== undefined) files.push(...decodeManifest(key, manifest.body));
  }
  return files;
};
