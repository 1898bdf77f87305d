import type { CompactedDataset } from "../compaction/compactedDataset";
import type { EpochMs } from "../event/fieldType";
import type { AttemptId } from "../lake/lakeKey";
import type { ObjectStore } from "../storage/objectStore";

/** What the roll-up works with. */
export interface RollUpParts {
  readonly dataset: Pick<CompactedDataset, "name" | "columns" | "sortedBy">;
  readonly lake: ObjectStore;
  /** A day is closed so many days after its end: until then its files still change much. */
  readonly closedAfterDays: number;
  /** After so long a run begins no further roll-up, and leaves the rest to the next. */
  readonly stopAfterMs: number;
  /** Files of so many bytes are as large as readers want them, and are not made larger. */
  readonly targetBytes: number;
  readonly now: () => EpochMs;
  /** Never the same twice: data files are named by it. */
  readonly newAttemptId: () => AttemptId;
  /** Written into every data file: `footfall version 1.2.3`. */
  readonly createdBy: string;
}

/** What Athena reads best, and what fits in memory while it is made. */
export const usualTargetBytes = 128 * 2 ** 20;
