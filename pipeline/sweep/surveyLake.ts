import type { EpochMs } from "../event/fieldType";
import {
  type Day,
  datasetPrefix,
  parseRollUpKey,
  type RollUpName,
  type Unit,
  unitName,
} from "../lake/lakeKey";
import type { ListedObject, ObjectKey, ObjectStore } from "../storage/objectStore";
import { lakeObject } from "./lakeObject";
import { goneSince, type NamedFiles, readManifest } from "./readManifest";

/** A data file, or a roll-up's record, that its day does not need. */
export interface UnnamedFile {
  readonly object: ListedObject;
  readonly day: Day;
  /** Whose attempt has written it. */
  readonly of: Unit | RollUpName;
  /** False where the day has no manifest at all. */
  readonly hasManifest: boolean;
}

/** A sidecar that one of more raw objects has replaced. */
export interface SupersededSidecar {
  readonly object: ListedObject;
  /** When the first of those that replace it was put. */
  readonly sinceMs: EpochMs;
}

/** A dataset's lake as a sweep finds it. */
export interface Survey {
  readonly lookedAt: number;
  /** Objects whose names the pipeline does not give. */
  readonly foreign: number;
  readonly manifests: number;
  /** Data files that manifests name. */
  readonly referenced: number;
  readonly unnamed: readonly UnnamedFile[];
  readonly quarantine: readonly { readonly object: ListedObject; readonly unit: Unit }[];
  readonly superseded: readonly SupersededSidecar[];
}

/**
 * Lists a dataset's lake once. Each day's manifest is read when all files of the day have been listed: a file that is
 * put and shown in the meantime is not looked at instead of looking forgotten. What is held in memory is one day's
 * files, and what no manifest names. Throws where a manifest cannot be read, or has gone since it was read or listed.
 */
export const surveyLake = async (lake: ObjectStore, dataset: string): Promise<Survey> => {
  const counts = { lookedAt: 0, foreign: 0 };
  const quarantine: Survey["quarantine"][number][] = [];
  const rollUpRecords: Omit<UnnamedFile, "hasManifest">[] = [];
  const manifests = new Set<Day>();
  const days = dayByDay(lake, dataset);
  const sidecars = unitByUnit();

  for await (const object of lake.list(datasetPrefix(dataset))) {
    counts.lookedAt += 1;
    const found = lakeObject(dataset, object.key);
    if (found.kind === "data") await days.add(found.day, found.unit, object);
    else if (found.kind === "rolled") await days.add(found.day, found.rollUp, object);
    else if (found.kind === "rollUpRecord") rollUpRecords.push({ object, day: found.day, of: found.rollUp });
    else if (found.kind === "sidecar") sidecars.add(found.unit, found.inputs, object);
    else if (found.kind === "quarantine") quarantine.push({ object, unit: found.unit });
    else if (found.kind === "manifest") manifests.add(found.day);
    else if (found.kind === "foreign") counts.foreign += 1;
  }
  return {
    ...counts,
    ...(await days.finish(manifests, rollUpRecords)),
    manifests: manifests.size,
    quarantine,
    superseded: sidecars.finish(),
  };
};

/** Holds the data files of a day, which are listed one after the other, against the day's manifest. */
const dayByDay = (lake: ObjectStore, dataset: string) => {
  const unnamed: UnnamedFile[] = [];
  /** The days whose manifests have been looked for, with what they name; undefined where there is none. */
  const looked = new Map<Day, number | undefined>();
  let open: { readonly day: Day; readonly files: Omit<UnnamedFile, "hasManifest">[] } | undefined;
  /** Records of the roll-ups that readers see. */
  const records = new Set<ObjectKey>();

  const look = async (day: Day): Promise<NamedFiles | undefined> => {
    const named = await readManifest(lake, dataset, day);
    looked.set(day, named?.shown);
    for (const key of named?.needed ?? []) if (parseRollUpKey(key) !== undefined) records.add(key);
    return named;
  };

  const close = async (): Promise<void> => {
    if (open === undefined) return;
    const { day, files } = open;
    const named = await look(day);
    for (const file of files)
      if (!named?.needed.has(file.object.key)) unnamed.push({ ...file, hasManifest: named !== undefined });
  };

  return {
    add: async (day: Day, of: Unit | RollUpName, object: ListedObject): Promise<void> => {
      if (open?.day !== day) {
        await close();
        open = { day, files: [] };
      }
      open.files.push({ object, day, of });
    },

    finish: async (
      listed: ReadonlySet<Day>,
      rollUpRecords: readonly Omit<UnnamedFile, "hasManifest">[],
    ): Promise<Pick<Survey, "referenced" | "unnamed">> => {
      await close();
      // a manifest that was read but not listed has gone, unless it came after its page of the listing
      for (const [day, names] of looked)
        if (names !== undefined && !listed.has(day) && !(await readManifest(lake, dataset, day)))
          throw goneSince(dataset, day);
      for (const day of listed) {
        if (looked.get(day) !== undefined) continue;
        const named = await look(day);
        if (named === undefined) throw goneSince(dataset, day);
      }
      for (const record of rollUpRecords)
        if (!records.has(record.object.key)) unnamed.push({ ...record, hasManifest: listed.has(record.day) });
      return { referenced: [...looked.values()].reduce<number>((sum, n) => sum + (n ?? 0), 0), unnamed };
    },
  };
};

/** Holds the sidecars of a unit, which are listed one after the other, against each other. */
const unitByUnit = () => {
  const superseded: SupersededSidecar[] = [];
  let openUnit: string | undefined;
  let open: { readonly inputs: number; readonly object: ListedObject }[] = [];

  const close = (): void => {
    for (const { inputs, object } of open) {
      const larger = open.filter((other) => other.inputs > inputs).map((other) => other.object.modifiedAtMs);
      if (larger.length > 0) superseded.push({ object, sinceMs: Math.min(...larger) });
    }
  };

  return {
    add: (unit: Unit, inputs: number, object: ListedObject): void => {
      if (openUnit !== unitName(unit)) {
        close();
        open = [];
      }
      openUnit = unitName(unit);
      open.push({ inputs, object });
    },

    finish: (): readonly SupersededSidecar[] => {
      close();
      return superseded;
    },
  };
};
