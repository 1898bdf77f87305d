import type { EpochMs } from "../event/fieldType";
import type { AttemptId } from "../lake/lakeKey";
import type { MetricsTable } from "../metrics/metricsTable";
import type { ObjectStore } from "../storage/objectStore";
import type { NewScratchFile } from "../storage/scratchFile";
import type { CompactedDataset } from "./compactedDataset";

/** Where a unit goes that is too large for memory. */
export interface Spilling {
  /** Of the unit and of the window before it together: about 40 bytes each. Beyond, the unit is read by a plan. */
  readonly sightingsInMemory: number;
  readonly newScratchFile: NewScratchFile;
}

/** What compaction works with. */
export interface CompactionParts {
  readonly dataset: CompactedDataset;
  readonly raw: ObjectStore;
  readonly lake: ObjectStore;
  /** Where closed hours get their exact values, of a dataset that the metrics are made of. */
  readonly metrics: Pick<MetricsTable, "close">;
  /** A record whose identity appeared in so many hours before its own is a duplicate. */
  readonly dedupWindowHours: number;
  /** A run that names no hour looks at so many closed hours at least. */
  readonly lookbackHours: number;
  readonly now: () => EpochMs;
  /** Never the same twice: data files are named by it. */
  readonly newAttemptId: () => AttemptId;
  /** Without it, all sightings are held in memory, however many they are. */
  readonly spilling?: Spilling;
  /** Written into every data file: `footfall version 1.2.3`. */
  readonly createdBy: string;
}
