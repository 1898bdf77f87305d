import {
  type Day,
  dayOfManifest,
  hourCommitPrefix,
  manifestPrefix,
  parseCommitKey,
  parseCountedKey,
  parseSidecarKey,
  type Sidecar,
  sidecarPrefix,
  type Unit,
} from "../lake/lakeKey";
import type { UserDay } from "../metrics/userDay";
import type { UserDayMetrics } from "../metrics/userDayMetrics";
import { listRawHour, type RawHour } from "../raw/rawHour";
import { type Hour, hoursAfter, rawHourPrefix, type Shard } from "../raw/rawKey";
import type { ETag, ObjectKey, ObjectStore } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";
import { noSidecars, type ReadSidecars } from "./earlierIdentities";
import type { HeldSightings } from "./heldSightings";

/**
 * What a compaction of an hour goes by. The manifests' tags are taken first and the raw objects listed last.
 * Whoever commits to a manifest in between, perhaps with more inputs, changes its tag, and the commit that goes
 * by this view fails instead of undoing that work. And what a listed commit record has read, and the sidecars that it
 * went by, were there when they were listed here: where a raw object is missing, it has gone, and no record of a
 * later number knows less than an earlier one.
 */
export interface HourView {
  /** The tag of each day's manifest; this run's own commits keep it up to date. */
  readonly manifestTags: Map<Day, ETag>;
  /** The sidecars in the window before the hour and of the hour itself; this run's own are added. */
  readonly sidecars: Map<ObjectKey, ListedSidecar>;
  /** The commit records of the hour's units; this run's own are added. */
  readonly commits: Map<ObjectKey, Unit>;
  /** The markers of what the metrics hold. */
  readonly counted: ReadonlySet<ObjectKey>;
  readonly raw: RawHour;
  /** What was read, and learnt, for units of the hour: it goes from view to view. */
  readonly learnt: Learnt;
}

/** A sidecar with its size. */
export interface ListedSidecar extends Sidecar {
  readonly bytes: number;
}

/** What never changes, however often the stores are looked at. */
export interface Learnt {
  /** The sidecars read so far, for one unit after another. */
  read: ReadSidecars;
  /** Those read so far only to see whether they change a unit that was compacted before. */
  compared: ReadSidecars;
  /** Sidecars of this run's units that are not stored yet. */
  readonly sidecars: Map<ObjectKey, HeldSightings>;
  /** Metrics of this run's units that the table does not hold yet, by the attempt that encoded them. */
  readonly userDays: Map<string, Iterable<readonly [UserDay, UserDayMetrics]>>;
}

/** Looks at the stores, in the order that the protocol demands. What an older view of the hour has learnt is kept. */
export const viewHour = async (parts: CompactionParts, hour: Hour, older?: HourView): Promise<HourView> => {
  const manifestTags = await listManifests(parts);
  const { commits, counted } = await listCommits(parts, hour);
  const sidecars = await listSidecars(parts, hour);
  const raw = await listRawHour(parts.raw, parts.dataset.name, hour);
  const learnt = older?.learnt ?? {
    read: noSidecars(),
    compared: noSidecars(),
    sidecars: new Map(),
    userDays: new Map(),
  };
  return { manifestTags, sidecars, commits, counted, raw, learnt };
};

/** True of an hour that has no raw objects and never had: most hours of most datasets, told by two listings. */
export const isUntouched = async (parts: CompactionParts, hour: Hour): Promise<boolean> =>
  (await isEmpty(parts.raw, rawHourPrefix(parts.dataset.name, hour))) &&
  (await isEmpty(parts.lake, hourCommitPrefix(parts.dataset.name, hour)));

const isEmpty = async (store: ObjectStore, prefix: string): Promise<boolean> => {
  for await (const _ of store.list(prefix)) return false;
  return true;
};

/** The shards that the hour has, or had when it was compacted before. */
export const shardsOf = ({ raw, commits }: HourView): readonly Shard[] =>
  [...new Set([...raw.shards.keys(), ...[...commits.values()].map(({ shard }) => shard)])].sort(
    (a, b) => a - b,
  );

/** A unit's commit records, in the order of their numbers: its attempts that got so far. */
export const commitsOf = ({ commits }: HourView, { shard }: Unit): readonly ObjectKey[] =>
  [...commits]
    .filter(([, unit]) => unit.shard === shard)
    .map(([key]) => key)
    .sort();

/**
 * The latest sidecar of each unit before a unit, in the order of the units: its events are no repetition of theirs. An
 * older one of the same unit may have sighted another version of an event first.
 */
export const sidecarsBefore = ({ sidecars }: HourView, { hour, shard }: Unit): readonly ObjectKey[] => {
  const latest = new Map<string, ObjectKey>();
  for (const [key, { unit }] of [...sidecars].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (unit.hour < hour || (unit.hour === hour && unit.shard < shard))
      latest.set(`${unit.hour} ${unit.shard}`, key);
  return [...latest.values()].sort();
};

const listManifests = async ({ lake, dataset }: CompactionParts): Promise<Map<Day, ETag>> => {
  const tags = new Map<Day, ETag>();
  for await (const { key, etag } of lake.list(manifestPrefix(dataset.name))) {
    const day = dayOfManifest(key);
    if (day !== undefined) tags.set(day, etag);
  }
  return tags;
};

const listCommits = async (
  { lake, dataset }: CompactionParts,
  hour: Hour,
): Promise<Pick<HourView, "commits" | "counted">> => {
  const commits = new Map<ObjectKey, Unit>();
  const counted = new Set<ObjectKey>();
  for await (const { key } of lake.list(hourCommitPrefix(dataset.name, hour))) {
    const record = parseCommitKey(key);
    if (record !== undefined) commits.set(key, record.unit);
    if (parseCountedKey(key) !== undefined) counted.add(key);
  }
  return { commits, counted };
};

/** Beyond, months are listed and not days: that takes fewer requests, though it lists what lies before the window. */
const longWindowHours = 7 * 24;

const listSidecars = async (
  { lake, dataset, dedupWindowHours }: CompactionParts,
  hour: Hour,
): Promise<Map<ObjectKey, ListedSidecar>> => {
  const first = hoursAfter(hour, -dedupWindowHours);
  const parts = new Set<string>();
  const isLong = dedupWindowHours > longWindowHours;
  for (let at = first; at <= hour; at = hoursAfter(at, 1))
    parts.add(at.slice(0, (isLong ? "2026-03" : "2026-03-01").length));
  const sidecars = new Map<ObjectKey, ListedSidecar>();
  for (const part of parts) {
    for await (const { key, size } of lake.list(sidecarPrefix(dataset.name, part))) {
      const sidecar = parseSidecarKey(key);
      if (sidecar !== undefined && sidecar.unit.hour >= first && sidecar.unit.hour <= hour)
        sidecars.set(key, { ...sidecar, bytes: size });
    }
  }
  return sidecars;
};
