import type { Construct } from "constructs";
import { functionEnvironment } from "../modules/functions/functionEnvironment";
import type { NodeFunction } from "../modules/functions/nodeFunction";
import { ScheduledFunction } from "../modules/functions/scheduledFunction";
import type { ScheduleTarget } from "../modules/functions/scheduleTarget";
import { ShardedCompaction } from "../modules/functions/shardedCompaction";
import type { ItemTable } from "../modules/lake/itemTable";
import { Alarm } from "../modules/monitoring/alarm";
import type { Measure } from "../modules/monitoring/measure";
import { watchCompletion } from "../modules/monitoring/watchCompletion";
import { CompactEnvironment } from "../pipeline/compaction/compactEnvironment";
import type { Configuration } from "./configuration";
import type { Ground } from "./ground";
import type { PrimaryBuckets } from "./primaryBuckets";

/** What a compaction that fails or does not run does to whom. */
const harm = "owners do not see the last hours in their reports";

/** Raw becomes lake, five minutes past each hour, when that hour's batches are in; and closed hours get exact figures. */
export const compaction = (
  stack: Construct,
  configuration: Configuration,
  ground: Ground,
  { raw, lake }: PrimaryBuckets,
  metrics: ItemTable,
): ScheduledFunction => {
  const { place, names, operations, watch } = ground;
  const compact = new ScheduledFunction(stack, "compact", {
    ...place,
    names,
    key: operations.arn,
    logRetentionDays: configuration.logRetentionDays,
    handler: "compact",
    description: "Turns closed hours of raw objects into Parquet and commits them to the lake.",
    environment: functionEnvironment(CompactEnvironment, {
      RAW_STORE: { kind: "s3", bucket: names.rawBucket },
      LAKE_STORE: { kind: "s3", bucket: names.lakeBucket },
      METRICS_TABLE: metrics.name,
      DEDUP_WINDOWS: configuration.dedupWindowHours,
      LOOKBACK_HOURS: configuration.lookbackHours,
    }),
    size: configuration.compact,
    timeoutSeconds: 900,
    cron: "cron(5 * * * ? *)",
    monitoring: { watch, quietHours: 2, harm },
    startedBy:
      configuration.shards > 1 ? (target) => byShards(stack, configuration, ground, target) : undefined,
  });
  raw.grantRead(compact.target.role, "raw/", { mayMiss: true });
  lake.grantRead(compact.target.role, "lake/", { mayMiss: true });
  lake.grantUpload(compact.target.role, "lake/");
  metrics.grantUpdate(compact.target.role);
  if (configuration.shards === 1) watchProgress(stack, ground, compact.target.completed);
  return compact;
};

/** Whether it is late because of one long night or for good, owners cannot tell: three hours are told. */
const watchProgress = (stack: Construct, { watch }: Ground, completed: Measure): void => {
  watchCompletion(stack, "compact_behind", watch, {
    part: "compact",
    completed,
    hours: 3,
    runbook: "compaction-behind",
    harm,
  });
};

const byShards = (
  stack: Construct,
  { shards, logRetentionDays }: Configuration,
  ground: Ground,
  compact: NodeFunction,
): ScheduleTarget => {
  const { place, names, operations, watch } = ground;
  const machine = new ShardedCompaction(stack, "sharded_compaction", {
    ...place,
    names,
    part: "compact-shards",
    key: operations,
    logRetentionDays,
    compact,
    shards,
  });
  new Alarm(stack, "sharded_compaction_failing", {
    ...watch,
    part: "compact-shards-failing",
    hurt: `The state machine ${machine.name} failed after all its retries, or was stuck, so ${harm}.`,
    runbook: "function-failing",
    measure: {
      expression: "SUM([failed, stuck])",
      label: "executions that came to nothing",
      of: {
        failed: { metric: machine.metric("ExecutionsFailed"), statistic: "Sum" },
        // what takes longer than it may counts as no failure
        stuck: { metric: machine.metric("ExecutionsTimedOut"), statistic: "Sum" },
      },
    },
    breaches: "above",
    threshold: 0,
    periodSeconds: 3600,
    periods: 1,
    silence: "fine",
  });
  watchProgress(stack, ground, machine.completed);
  return machine;
};
