import type { Construct } from "constructs";
import type { Edge } from "../modules/edge/edge";
import type { NodeFunction } from "../modules/functions/nodeFunction";
import type { QueueFedFunction } from "../modules/functions/queueFedFunction";
import type { ScheduledFunction } from "../modules/functions/scheduledFunction";
import { BudgetAlert } from "../modules/monitoring/budgetAlert";
import { LogMetrics } from "../modules/monitoring/logMetrics";
import { OperationsDashboard } from "../modules/monitoring/operationsDashboard";
import { watchFigures } from "../modules/monitoring/watchFigures";
import { watchIngest } from "../modules/monitoring/watchIngest";
import { watchLake } from "../modules/monitoring/watchLake";
import { watchQuality } from "../modules/monitoring/watchQuality";
import { watchQuery } from "../modules/monitoring/watchQuery";
import { watchReplicationFailures } from "../modules/monitoring/watchReplication";
import { watchTable } from "../modules/monitoring/watchTable";
import type { Collector } from "./collector";
import type { Configuration } from "./configuration";
import { type Ground, replicatedBuckets } from "./ground";
import type { Tables } from "./tables";

/** What is looked at. */
export interface Watched extends Collector {
  readonly edge: Edge;
  /** Where batches wait for it. */
  readonly pack: QueueFedFunction | undefined;
  readonly count: QueueFedFunction;
  readonly compact: ScheduledFunction;
  readonly rollUp: ScheduledFunction;
  readonly sweep: ScheduledFunction;
  readonly query: NodeFunction;
  readonly quality: ScheduledFunction;
  readonly tables: Tables;
  readonly workgroup: string;
}

/** Who is told, of what, and one page that shows it all. Functions by the clock, and count, bring alarms of their own. */
export const monitoring = (
  stack: Construct,
  configuration: Configuration,
  { place, names, topic, watch }: Ground,
  { edge, ingest, api, pack, count, compact, rollUp, sweep, query, quality, tables, workgroup }: Watched,
): void => {
  const { alarms, monthlyBudgetUsd, backupRegion } = configuration;
  const buckets = replicatedBuckets(names);
  new LogMetrics(stack, "numbers", {
    names,
    logGroups: {
      ingest: ingest.logGroup,
      api: api.accessLogGroup,
      compact: compact.target.logGroup,
      quality: quality.target.logGroup,
    },
  });
  watchIngest(stack, watch, {
    ingest,
    latencyMs: alarms.ingestLatencyMs,
    rejectedPercent: alarms.rejectedPercent,
  });
  watchLake(stack, watch, { workgroup, scannedGbPerDay: alarms.scannedGbPerDay });
  watchFigures(stack, watch);
  watchQuery(stack, watch, { query, latencyMs: alarms.queryLatencyMs });
  watchQuality(stack, watch);
  watchTable(stack, "metrics_table", watch, {
    part: "metrics",
    tableName: tables.metrics.name,
    harm: "owners see too little of the open hour",
  });
  watchTable(stack, "keys_throttled", watch, {
    part: "keys",
    tableName: tables.keys.name,
    harm: "new keys are not known, and after ten minutes none is: producers send, and owners ask, in vain",
  });
  watchTable(stack, "rates_throttled", watch, {
    part: "rates",
    tableName: tables.rates.name,
    harm: "one key may send and ask beyond its limit, at the cost of all producers and owners",
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
    edge,
    ingest,
    pack,
    count,
    compact: compact.target,
    rollUp: rollUp.target,
    sweep: sweep.target,
    query,
    quality: quality.target,
    deadLetterQueues: [
      ...(pack === undefined ? [] : [pack.queue.deadLetters]),
      count.queue.deadLetters,
      compact.deadLetters,
      rollUp.deadLetters,
      sweep.deadLetters,
      quality.deadLetters,
    ].map(({ name }) => name),
    buckets,
    lagMinutes: alarms.replicationLagMinutes,
    workgroup,
  });
};
