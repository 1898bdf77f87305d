import { type Day, manifestKey } from "../lake/lakeKey";
import { decodeManifest } from "../lake/manifest";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";
import { lakeObject } from "./lakeObject";

/**
 * The data files that a day's manifest names; undefined where the day has none. Throws for a manifest that names
 * anything but data files of its own day: by such a one nobody can tell what is no longer needed.
 */
export const readManifest = async (
  lake: ObjectStore,
  dataset: string,
  day: Day,
): Promise<ReadonlySet<ObjectKey> | undefined> => {
  const key = manifestKey(dataset, day);
  const object = await lake.get(key);
  if (object === undefined) return undefined;
  const files = decodeManifest(key, object.body);
  for (const file of files) {
    const named = lakeObject(dataset, file);
    if (named.kind !== "data" || named.day !== day)
      throw new Error(
        `${key}: names ${JSON.stringify(file.slice(0, 200))}, which is no data file of its day`,
      );
  }
  return new Set(files);
};

/** A manifest is replaced, never removed: where one goes, something else than the pipeline is at work. */
export const goneSince = (dataset: string, day: Day): Error =>
  new Error(`${manifestKey(dataset, day)}: was there a moment ago, and has gone`);
