import type { EpochMs } from "../event/fieldType";

/** A UTC hour, as `2026-03-01T18`: the unit in which raw objects are filed and compacted. */
export type Hour = string & { readonly Hour: unique symbol };

const hourMs = 3_600_000;
const hourPattern = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3])$/;

/** The hour that an instant falls into: 18:00:00.000 belongs to hour 18. */
export const hourOf = (ms: EpochMs): Hour => new Date(ms).toISOString().slice(0, 13) as Hour;

/** The instant at which an hour begins. */
export const startOf = (hour: Hour): EpochMs => Date.parse(`${hour}:00:00.000Z`);

/** The hour `count` hours after (before, when negative) an hour. */
export const hoursAfter = (hour: Hour, count: number): Hour => hourOf(startOf(hour) + count * hourMs);

/** True for the text of a real UTC hour. */
export const isHour = (text: string): text is Hour =>
  hourPattern.test(text) && !Number.isNaN(startOf(text as Hour)) && hourOf(startOf(text as Hour)) === text;

/** One share of an hour's batches, from 0; an hour has as many as the configuration says. */
export type Shard = number;

/** Where a dataset's raw objects begin: `raw/events/`. */
export const rawPrefix = (dataset: string): string => `raw/${dataset}/`;

/** Where the raw objects of a UTC date begin: `raw/events/dt=2026-03-01/`. */
export const rawDayPrefix = (dataset: string, date: string): string => `${rawPrefix(dataset)}dt=${date}/`;

/** Where the raw objects of an hour begin: `raw/events/dt=2026-03-01/hr=18/`. */
export const rawHourPrefix = (dataset: string, hour: Hour): string =>
  `${rawDayPrefix(dataset, hour.slice(0, 10))}hr=${hour.slice(11)}/`;

/** Where the raw objects of one shard of an hour begin: `raw/events/dt=2026-03-01/hr=18/s=00/`. */
export const rawShardPrefix = (
  dataset: string,
  { hour, shard }: { readonly hour: Hour; readonly shard: Shard },
): string => `${rawHourPrefix(dataset, hour)}s=${twoDigits(shard)}/`;

/** What a raw object's key says. */
export interface RawKey {
  readonly dataset: string;
  /** The hour in which ingest received the batch. */
  readonly hour: Hour;
  readonly shard: Shard;
  /** SHA-256 of the batch's canonical events, in hex. */
  readonly batchId: string;
}

/** `raw/events/dt=2026-03-01/hr=18/s=00/<batchId>.ndjson.gz` */
export const rawKey = ({ dataset, hour, shard, batchId }: RawKey): string =>
  `${rawShardPrefix(dataset, { hour, shard })}${batchId}.ndjson.gz`;

const rawKeyPattern =
  /^raw\/([a-z_]+)\/dt=(\d{4}-\d\d-\d\d)\/hr=(\d\d)\/s=(\d\d)\/([0-9a-f]{64})\.ndjson\.gz$/;

/** Reads a raw object's key; undefined for a key that ingest never writes. */
export const parseRawKey = (key: string): RawKey | undefined => {
  const parts = rawKeyPattern.exec(key);
  if (parts === null) return undefined;
  const [, dataset = "", date = "", hr = "", shard = "", batchId = ""] = parts;
  const hour = `${date}T${hr}`;
  return isHour(hour) && Number(shard) < maxShards
    ? { dataset, hour, shard: Number(shard), batchId }
    : undefined;
};

/** Where rejected events wait, with their reasons, to be corrected and replayed. */
export const rejectedKey = (dataset: string, hour: Hour, batchId: string): string =>
  `rejected/${dataset}/dt=${hour.slice(0, 10)}/hr=${hour.slice(11)}/${batchId}.ndjson.gz`;

/** The most shards an hour can have: the key has two digits for them. */
export const maxShards = 64;

/** The shard of a batch: a function of its id alone, so that a retried batch meets its first copy. */
export const shardOf = (batchId: string, shards: number): Shard =>
  Number.parseInt(batchId.slice(0, 8), 16) % shards;

/** 7 → "07" */
export const twoDigits = (n: number): string => String(n).padStart(2, "0");
