import type { CommitRecord } from "../lake/commitRecord";
import { parseSidecarKey, type Unit, unitName } from "../lake/lakeKey";
import type { ObjectKey } from "../storage/objectStore";
import type { CompactionParts } from "./compactionParts";
import { earlierSightings, sizedSidecars } from "./earlierSightings";
import { holdsAnyOf, type OwnSightings } from "./holdsAnyOf";
import type { HourView } from "./hourView";
import { putRecord } from "./putRecord";

/**
 * The commit record of an attempt at the same raw objects, written anew for the sidecars of now. Where those that
 * have come since hold none of the unit's events, another attempt would write the same rows, so the files there
 * are stand. Undefined where they hold one, where a sidecar that was gone by has none of its unit in its place, where
 * the unit's own sightings are not at hand, or where another record took the number: then the unit has to be encoded,
 * or looked at again.
 */
export const confirmRecord = async (
  parts: CompactionParts,
  unit: Unit,
  view: HourView,
  record: CommitRecord | undefined,
  ownSidecar: ObjectKey,
  sidecars: readonly ObjectKey[],
): Promise<CommitRecord | "overtaken" | undefined> => {
  if (record === undefined || !areReplaced(record.sidecars, sidecars)) return undefined;
  const own = ownSightings(parts, view, ownSidecar);
  if (own === undefined) return undefined;

  const before = new Set(record.sidecars);
  const since = sizedSidecars(
    sidecars.filter((key) => !before.has(key)),
    view.sidecars,
  );
  const isAnyHeld = since && (await holdsAnyOf(parts, view, own, since));
  if (isAnyHeld === undefined) return "overtaken";
  if (isAnyHeld) return undefined;

  return putRecord(parts, unit, view, { ...record, attempt: parts.newAttemptId(), sidecars });
};

/** True where each sidecar is there still, or another of the same unit: one of more raw objects, with all its events. */
const areReplaced = (some: readonly ObjectKey[], all: readonly ObjectKey[]): boolean => {
  const units = new Set(all.map(unitOf));
  return some.every((key) => units.has(unitOf(key)));
};

const unitOf = (key: ObjectKey): string => {
  const sidecar = parseSidecarKey(key);
  return sidecar === undefined ? key : unitName(sidecar.unit);
};

/** What the unit's sidecar holds: made by this run, or left by an earlier one. */
const ownSightings = (
  { lake }: CompactionParts,
  view: HourView,
  key: ObjectKey,
): OwnSightings | undefined => {
  const made = view.learnt.sidecars.get(key);
  if (made !== undefined) return made;
  const bytes = view.sidecars.get(key)?.bytes;
  if (bytes === undefined) return undefined;
  return {
    bytes,
    pieces: async function* () {
      for await (const { sightings } of earlierSightings(lake, [{ key, bytes }])) yield sightings;
    },
  };
};
