import { inOrder } from "../compaction/inOrder";
import type { EpochMs } from "../event/fieldType";
import { messageOf } from "../event/messageOf";
import { decodeCommitRecord } from "../lake/commitRecord";
import { commitsPrefix, parseCommitKey, unitName } from "../lake/lakeKey";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";

/** What a unit's commit records say of its files. */
export interface UnitCommits {
  /** When the newest record was put. */
  readonly newestPutMs: EpochMs;
  /** What the latest one names; undefined where it cannot be read. */
  readonly names: ReadonlySet<ObjectKey> | undefined;
}

/** The commit records of units. */
export interface CommitsOfUnits {
  /** By the name of the unit; none for a unit that has no record. */
  readonly units: ReadonlyMap<string, UnitCommits>;
  readonly failures: readonly { readonly key: ObjectKey; readonly error: string }[];
}

const recordsAtOnce = 16;

/** Lists the commit records of some units, named, and reads the latest of each. */
export const unitCommits = async (
  lake: ObjectStore,
  dataset: string,
  wanted: ReadonlySet<string>,
): Promise<CommitsOfUnits> => {
  const units = new Map<string, UnitCommits>();
  const failures: CommitsOfUnits["failures"][number][] = [];
  if (wanted.size === 0) return { units, failures };

  const latest = await listLatest(lake, dataset, wanted);
  const read = inOrder(latest, recordsAtOnce, async ([unit, { key, newestPutMs }]) => ({
    unit,
    key,
    newestPutMs,
    names: await namesIn(lake, key),
  }));
  for await (const { unit, key, newestPutMs, names } of read) {
    units.set(unit, { newestPutMs, names: typeof names === "string" ? undefined : names });
    if (typeof names === "string") failures.push({ key, error: names });
  }
  return { units, failures };
};

interface LatestRecord {
  readonly key: ObjectKey;
  readonly newestPutMs: EpochMs;
}

const listLatest = async (
  lake: ObjectStore,
  dataset: string,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, LatestRecord>> => {
  const latest = new Map<string, LatestRecord>();
  for await (const { key, modifiedAtMs } of lake.list(commitsPrefix(dataset))) {
    const record = parseCommitKey(key);
    const unit = record && unitName(record.unit);
    if (unit === undefined || !wanted.has(unit)) continue;
    // records are listed in the order of their numbers
    latest.set(unit, { key, newestPutMs: Math.max(modifiedAtMs, latest.get(unit)?.newestPutMs ?? 0) });
  }
  return latest;
};

/** What a commit record names, or why that cannot be told. */
const namesIn = async (lake: ObjectStore, key: ObjectKey): Promise<ReadonlySet<ObjectKey> | string> => {
  try {
    const object = await lake.get(key);
    if (object === undefined) return "was listed, and has gone";
    const { outputs, quarantine } = decodeCommitRecord(key, object.body);
    return new Set([...outputs.map((output) => output.key), ...(quarantine === null ? [] : [quarantine])]);
  } catch (error) {
    return messageOf(error);
  }
};
