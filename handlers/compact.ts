import { randomUUID } from "node:crypto";
import { version } from "../package.json";
import { type CompactionReport, compact } from "../pipeline/compaction/compact";
import { CompactEnvironment } from "../pipeline/compaction/compactEnvironment";
import { CompactionOrder } from "../pipeline/compaction/compactionOrder";
import { decode } from "../pipeline/event/decode";
import type { AttemptId } from "../pipeline/lake/lakeKey";
import { metricsTableOf } from "../pipeline/metrics/metricsTable.dynamodb";
import { openStore } from "../pipeline/storage/openStore";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(CompactEnvironment, process.env);

const run = compact({
  dataset: "events",
  raw: openStore(environment.RAW_STORE),
  lake: openStore(environment.LAKE_STORE),
  metrics: metricsTableOf(environment.METRICS_TABLE),
  dedupWindowHours: environment.DEDUP_WINDOWS.events,
  lookbackHours: environment.LOOKBACK_HOURS,
  now: Date.now,
  newAttemptId: () => randomUUID() as AttemptId,
  createdBy: `footfall version ${version}`,
});

/**
 * The hourly compaction. EventBridge Scheduler invokes it with `{}`; an operator may name an hour,
 * `{"hour": "2026-03-01T18"}`; where hours are sharded, a state machine names each shard, `{"shard": "07"}`, and none at
 * the end. Rejects when a unit failed, after all others are done, so that the invocation
 * counts as an error and is tried again.
 */
export const handler = async (input: unknown): Promise<CompactionReport> => {
  const order = decode(CompactionOrder, input ?? {});
  if (order.kind === "invalid") throw new Error(`compaction order: ${order.errors.join("; ")}`);
  const report = await run(order.value);
  logLine(report);
  if (report.failures.length > 0)
    throw new Error(
      `compaction failed: ${report.failures.map(({ unit, error }) => `${unit}: ${error}`).join("; ")}`,
    );
  return report;
};
