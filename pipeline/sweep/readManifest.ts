import { type Day, manifestKey, rollUpKey } from "../lake/lakeKey";
import { decodeManifest } from "../lake/manifest";
import { readRollUps } from "../lake/readRollUps";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";
import { lakeObject } from "./lakeObject";

/** What a day needs. */
export interface NamedFiles {
  /** How many data files readers see. */
  readonly shown: number;
  /** These, the hourly files for which roll-ups among them stand, and the records that say so. */
  readonly needed: ReadonlySet<ObjectKey>;
}

/**
 * What a day's manifest names, itself and through the roll-ups that it shows: it goes back to the hourly files where one of their
 * units changes. Undefined where the day has no manifest. Throws for one that names anything but data files of its own
 * day, or a roll-up without its record: by such a one nobody can tell what is no longer needed.
 */
export const readManifest = async (
  lake: ObjectStore,
  dataset: string,
  day: Day,
): Promise<NamedFiles | undefined> => {
  const key = manifestKey(dataset, day);
  const object = await lake.get(key);
  if (object === undefined) return undefined;
  const files = decodeManifest(key, object.body);
  for (const file of files) {
    const named = lakeObject(dataset, file);
    if ((named.kind !== "data" && named.kind !== "rolled") || named.day !== day)
      throw new Error(
        `${key}: names ${JSON.stringify(file.slice(0, 200))}, which is no data file of its day`,
      );
  }
  const rollUps = await readRollUps(lake, dataset, files);
  const behind = rollUps.flatMap((rollUp) => [
    rollUpKey(dataset, rollUp),
    ...rollUp.covers.map((file) => file.key),
  ]);
  return { shown: files.length, needed: new Set([...files, ...behind]) };
};

/** A manifest is replaced, never removed: where one goes, something else than the pipeline is at work. */
export const goneSince = (dataset: string, day: Day): Error =>
  new Error(`${manifestKey(dataset, day)}: was there a moment ago, and has gone`);
