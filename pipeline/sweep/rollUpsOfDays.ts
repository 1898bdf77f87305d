import { inOrder } from "../compaction/inOrder";
import type { EpochMs } from "../event/fieldType";
import { messageOf } from "../event/messageOf";
import {
  type Day,
  parseDataKey,
  parseRollUpKey,
  type RollUpName,
  rollUpKey,
  rollUpsPrefix,
  unitName,
} from "../lake/lakeKey";
import { readRollUp } from "../lake/readRollUps";
import type { RollUpRecord } from "../lake/rollUpRecord";
import type { ObjectKey, ObjectStore } from "../storage/objectStore";

/** By what the age of a roll-up is told that no manifest shows any more. */
export interface RollUpAges {
  /** When the newest record was put of those that cover anything that this one covers, itself among them. */
  readonly newestPutMs: EpochMs;
  /** The names of the units of the files that it covers. */
  readonly units: readonly string[];
}

/** The records of the roll-ups of some days. */
export interface RollUpsOfDays {
  /** Undefined where a record of the day cannot be read: it may cover anything. */
  agesOf(rollUp: RollUpName): RollUpAges | undefined;
  /** The names of all units that some roll-ups cover. */
  unitsBehind(rolled: readonly { readonly of: RollUpName }[]): readonly string[];
  readonly failures: readonly { readonly key: ObjectKey; readonly error: string }[];
}

const recordsAtOnce = 16;

/** Lists and reads the records of the roll-ups of some days. */
export const rollUpsOfDays = async (
  lake: ObjectStore,
  dataset: string,
  days: ReadonlySet<Day>,
): Promise<RollUpsOfDays> => {
  const records = new Map<Day, { readonly record: RollUpRecord; readonly putMs: EpochMs }[]>();
  const unreadable = new Set<Day>();
  const failures: RollUpsOfDays["failures"][number][] = [];
  const listed: { readonly name: RollUpName; readonly putMs: EpochMs }[] = [];
  if (days.size > 0)
    for await (const { key, modifiedAtMs } of lake.list(rollUpsPrefix(dataset))) {
      const name = parseRollUpKey(key);
      if (name !== undefined && days.has(name.day)) listed.push({ name, putMs: modifiedAtMs });
    }
  const read = inOrder(listed, recordsAtOnce, async ({ name, putMs }) => {
    try {
      return { name, putMs, found: await readRollUp(lake, dataset, name) };
    } catch (error) {
      return { name, putMs, found: messageOf(error) };
    }
  });
  for await (const { name, putMs, found } of read) {
    if (typeof found === "string") {
      unreadable.add(name.day);
      failures.push({ key: rollUpKey(dataset, name), error: found });
    } else if (found !== undefined)
      records.set(name.day, [...(records.get(name.day) ?? []), { record: found, putMs }]);
  }

  const agesOf = ({ day, attempt }: RollUpName): RollUpAges | undefined => {
    if (unreadable.has(day)) return undefined;
    const ofDay = records.get(day) ?? [];
    const own = ofDay.find(({ record }) => record.attempt === attempt);
    const covered = new Set(own?.record.covers.map(({ key }) => key));
    const related = ofDay.filter(({ record }) => record.covers.some(({ key }) => covered.has(key)));
    return {
      newestPutMs: Math.max(Number.NEGATIVE_INFINITY, ...related.map(({ putMs }) => putMs)),
      units: [...new Set([...covered].flatMap(unitOf))],
    };
  };

  return {
    agesOf,
    unitsBehind: (rolled) => rolled.flatMap(({ of }) => agesOf(of)?.units ?? []),
    failures,
  };
};

const unitOf = (key: ObjectKey): readonly string[] => {
  const file = parseDataKey(key);
  return file === undefined ? [] : [unitName(file.unit)];
};
