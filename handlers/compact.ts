import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { version } from "../package.json";
import { type CompactionReport, compact } from "../pipeline/compaction/compact";
import { compactDatasets } from "../pipeline/compaction/compactDatasets";
import { CompactEnvironment } from "../pipeline/compaction/compactEnvironment";
import { compactedDatasets } from "../pipeline/compaction/compactedDatasets";
import { CompactionOrder } from "../pipeline/compaction/compactionOrder";
import type { DatasetName } from "../pipeline/event/datasets";
import { decode } from "../pipeline/event/decode";
import type { AttemptId } from "../pipeline/lake/lakeKey";
import { metricsTableOf } from "../pipeline/metrics/metricsTable.dynamodb";
import { openStore } from "../pipeline/storage/openStore";
import { dirScratchFiles } from "../pipeline/storage/scratchFile.dir";
import { decodeEnvironment } from "./environment";
import { logLine } from "./log";

const environment = decodeEnvironment(CompactEnvironment, process.env);

/** Some 60 MB: beyond, an hour is read twice, with its sightings in /tmp. */
const sightingsInMemory = 1_500_000;

const compactOne = (dataset: DatasetName) =>
  compact({
    dataset: compactedDatasets[dataset],
    raw: openStore(environment.RAW_STORE),
    lake: openStore(environment.LAKE_STORE),
    metrics: metricsTableOf(environment.METRICS_TABLE),
    dedupWindowHours: environment.DEDUP_WINDOWS[dataset],
    lookbackHours: environment.LOOKBACK_HOURS,
    spilling: { sightingsInMemory, newScratchFile: dirScratchFiles(tmpdir()) },
    now: Date.now,
    newAttemptId: () => randomUUID() as AttemptId,
    createdBy: `footfall version ${version}`,
  });

const run = compactDatasets({
  compact: {
    events: compactOne("events"),
    orders: compactOne("orders"),
    customers: compactOne("customers"),
    payments: compactOne("payments"),
  },
  log: logLine,
});

/**
 * The hourly compaction of all datasets, each to a report of its own. EventBridge Scheduler invokes it with `{}`; an
 * operator may name a dataset and an hour, `{"dataset": "orders", "hour": "2026-03-01T18"}`; where hours are sharded, a
 * state machine names each shard, `{"shard": "07"}`, and none at the end. Rejects when a unit failed, after all others
 * are done, so that the invocation counts as an error and is tried again.
 */
export const handler = async (input: unknown): Promise<readonly CompactionReport[]> => {
  const order = decode(CompactionOrder, input ?? {});
  if (order.kind === "invalid") throw new Error(`compaction order: ${order.errors.join("; ")}`);
  const { reports, failures } = await run(order.value);
  if (failures.length > 0) throw new Error(`compaction failed: ${failures.join("; ")}`);
  return reports;
};
