import { DeadLetterQueue } from "../../../modules/functions/deadLetterQueue";
import { NodeFunction } from "../../../modules/functions/nodeFunction";
import { watchIngest } from "../../../modules/monitoring/watchIngest";
import { watchLake } from "../../../modules/monitoring/watchLake";
import { watchQueue } from "../../../modules/monitoring/watchQueue";
import { watchReplicationFailures, watchReplicationLag } from "../../../modules/monitoring/watchReplication";
import { watchTable } from "../../../modules/monitoring/watchTable";
import { at, type Synthesized, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";
import { aKeyArn, aWatch } from "./aWatch";

const anApi = {
  metric: (name: string) => ({ namespace: "AWS/ApiGateway", name, dimensions: { ApiId: "a1" } }),
};

const watchedIngest = (): Synthesized => {
  const stack = aStack();
  const ingest = new NodeFunction(stack, "ingest", {
    ...aPlace,
    names: someNames,
    handler: "ingest",
    description: "Takes events.",
    environment: {},
    key: aKeyArn,
    size: { memoryMb: 256, reservedConcurrency: 5 },
    timeoutSeconds: 15,
    logRetentionDays: 365,
  });
  watchIngest(stack, aWatch, { ingest, api: anApi, latencyMs: 1500, rejectedPercent: 5 });
  return synthesized(stack);
};

const alarmIn = (result: Synthesized, id: string) => at(result, `aws_cloudwatch_metric_alarm.${id}`);

test("ingest is watched for crashes, answers of 5xx, slowness, throttling and rejections", () => {
  const result = watchedIngest();
  expect(alarmIn(result, "ingest_errors")).toMatchObject({
    metric_name: "Errors",
    dimensions: { FunctionName: "acme-test-ingest" },
    threshold: 0,
    evaluation_periods: 3,
    datapoints_to_alarm: 2,
  });
  expect(alarmIn(result, "ingest_unavailable")).toMatchObject({
    namespace: "AWS/ApiGateway",
    metric_name: "5xx",
    dimensions: { ApiId: "a1" },
    statistic: "Sum",
  });
  expect(alarmIn(result, "ingest_slow")).toMatchObject({
    metric_name: "Latency",
    extended_statistic: "p99",
    threshold: 1500,
    datapoints_to_alarm: 3,
  });
  expect(alarmIn(result, "ingest_throttled")["metric_query"]).toMatchObject([
    { expression: "SUM([function, api])" },
    { id: "function", metric: { namespace: "AWS/Lambda", metric_name: "Throttles" } },
    { id: "api", metric: { namespace: "Footfall/acme-test", metric_name: "ThrottledRequests" } },
  ]);
});

test("rejections are a share, told only where there are events enough to have one", () => {
  const alarm = alarmIn(watchedIngest(), "events_rejected");
  expect(alarm).toMatchObject({
    threshold: 5,
    metric_query: [
      { expression: "IF(accepted + rejected >= 100, 100 * rejected / (accepted + rejected), 0)" },
      { id: "accepted", metric: { metric_name: "AcceptedEvents", stat: "Sum" } },
      { id: "rejected", metric: { metric_name: "RejectedEvents", stat: "Sum" } },
    ],
  });
});

test("the lake is watched for lines left out, and for queries that read too much in a day", () => {
  const stack = aStack();
  watchLake(stack, aWatch, { workgroup: "acme-test-reports", scannedGbPerDay: 500 });
  const result = synthesized(stack);
  expect(alarmIn(result, "lines_quarantined")).toMatchObject({
    namespace: "Footfall/acme-test",
    metric_name: "QuarantinedLines",
    threshold: 0,
  });
  const scanned = (id: string, QueryState: string) => ({
    id,
    metric: {
      namespace: "AWS/Athena",
      metric_name: "ProcessedBytes",
      dimensions: { QueryState, QueryType: "DML", WorkGroup: "acme-test-reports" },
      period: 86_400,
    },
  });
  expect(alarmIn(result, "queries_expensive")).toMatchObject({
    threshold: 500 * 1024 ** 3,
    metric_query: [
      { expression: "SUM([succeeded, canceled])" },
      scanned("succeeded", "SUCCEEDED"),
      scanned("canceled", "CANCELED"),
    ],
  });
});

const buckets = [
  { id: "raw", sourceBucket: someNames.rawBucket, replicaBucket: someNames.rawReplicaBucket },
  { id: "lake", sourceBucket: someNames.lakeBucket, replicaBucket: someNames.lakeReplicaBucket },
];
const ofRaw = {
  namespace: "AWS/S3",
  dimensions: {
    SourceBucket: "acme-test-raw-111122223333-eu-central-1",
    DestinationBucket: "acme-test-raw-111122223333-eu-west-1",
    RuleId: "everything",
  },
};

test("copies that fail are told where the source is, copies that are late where the replica is", () => {
  const primary = aStack();
  watchReplicationFailures(primary, aWatch, buckets);
  expect(alarmIn(synthesized(primary), "raw_replication_failing")).toMatchObject({
    ...ofRaw,
    metric_name: "OperationsFailedReplication",
    threshold: 0,
  });
  const backup = aStack();
  watchReplicationLag(backup, aWatch, { buckets, lagMinutes: 60 });
  const result = synthesized(backup);
  expect(alarmIn(result, "raw_replication_behind")).toMatchObject({
    ...ofRaw,
    metric_name: "ReplicationLatency",
    statistic: "Maximum",
    threshold: 3600,
  });
  expect(Object.keys(result.resources)).toHaveLength(2);
});

test("a queue with a consumer is watched for its oldest message and for its dead letters", () => {
  const stack = aStack();
  const deadLetters = new DeadLetterQueue(stack, "dead", { ...aPlace, name: "acme-test-dead", key: aKeyArn });
  watchQueue(stack, "count", aWatch, {
    part: "count",
    queueName: "acme-test-count",
    deadLetters,
    oldestSeconds: 300,
    harm: "owners see no figures of the open hour",
  });
  const result = synthesized(stack);
  expect(alarmIn(result, "count_behind")).toMatchObject({
    alarm_name: "acme-test-count-behind",
    metric_name: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName: "acme-test-count" },
    threshold: 300,
  });
  expect(alarmIn(result, "count_dead_letters_filled")).toMatchObject({
    alarm_name: "acme-test-count-dead-letters",
    alarm_description:
      "Work was given up and lies in the queue acme-test-dead, so owners see no figures of the open hour. " +
      "Runbook: docs/runbooks/dead-letters.md",
    metric_name: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: "acme-test-dead" },
    threshold: 0,
  });
});

test("a table's throttling ends with a 0, since its alarms would stay as they are without data", () => {
  const stack = aStack();
  watchTable(stack, "counters_throttled", aWatch, {
    part: "counters",
    tableName: "acme-test-counters",
    harm: "the open hour's figures are late",
  });
  expect(alarmIn(synthesized(stack), "counters_throttled")["metric_query"]).toMatchObject([
    { expression: "FILL(SUM([reads, writes]), 0)" },
    { metric: { metric_name: "ReadThrottleEvents", dimensions: { TableName: "acme-test-counters" } } },
    { metric: { metric_name: "WriteThrottleEvents", dimensions: { TableName: "acme-test-counters" } } },
  ]);
});
