import {
  type Day,
  dayOfManifest,
  manifestPrefix,
  sidecarPrefix,
  type Unit,
  unitOfSidecar,
} from "../lake/lakeKey";
import { listRawHour, type RawHour } from "../raw/rawHour";
import { type Hour, hoursAfter } from "../raw/rawKey";
import type { ETag, ObjectKey } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";

/**
 * What a compaction of an hour goes by. The manifests' tags are taken first and the raw objects listed after
 * them: whoever commits to a manifest in between, perhaps with fewer inputs, changes its tag, and the commit
 * that goes by this view fails instead of undoing that work.
 */
export interface HourView {
  /** The tag of each day's manifest; this run's own commits keep it up to date. */
  readonly manifestTags: Map<Day, ETag>;
  /** The sidecars in the window before the hour and of the hour itself; this run's own are added. */
  readonly sidecars: Map<ObjectKey, Unit>;
  readonly raw: RawHour;
}

/** Looks at the stores, in the order that the protocol demands. */
export const viewHour = async (parts: CompactionParts, hour: Hour): Promise<HourView> => {
  const manifestTags = await listManifests(parts);
  const sidecars = await listSidecars(parts, hour);
  return { manifestTags, sidecars, raw: await listRawHour(parts.raw, parts.dataset, hour) };
};

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
