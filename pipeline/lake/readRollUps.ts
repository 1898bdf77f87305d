import type { ObjectStore } from "../storage/objectStore";
import { parseRolledKey, type RollUpName, rollUpKey } from "./lakeKey";
import type { Manifest } from "./manifest";
import { decodeRollUpRecord, type RollUpRecord } from "./rollUpRecord";

/**
 * The records of the roll-ups whose files a manifest names. Throws where one is not there or cannot be read: then nobody
 * can tell what readers see.
 */
export const readRollUps = async (
  lake: ObjectStore,
  dataset: string,
  manifest: Manifest,
): Promise<readonly RollUpRecord[]> => {
  const records: RollUpRecord[] = [];
  for (const file of manifest) {
    const name = parseRolledKey(file);
    if (name === undefined) continue;
    const record = await readRollUp(lake, dataset, name);
    if (record === undefined)
      throw new Error(`${rollUpKey(dataset, name)}: has gone, though the file that it is about is shown`);
    records.push(record);
  }
  return records;
};

/** The record of one roll-up; undefined where there is none. */
export const readRollUp = async (
  lake: ObjectStore,
  dataset: string,
  name: RollUpName,
): Promise<RollUpRecord | undefined> => {
  const key = rollUpKey(dataset, name);
  const object = await lake.get(key);
  return object && decodeRollUpRecord(key, object.body);
};
