import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { version } from "../../../package.json";
import { type CompactionReport, compact } from "../../../pipeline/compaction/compact";
import { compactedDatasets } from "../../../pipeline/compaction/compactedDatasets";
import type { AttemptId } from "../../../pipeline/lake/lakeKey";
import { UserDayMetricsText } from "../../../pipeline/metrics/userDayMetricsText";
import { type Hour, hoursAfter, startOf } from "../../../pipeline/raw/rawKey";
import { dirObjectStore } from "../../../pipeline/storage/objectStore.dir";
import { dirScratchFiles } from "../../../pipeline/storage/scratchFile.dir";

/**
 * Compacts an hour of events, once it is over, as the Lambda function does, but from and into folders, and with the metrics of user-days
 * encoded as a table would have them, and let go. Rejects where a unit fails.
 */
export const compactHour = async (
  rawFolder: string,
  lakeFolder: string,
  hour: Hour,
): Promise<CompactionReport> => {
  const report = await compact({
    dataset: compactedDatasets.events,
    raw: dirObjectStore({ folder: rawFolder, bucket: "raw" }),
    lake: dirObjectStore({ folder: lakeFolder, bucket: "lake" }),
    metrics: {
      close: async ({ metrics }) => (UserDayMetricsText.encode(metrics) === "" ? "too_large" : "closed"),
    },
    spilling: { sightingsInMemory: 1_500_000, newScratchFile: dirScratchFiles(tmpdir()) },
    dedupWindowHours: 24,
    lookbackHours: 3,
    now: () => startOf(hoursAfter(hour, 1)) + 300_000,
    newAttemptId: () => randomUUID() as AttemptId,
    createdBy: `footfall version ${version}`,
  })({ hour });
  const [failure] = report.failures;
  if (failure !== undefined) throw new Error(`${failure.unit}: ${failure.error}`);
  return report;
};
