import type { ETag, ObjectKey, ObjectStore } from "../storage/objectStore";

/**
 * A manifest's put that conflicts may be this very put, done, with its answer lost: then the manifest is what it put, to
 * the byte. Where anything else has been committed since, the view is too old to go on with.
 */
export const tagOfMyLostPut = async (
  lake: ObjectStore,
  key: ObjectKey,
  body: Uint8Array,
): Promise<ETag | undefined> => {
  const current = await lake.get(key);
  return current !== undefined && Buffer.compare(current.body, body) === 0 ? current.etag : undefined;
};
