import type { EpochMs } from "../event/fieldType";
import { type Hour, isHour, maxShards, type Shard, twoDigits } from "../raw/rawKey";

/** A UTC date, as `2026-03-01`: the lake's partition. */
export type Day = string & { readonly Day: unique symbol };

/** The UTC date of an instant. */
export const dayOf = (ms: EpochMs): Day => new Date(ms).toISOString().slice(0, 10) as Day;

/** What one compaction works on: the raw objects of one hour and shard. */
export interface Unit {
  readonly hour: Hour;
  readonly shard: Shard;
}

/** One try at compacting a unit: never reused, so neither are the names of the files that it writes. */
export type AttemptId = string & { readonly AttemptId: unique symbol };

/** `2026-03-01T18-s00` */
export const unitName = ({ hour, shard }: Unit): string => `${hour}-s${twoDigits(shard)}`;

/** Where a dataset's lake begins: `lake/events/`. */
export const datasetPrefix = (dataset: string): string => `lake/${dataset}/`;

/** Where the manifests of all days begin; also what the Glue table's location derives from. */
export const manifestPrefix = (dataset: string): string => `${datasetPrefix(dataset)}manifest/`;

/** The list of a day's data files: the commit point of everything that the day's readers see. */
export const manifestKey = (dataset: string, day: Day): string =>
  `${manifestPrefix(dataset)}dt=${day}/symlink.txt`;

const manifestDay = /\/manifest\/dt=(\d{4}-\d\d-\d\d)\/symlink\.txt$/;

/** The day that a manifest's key names; undefined for any other key. */
export const dayOfManifest = (key: string): Day | undefined => manifestDay.exec(key)?.[1] as Day | undefined;

/** An immutable data file: `lake/events/data/dt=2026-03-01/2026-03-01T18-s00-<attempt>.parquet`. */
export const dataKey = (dataset: string, day: Day, unit: Unit, attempt: AttemptId): string =>
  `${datasetPrefix(dataset)}data/dt=${day}/${unitName(unit)}-${attempt}.parquet`;

/** What a data file's key says. */
export interface DataFileName {
  readonly day: Day;
  readonly unit: Unit;
  readonly attempt: AttemptId;
}

/** Reads a data file's key; undefined for any other key. */
export const parseDataKey = (key: string): DataFileName | undefined => {
  const [, day = "", name = "", attempt = ""] =
    /\/data\/dt=(\d{4}-\d\d-\d\d)\/(.{17})-([0-9a-z-]{8,64})\.parquet$/.exec(key) ?? [];
  const unit = unitNamed(name);
  return unit && { day: day as Day, unit, attempt: attempt as AttemptId };
};

/** What a roll-up puts in the place of a day's hourly files: `lake/events/data/dt=2026-03-01/rollup-<attempt>.parquet`. */
export const rolledKey = (dataset: string, day: Day, attempt: AttemptId): string =>
  `${dayDataPrefix(dataset, day)}rollup-${attempt}.parquet`;

/** Where a day's data files begin, hourly and rolled-up ones. */
export const dayDataPrefix = (dataset: string, day: Day): string =>
  `${datasetPrefix(dataset)}data/dt=${day}/`;

/** A roll-up: one attempt at a day's files. */
export interface RollUpName {
  readonly day: Day;
  readonly attempt: AttemptId;
}

/** Reads a key of {@link rolledKey}; undefined for any other key. */
export const parseRolledKey = (key: string): RollUpName | undefined =>
  rollUpNamedIn(/\/data\/dt=(\d{4}-\d\d-\d\d)\/rollup-([0-9a-z-]{8,64})\.parquet$/, key);

/** Says for which hourly files that of a roll-up stands: `lake/events/rollup/dt=2026-03-01/<attempt>.json`. */
export const rollUpKey = (dataset: string, { day, attempt }: RollUpName): string =>
  `${rollUpsPrefix(dataset)}dt=${day}/${attempt}.json`;

/** Where the records of all roll-ups begin. */
export const rollUpsPrefix = (dataset: string): string => `${datasetPrefix(dataset)}rollup/`;

/** Reads a key of {@link rollUpKey}; undefined for any other key. */
export const parseRollUpKey = (key: string): RollUpName | undefined =>
  rollUpNamedIn(/\/rollup\/dt=(\d{4}-\d\d-\d\d)\/([0-9a-z-]{8,64})\.json$/, key);

/** Where the commit records of all units of an hour begin. */
export const hourCommitPrefix = (dataset: string, hour: Hour): string => `${commitsPrefix(dataset)}${hour}-s`;

/** Where all commit records begin. */
export const commitsPrefix = (dataset: string): string => `${datasetPrefix(dataset)}commit/`;

/**
 * One attempt's commit record: `lake/events/commit/2026-03-01T18-s00/000001.json`. A unit's records are numbered from 1
 * in the order in which they were put: a number is taken once.
 */
export const commitKey = (dataset: string, unit: Unit, sequence: number): string =>
  `${commitsPrefix(dataset)}${unitName(unit)}/${sixDigits(sequence)}.json`;

/** Says that the metrics hold what the record of that number says. */
export const countedKey = (dataset: string, unit: Unit, sequence: number): string =>
  `${commitsPrefix(dataset)}${unitName(unit)}/${sixDigits(sequence)}.counted`;

/** A unit with the number of one of its commit records. */
export interface NumberedUnit {
  readonly unit: Unit;
  readonly sequence: number;
}

/** The unit and number that a commit record's key names; undefined for any other key. */
export const parseCommitKey = (key: string): NumberedUnit | undefined =>
  numberedUnitIn(/\/commit\/([^/]+)\/(\d{6})\.json$/, key);

/** The unit and number that a marker of {@link countedKey} names; undefined for any other key. */
export const parseCountedKey = (key: string): NumberedUnit | undefined =>
  numberedUnitIn(/\/commit\/([^/]+)\/(\d{6})\.counted$/, key);

/** What a unit's raw objects hold, named by those objects: other inputs, another sidecar. */
export const sidecarKey = (dataset: string, { unit, inputs, inputsHash }: Sidecar): string =>
  `${sidecarsPrefix(dataset)}${unitName(unit)}-${sixDigits(inputs)}-${inputsHash}.bin`;

/** What a sidecar's key says. */
export interface Sidecar {
  readonly unit: Unit;
  /** How many raw objects it is of. They only ever come, so of a unit's sidecars the one of most inputs is the latest. */
  readonly inputs: number;
  readonly inputsHash: string;
}

/** Where all sidecars begin. */
export const sidecarsPrefix = (dataset: string): string => `${datasetPrefix(dataset)}seen/`;

/** Where the sidecars of the hours of a day or a month begin, `2026-03-01` or `2026-03`. */
export const sidecarPrefix = (dataset: string, hours: string): string => `${sidecarsPrefix(dataset)}${hours}`;

/** Reads a sidecar's key; undefined for any other key. */
export const parseSidecarKey = (key: string): Sidecar | undefined => {
  const [, name = "", inputs, inputsHash = ""] = /\/seen\/(.+)-(\d{6})-([0-9a-f]{64})\.bin$/.exec(key) ?? [];
  const unit = unitNamed(name);
  return unit && { unit, inputs: Number(inputs), inputsHash };
};

/** The lines of a unit that an attempt could not take: `lake/events/quarantine/2026-03-01T18-s00-<attempt>.ndjson`. */
export const quarantineKey = (dataset: string, unit: Unit, attempt: AttemptId): string =>
  `${datasetPrefix(dataset)}quarantine/${unitName(unit)}-${attempt}.ndjson`;

/** The unit and attempt that a key of {@link quarantineKey} names; undefined for any other key. */
export const parseQuarantineKey = (key: string): Omit<DataFileName, "day"> | undefined => {
  const [, name = "", attempt = ""] = /\/quarantine\/(.{17})-([0-9a-z-]{8,64})\.ndjson$/.exec(key) ?? [];
  const unit = unitNamed(name);
  return unit && { unit, attempt: attempt as AttemptId };
};

/** Where a run that names no hour begins. */
export const watermarkKey = (dataset: string): string => `${datasetPrefix(dataset)}watermark.json`;

const sixDigits = (n: number): string => String(n).padStart(6, "0");

const numberedUnitIn = (pattern: RegExp, key: string): NumberedUnit | undefined => {
  const [, name = "", sequence] = pattern.exec(key) ?? [];
  const unit = unitNamed(name);
  return unit && { unit, sequence: Number(sequence) };
};

const rollUpNamedIn = (pattern: RegExp, key: string): RollUpName | undefined => {
  const [, day, attempt] = pattern.exec(key) ?? [];
  return day === undefined ? undefined : { day: day as Day, attempt: attempt as AttemptId };
};

/** Reads what {@link unitName} writes; undefined for anything else. */
export const unitNamed = (name: string): Unit | undefined => {
  const [, hour = "", shard = ""] = /^(\d{4}-\d\d-\d\dT\d\d)-s(\d\d)$/.exec(name) ?? [];
  return isHour(hour) && Number(shard) < maxShards ? { hour, shard: Number(shard) } : undefined;
};
