import { randomUUID } from "node:crypto";
import { version } from "../package.json";
import { compactedDatasets } from "../pipeline/compaction/compactedDatasets";
import type { AttemptId } from "../pipeline/lake/lakeKey";
import { type RollUpReport, rollUp } from "../pipeline/rollUp/rollUp";
import { RollUpEnvironment } from "../pipeline/rollUp/rollUpEnvironment";
import { usualTargetBytes } from "../pipeline/rollUp/rollUpParts";
import { openStore } from "../pipeline/storage/openStore";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(RollUpEnvironment, process.env);

const lake = openStore(environment.LAKE_STORE);

/** Of the quarter of an hour that the function has, what is left when the last roll-up is begun is enough for it. */
const stopAfterMs = 9 * 60_000;

/**
 * The daily roll-up of all datasets, each to a report of its own. EventBridge Scheduler invokes it with `{}`, and there is
 * nothing to ask of it. Rejects where something failed, after all else is done, so that the invocation counts as an
 * error and is tried again.
 */
export const handler = async (): Promise<readonly RollUpReport[]> => {
  const startedAtMs = Date.now();
  const reports: RollUpReport[] = [];
  for (const dataset of Object.values(compactedDatasets)) {
    const report = await rollUp({
      dataset,
      lake,
      closedAfterDays: environment.CLOSED_AFTER_DAYS,
      stopAfterMs: Math.max(0, startedAtMs + stopAfterMs - Date.now()),
      targetBytes: usualTargetBytes,
      now: Date.now,
      newAttemptId: () => randomUUID() as AttemptId,
      createdBy: `footfall version ${version}`,
    })();
    logLine(report);
    reports.push(report);
  }
  const failures = reports.flatMap(({ dataset, failures: each }) =>
    each.map(({ day, error }) => `${dataset}/${day}: ${error}`),
  );
  if (failures.length > 0) throw new Error(`roll-up failed: ${failures.join("; ")}`);
  return reports;
};
