import {
  type Day,
  dayOfManifest,
  hourCommitPrefix,
  manifestPrefix,
  sidecarPrefix,
  type Unit,
  unitOfCommit,
  unitOfSidecar,
} from "../lake/lakeKey";
import { listRawHour, type RawHour } from "../raw/rawHour";
import { type Hour, hoursAfter, type Shard } from "../raw/rawKey";
import type { ETag, ObjectKey } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";
import { noSidecars, type ReadSidecars } from "./earlierIdentities";

/**
 * What a compaction of an hour goes by. The manifests' tags are taken first and the raw objects listed last.
 * Whoever commits to a manifest in between, perhaps with more inputs, changes its tag, and the commit that goes
 * by this view fails instead of undoing that work. And what a listed commit record has read was there when the
 * raw objects were listed: where it is missing, it has gone.
 */
export interface HourView {
  /** The tag of each day's manifest; this run's own commits keep it up to date. */
  readonly manifestTags: Map<Day, ETag>;
  /** The sidecars in the window before the hour and of the hour itself; this run's own are added. */
  readonly sidecars: Map<ObjectKey, Unit>;
  /** The commit records of the hour's units. */
  readonly commits: ReadonlyMap<ObjectKey, Unit>;
  readonly raw: RawHour;
  /** The sidecars read so far, for one unit after another. */
  read: ReadSidecars;
  /** Those read so far only to see whether they change a unit that was compacted before. */
  compared: ReadSidecars;
  /** Sidecars of this run's units that are not stored yet. */
  readonly made: Map<ObjectKey, Uint8Array>;
}

/**
 * Looks at the stores, in the order that the protocol demands. What was read for an older view of the hour, and never
 * changes, is kept.
 */
export const viewHour = async (parts: CompactionParts, hour: Hour, older?: HourView): Promise<HourView> => {
  const manifestTags = await listManifests(parts);
  const sidecars = await listSidecars(parts, hour);
  const commits = await listCommits(parts, hour);
  const raw = await listRawHour(parts.raw, parts.dataset, hour);
  return {
    manifestTags,
    sidecars,
    commits,
    raw,
    read: older?.read ?? noSidecars(),
    compared: older?.compared ?? noSidecars(),
    made: older?.made ?? new Map(),
  };
};

/** The shards that the hour has, or had when it was compacted before. */
export const shardsOf = ({ raw, commits }: HourView): readonly Shard[] =>
  [...new Set([...raw.shards.keys(), ...[...commits.values()].map(({ shard }) => shard)])].sort(
    (a, b) => a - b,
  );

/** A unit's commit records: its attempts that got so far. */
export const commitsOf = ({ commits }: HourView, { shard }: Unit): readonly ObjectKey[] =>
  [...commits].filter(([, unit]) => unit.shard === shard).map(([key]) => key);

/** The sidecars of the units before a unit, in ascending order: its events are no repetition of theirs. */
export const sidecarsBefore = ({ sidecars }: HourView, { hour, shard }: Unit): readonly ObjectKey[] =>
  [...sidecars]
    .filter(([, unit]) => unit.hour < hour || (unit.hour === hour && unit.shard < shard))
    .map(([key]) => key)
    .sort();

const listManifests = async ({ lake, dataset }: CompactionParts): Promise<Map<Day, ETag>> => {
  const tags = new Map<Day, ETag>();
  for await (const { key, etag } of lake.list(manifestPrefix(dataset))) {
    const day = dayOfManifest(key);
    if (day !== undefined) tags.set(day, etag);
  }
  return tags;
};

const listCommits = async (
  { lake, dataset }: CompactionParts,
  hour: Hour,
): Promise<ReadonlyMap<ObjectKey, Unit>> => {
  const commits = new Map<ObjectKey, Unit>();
  for await (const { key } of lake.list(hourCommitPrefix(dataset, hour))) {
    const unit = unitOfCommit(key);
    if (unit !== undefined) commits.set(key, unit);
  }
  return commits;
};

const listSidecars = async (
  { lake, dataset, dedupWindowHours }: CompactionParts,
  hour: Hour,
): Promise<Map<ObjectKey, Unit>> => {
  const first = hoursAfter(hour, -dedupWindowHours);
  const dates = new Set<string>();
  for (let at = first; at <= hour; at = hoursAfter(at, 1)) dates.add(at.slice(0, 10));
  const sidecars = new Map<ObjectKey, Unit>();
  for (const date of dates) {
    for await (const { key } of lake.list(sidecarPrefix(dataset, date))) {
      const unit = unitOfSidecar(key);
      if (unit !== undefined && unit.hour >= first && unit.hour <= hour) sidecars.set(key, unit);
    }
  }
  return sidecars;
};
