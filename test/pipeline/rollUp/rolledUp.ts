import { compactedDatasets } from "../../../pipeline/compaction/compactedDatasets";
import type { DatasetName } from "../../../pipeline/event/datasets";
import type { AttemptId } from "../../../pipeline/lake/lakeKey";
import { type RollUpReport, rollUp } from "../../../pipeline/rollUp/rollUp";
import type { RollUpParts } from "../../../pipeline/rollUp/rollUpParts";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";

let attempts = 0;

/** Rolls a dataset's closed days up as if it were a time. */
export const rolledUp = (
  lake: ObjectStore,
  at: string,
  {
    dataset = "events",
    ...parts
  }: Partial<Omit<RollUpParts, "dataset">> & { readonly dataset?: DatasetName } = {},
): Promise<RollUpReport> =>
  rollUp({
    dataset: compactedDatasets[dataset],
    lake,
    closedAfterDays: 2,
    stopAfterMs: 60_000,
    targetBytes: 128 * 2 ** 20,
    now: () => Date.parse(at),
    newAttemptId: () => {
      attempts += 1;
      return `roll-up-${String(attempts).padStart(4, "0")}` as AttemptId;
    },
    createdBy: "footfall version 0.0.0",
    ...parts,
  })();
