import { inOrder } from "../compaction/inOrder";
import type { EpochMs } from "../event/fieldType";
import {
  type Day,
  manifestKey,
  manifestPrefix,
  parseRollUpKey,
  type RollUpName,
  type Unit,
  unitName,
} from "../lake/lakeKey";
import type { ListedObject, ObjectKey, ObjectStore } from "../storage/objectStore";
import { publicationLimitHours } from "./grace";
import { goneSince, readManifest } from "./readManifest";
import { type RollUpsOfDays, rollUpsOfDays } from "./rollUpsOfDays";
import type { Survey, UnnamedFile } from "./surveyLake";
import { type UnitCommits, unitCommits } from "./unitCommits";

/** An object that nothing names, and until when somebody may have needed it. */
export interface Leftover {
  readonly kind: "data" | "rollup" | "quarantine" | "seen";
  readonly object: ListedObject;
  readonly neededUntilMs: EpochMs;
}

/** What is to become of what a survey found. */
export interface Judgement {
  readonly removable: readonly Leftover[];
  /** How many objects nothing names and that stay. */
  readonly kept: number;
  /** What is not as it should be; it stays. */
  readonly failures: readonly { readonly key: ObjectKey; readonly error: string }[];
}

/**
 * Decides what goes: what nobody can have needed since `untilMs`. Reads the records of roll-ups and commits after the survey has
 * read the manifests, and last the manifests of the days from which files are to go once more.
 */
export const judgeLeftovers = async (
  lake: ObjectStore,
  dataset: string,
  survey: Survey,
  untilMs: EpochMs,
): Promise<Judgement> => {
  refuseLoss(dataset, survey, untilMs);
  const { hourly, rolled } = byWriter(survey.unnamed);
  const rollUps = await rollUpsOfDays(lake, dataset, new Set(rolled.map(({ day }) => day)));
  const units = new Set([...hourly, ...survey.quarantine].map(({ unit }) => unitName(unit)));
  for (const unit of rollUps.unitsBehind(rolled)) units.add(unit);
  const commits = await unitCommits(lake, dataset, units);
  const isOver = ({ neededUntilMs }: Leftover): boolean => neededUntilMs <= untilMs;

  const data = judgeData(hourly, commits.units, isOver);
  const superseded = judgeRolled(rolled, rollUps, commits.units).filter(isOver);
  const files = await notNamedSince(lake, dataset, [...data.removable, ...superseded]);
  const lists = unnamedLists(survey.quarantine, commits.units);
  const sidecars = survey.superseded.map(({ object, sinceMs }): Leftover => {
    return { kind: "seen", object, neededUntilMs: Math.max(object.modifiedAtMs, sinceMs) };
  });

  const removable = [...files, ...lists.filter(isOver), ...sidecars.filter(isOver)];
  return {
    removable,
    kept: survey.unnamed.length + lists.length + sidecars.length - removable.length,
    failures: [...rollUps.failures, ...commits.failures, ...unshownByDay(dataset, data.unshown)],
  };
};

/** Where no manifest is left, every file looks forgotten. */
const refuseLoss = (dataset: string, { manifests, unnamed }: Survey, untilMs: EpochMs): void => {
  if (manifests === 0 && unnamed.some(({ object }) => object.modifiedAtMs <= untilMs))
    throw new Error(
      `${manifestPrefix(dataset)}: holds no manifest, but there are data files; nothing goes until it does`,
    );
};

/** What an attempt at a unit wrote. */
type HourlyFile = UnnamedFile & { readonly unit: Unit };

/** What a roll-up wrote: its file, or its record. */
export type RolledObject = UnnamedFile & { readonly of: RollUpName };

const byWriter = (
  unnamed: readonly UnnamedFile[],
): { readonly hourly: readonly HourlyFile[]; readonly rolled: readonly RolledObject[] } => ({
  hourly: unnamed.flatMap((file) => ("hour" in file.of ? { ...file, unit: file.of } : [])),
  rolled: unnamed.flatMap((file) => ("attempt" in file.of ? { ...file, of: file.of } : [])),
});

type CommitsByUnit = ReadonlyMap<string, UnitCommits>;

interface JudgedData {
  readonly removable: readonly (Leftover & { readonly day: Day })[];
  /** Files that should have been shown for long: the latest record of their unit names them, and no manifest does. */
  readonly unshown: readonly HourlyFile[];
}

const judgeData = (
  unnamed: readonly HourlyFile[],
  units: CommitsByUnit,
  isOver: (leftover: Leftover) => boolean,
): JudgedData => {
  const removable: JudgedData["removable"][number][] = [];
  const unshown: HourlyFile[] = [];
  for (const file of unnamed) {
    const commits = commitsOf(units, file.unit);
    const leftover = { kind: "data" as const, day: file.day, ...leftoverOf(file.object, commits) };
    if (commits.names === undefined || !isOver(leftover)) continue;
    if (commits.names.has(file.object.key)) unshown.push(file);
    else if (file.hasManifest) removable.push(leftover);
  }
  return { removable, unshown };
};

/**
 * A roll-up falls out of its day's manifest for another that covers what it covers, or for a newer record of a unit that it
 * covers; like a unit's file, it is needed until the newest of these can have taken its place.
 */
const judgeRolled = (
  rolled: readonly RolledObject[],
  rollUps: RollUpsOfDays,
  units: CommitsByUnit,
): readonly (Leftover & { readonly day: Day })[] =>
  rolled.flatMap(({ object, day, of, hasManifest }) => {
    const ages = rollUps.agesOf(of);
    if (!hasManifest || ages === undefined) return [];
    const newestPutMs = Math.max(
      ages.newestPutMs,
      ...ages.units.map((unit) => (units.get(unit) ?? noCommits).newestPutMs),
    );
    const kind = parseRollUpKey(object.key) === undefined ? ("data" as const) : ("rollup" as const);
    return [{ kind, day, ...leftoverOf(object, { newestPutMs }) }];
  });

const unnamedLists = (lists: Survey["quarantine"], units: CommitsByUnit): readonly Leftover[] =>
  lists.flatMap(({ object, unit }) => {
    const commits = commitsOf(units, unit);
    return commits.names === undefined || commits.names.has(object.key)
      ? []
      : [{ kind: "quarantine" as const, ...leftoverOf(object, commits) }];
  });

/** What a file's unit was never committed with, nothing names. */
const noCommits: UnitCommits = { newestPutMs: Number.NEGATIVE_INFINITY, names: new Set() };

const commitsOf = (units: CommitsByUnit, unit: Unit): UnitCommits => units.get(unitName(unit)) ?? noCommits;

/** An attempt's file is needed while it may be shown, and until the newest record has taken its place. */
const leftoverOf = (
  object: ListedObject,
  { newestPutMs }: Pick<UnitCommits, "newestPutMs">,
): Pick<Leftover, "object" | "neededUntilMs"> => ({
  object,
  neededUntilMs: Math.max(object.modifiedAtMs, newestPutMs + publicationLimitHours * 3_600_000),
});

const manifestsAtOnce = 16;

/** Those of the files that the manifests, read once more, still do not name. */
const notNamedSince = async <A extends Leftover & { readonly day: Day }>(
  lake: ObjectStore,
  dataset: string,
  files: readonly A[],
): Promise<readonly A[]> => {
  const needed = new Map<Day, ReadonlySet<ObjectKey>>();
  const read = inOrder(new Set(files.map(({ day }) => day)), manifestsAtOnce, async (day) => ({
    day,
    names: await readManifest(lake, dataset, day),
  }));
  for await (const { day, names } of read) {
    if (names === undefined) throw goneSince(dataset, day);
    needed.set(day, names.needed);
  }
  return files.filter(({ day, object }) => !needed.get(day)?.has(object.key));
};

const unshownByDay = (dataset: string, unshown: readonly HourlyFile[]): Judgement["failures"] =>
  [...new Set(unshown.map(({ day }) => day))].map((day) => ({
    key: manifestKey(dataset, day),
    error: `does not show ${unshown.filter((file) => file.day === day).length} files that the latest commit records name`,
  }));
