import type { Construct } from "constructs";
import type { QueueFedFunction } from "../modules/functions/queueFedFunction";
import type { ScheduledFunction } from "../modules/functions/scheduledFunction";
import type { CounterTable } from "../modules/lake/counterTable";
import { BudgetAlert } from "../modules/monitoring/budgetAlert";
import { LogMetrics } from "../modules/monitoring/logMetrics";
import { OperationsDashboard } from "../modules/monitoring/operationsDashboard";
import { watchFigures } from "../modules/monitoring/watchFigures";
import { watchIngest } from "../modules/monitoring/watchIngest";
import { watchLake } from "../modules/monitoring/watchLake";
import { watchReplicationFailures } from "../modules/monitoring/watchReplication";
import { watchTable } from "../modules/monitoring/watchTable";
import type { Collector } from "./collector";
import type { Configuration } from "./configuration";
import { type Ground, replicatedBuckets } from "./ground";

/** What is looked at. */
export interface Watched extends Collector {
  readonly count: QueueFedFunction;
  readonly compact: ScheduledFunction;
  readonly sweep: ScheduledFunction;
  readonly metrics: CounterTable;
}

/** Who is told, of what, and one page that shows it all. Functions by the clock, and count, bring alarms of their own. */
export const monitoring = (
  stack: Construct,
  configuration: Configuration,
  { place, names, topic, watch }: Ground,
  { ingest, api, count, compact, sweep, metrics }: Watched,
): void => {
  const { alarms, monthlyBudgetUsd, backupRegion } = configuration;
  const buckets = replicatedBuckets(names);
  const workgroup = names.regional("reports");
  new LogMetrics(stack, "numbers", {
    names,
    logGroups: { ingest: ingest.logGroup, api: api.accessLogGroup, compact: compact.target.logGroup },
  });
  watchIngest(stack, watch, {
    ingest,
    api,
    latencyMs: alarms.ingestLatencyMs,
    rejectedPercent: alarms.rejectedPercent,
  });
  watchLake(stack, watch, { workgroup, scannedGbPerDay: alarms.scannedGbPerDay });
  watchFigures(stack, watch);
  watchTable(stack, "metrics_table", watch, {
    part: "metrics",
    tableName: metrics.name,
    harm: "the figures of the open hour are behind",
  });
  watchReplicationFailures(stack, watch, buckets);
  if (monthlyBudgetUsd !== null)
    new BudgetAlert(stack, "budget", {
      names,
      topic,
      limitUsd: monthlyBudgetUsd,
      application: configuration.name,
      emails: alarms.emails,
    });
  new OperationsDashboard(stack, "operations", {
    ...place,
    names,
    backupRegion,
    runbooksUrl: alarms.runbooksUrl,
    api,
    ingest,
    count,
    compact: compact.target,
    sweep: sweep.target,
    deadLetterQueues: [count.queue.deadLetters, compact.deadLetters, sweep.deadLetters].map(
      ({ name }) => name,
    ),
    buckets,
    lagMinutes: alarms.replicationLagMinutes,
    workgroup,
  });
};
