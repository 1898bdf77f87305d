import { type Hour, isHour, type Shard, twoDigits } from "../raw/rawKey";

/** A UTC date, as `2026-03-01`: the lake's partition. */
export type Day = string & { readonly Day: unique symbol };

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

/** Where the commit records of all units of an hour begin. */
export const hourCommitPrefix = (dataset: string, hour: Hour): string =>
  `${datasetPrefix(dataset)}commit/${hour}-s`;

/** Where a unit's commit records begin. */
export const commitPrefix = (dataset: string, unit: Unit): string =>
  `${datasetPrefix(dataset)}commit/${unitName(unit)}/`;

const commitUnit = /\/commit\/(\d{4}-\d\d-\d\dT\d\d)-s(\d\d)\/[^/]+\.json$/;

/** The unit that a commit record's key names; undefined for any other key. */
export const unitOfCommit = (key: string): Unit | undefined => unitIn(commitUnit, key);

/** What one attempt read and wrote. */
export const commitKey = (dataset: string, unit: Unit, attempt: AttemptId): string =>
  `${commitPrefix(dataset, unit)}${attempt}.json`;

/** The ids in a unit's raw objects, named by those objects: other inputs, another sidecar. */
export const sidecarKey = (dataset: string, unit: Unit, inputsHash: string): string =>
  `${datasetPrefix(dataset)}ids/${unitName(unit)}-${inputsHash}.bin`;

/** Where the sidecars of a day's hours begin. */
export const sidecarPrefix = (dataset: string, date: string): string =>
  `${datasetPrefix(dataset)}ids/${date}T`;

const sidecarUnit = /\/ids\/(\d{4}-\d\d-\d\dT\d\d)-s(\d\d)-[0-9a-f]{64}\.bin$/;

/** The unit that a sidecar's key names; undefined for any other key. */
export const unitOfSidecar = (key: string): Unit | undefined => unitIn(sidecarUnit, key);

const unitIn = (pattern: RegExp, key: string): Unit | undefined => {
  const [, hour, shard] = pattern.exec(key) ?? [];
  return hour !== undefined && isHour(hour) ? { hour, shard: Number(shard) } : undefined;
};
