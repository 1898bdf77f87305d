import type { Construct } from "constructs";
import { DeadLetterQueue } from "../../../modules/functions/deadLetterQueue";
import { NodeFunction } from "../../../modules/functions/nodeFunction";
import { watchCompletion } from "../../../modules/monitoring/watchCompletion";
import { watchDeadLetters } from "../../../modules/monitoring/watchDeadLetters";
import { watchFigures } from "../../../modules/monitoring/watchFigures";
import { watchFunction } from "../../../modules/monitoring/watchFunction";
import { watchIngest } from "../../../modules/monitoring/watchIngest";
import { watchLake } from "../../../modules/monitoring/watchLake";
import { watchQuality } from "../../../modules/monitoring/watchQuality";
import { watchQuery } from "../../../modules/monitoring/watchQuery";
import { watchQueue } from "../../../modules/monitoring/watchQueue";
import { watchReplicationFailures, watchReplicationLag } from "../../../modules/monitoring/watchReplication";
import { watchTable } from "../../../modules/monitoring/watchTable";
import { at, type Resource, type Synthesized, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";
import { aKeyArn, aWatch } from "./aWatch";

const aFunction = (stack: Construct) =>
  new NodeFunction(stack, "ingest", {
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

const watchedIngest = (): Synthesized => {
  const stack = aStack();
  const ingest = aFunction(stack);
  watchIngest(stack, aWatch, { ingest, latencyMs: 1500, rejectedPercent: 5 });
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
    namespace: "Footfall/acme-test",
    metric_name: "FailedRequests",
    statistic: "Sum",
  });
  expect(alarmIn(result, "ingest_slow")).toMatchObject({
    metric_name: "Duration",
    dimensions: { FunctionName: "acme-test-ingest" },
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

test("query is watched for answers of 5xx and crashes, slowness, and questions turned away", () => {
  const stack = aStack();
  watchQuery(stack, aWatch, { query: aFunction(stack), latencyMs: 15_000 });
  const result = synthesized(stack);
  expect(alarmIn(result, "query_failing")).toMatchObject({
    threshold: 0,
    metric_query: [
      { expression: "SUM([answers, crashes])" },
      { id: "answers", metric: { namespace: "Footfall/acme-test", metric_name: "FailedQuestions" } },
      { id: "crashes", metric: { namespace: "AWS/Lambda", metric_name: "Errors" } },
    ],
  });
  expect(alarmIn(result, "query_slow")).toMatchObject({
    metric_name: "Duration",
    extended_statistic: "p99",
    threshold: 15_000,
  });
  expect(alarmIn(result, "query_throttled")["metric_query"]).toMatchObject([
    { expression: "SUM([function, api])" },
    { id: "function", metric: { namespace: "AWS/Lambda", metric_name: "Throttles" } },
    { id: "api", metric: { namespace: "Footfall/acme-test", metric_name: "ThrottledQuestions" } },
  ]);
});

test("hourly work is watched for runs that come to a good end, whatever keeps it from one", () => {
  const stack = aStack();
  const { completed } = aFunction(stack);
  watchCompletion(stack, "compact_behind", aWatch, {
    part: "compact",
    completed,
    hours: 3,
    runbook: "compaction-behind",
    harm: "owners do not see the last hours",
  });
  expect(alarmIn(synthesized(stack), "compact_behind")).toMatchObject({
    alarm_name: "acme-test-compact-behind",
    alarm_description:
      "No run of acme-test-compact has come to a good end for 3 hours, so owners do not see the last hours. " +
      "Runbook: docs/runbooks/compaction-behind.md",
    comparison_operator: "LessThanThreshold",
    threshold: 1,
    evaluation_periods: 3,
    datapoints_to_alarm: 3,
    treat_missing_data: "breaching",
    metric_query: [
      // an hour without a start, or with failures alone, is 0
      { expression: "FILL(starts, 0) - FILL(failures, 0)" },
      { id: "starts", metric: { metric_name: "Invocations", period: 3600, stat: "Sum" } },
      { id: "failures", metric: { metric_name: "Errors", period: 3600, stat: "Sum" } },
    ],
  });
});

test("the data is watched for nightly checks that failed, until a night without", () => {
  const stack = aStack();
  watchQuality(stack, aWatch);
  expect(alarmIn(synthesized(stack), "data_quality")).toMatchObject({
    namespace: "Footfall/acme-test",
    metric_name: "FailedChecks",
    statistic: "Sum",
    threshold: 0,
    period: 86_400,
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

test("figures are watched for user-days that the table cannot hold", () => {
  const stack = aStack();
  watchFigures(stack, aWatch);
  expect(alarmIn(synthesized(stack), "user_days_too_large")).toMatchObject({
    namespace: "Footfall/acme-test",
    metric_name: "UserDaysTooLarge",
    threshold: 0,
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

/** When an alarm begins, how it takes silence, and where its message leads. */
const termsOf = (alarm: Resource): string => {
  const queries = (alarm["metric_query"] ?? []) as readonly { metric?: { period: number; stat: string } }[];
  const readings = queries.flatMap(({ metric }) => (metric === undefined ? [] : [metric]));
  const periods = new Set([alarm["period"], ...readings.map(({ period }) => period)].filter(Boolean));
  const statistics = new Set(
    [alarm["statistic"], alarm["extended_statistic"], ...readings.map(({ stat }) => stat)].filter(Boolean),
  );
  const [, page] = /Runbook: docs\/runbooks\/([\w-]+)\.md$/.exec(String(alarm["alarm_description"])) ?? [];
  return [
    `${[...statistics]} ${alarm["comparison_operator"]} ${alarm["threshold"]}`,
    `in ${alarm["datapoints_to_alarm"]} of ${alarm["evaluation_periods"]} x ${[...periods]} s`,
    `silence ${alarm["treat_missing_data"]}`,
    page,
  ].join(", ");
};

test("each alarm, by its name: when it begins, that silence is no fault, and which page it leads to", () => {
  const stack = aStack();
  const deadLetters = new DeadLetterQueue(stack, "dead", { ...aPlace, name: "acme-test-dead", key: aKeyArn });
  const target = aFunction(stack);
  const harm = "owners see no figures";
  watchIngest(stack, aWatch, { ingest: target, latencyMs: 1500, rejectedPercent: 5 });
  watchLake(stack, aWatch, { workgroup: "w", scannedGbPerDay: 1 });
  watchFigures(stack, aWatch);
  watchQuality(stack, aWatch);
  watchQuery(stack, aWatch, { query: target, latencyMs: 15_000 });
  watchReplicationFailures(stack, aWatch, buckets.slice(0, 1));
  watchReplicationLag(stack, aWatch, { buckets: buckets.slice(0, 1), lagMinutes: 60 });
  watchTable(stack, "table", aWatch, { part: "counters", tableName: "t", harm });
  watchFunction(stack, aWatch, { target, harm }, "ingest");
  watchDeadLetters(stack, "given_up", aWatch, { queue: deadLetters, part: "given-up", harm });
  watchQueue(stack, "count", aWatch, {
    part: "count",
    queueName: "q",
    deadLetters,
    oldestSeconds: 300,
    harm,
  });
  const alarms = Object.values(synthesized(stack).resources).filter((resource) => "alarm_name" in resource);
  const terms = alarms.map((alarm) => [
    String(alarm["alarm_name"]).slice("acme-test-".length),
    termsOf(alarm),
  ]);
  const above = (limit: string, when: string, page: string) =>
    `${limit.replace(" ", " GreaterThanThreshold ")}, in ${when} s, silence notBreaching, ${page}`;
  expect(Object.fromEntries(terms)).toEqual({
    "count-behind": above("Maximum 300", "3 of 5 x 60", "queue-behind"),
    "count-dead-letters": above("Maximum 0", "1 of 1 x 300", "dead-letters"),
    "counters-throttled": above("Sum 0", "2 of 3 x 300", "table-throttled"),
    "data-quality": above("Sum 0", "1 of 1 x 86400", "data-quality"),
    "events-rejected": above("Sum 5", "2 of 2 x 900", "events-rejected"),
    "given-up": above("Maximum 0", "1 of 1 x 300", "dead-letters"),
    "ingest-errors": above("Sum 0", "2 of 3 x 300", "ingest-errors"),
    "ingest-failing": above("Sum 1", "1 of 1 x 3600", "function-failing"),
    "ingest-near-timeout": above("Maximum 12000", "1 of 1 x 3600", "near-timeout"),
    "ingest-slow": above("p99 1500", "3 of 3 x 300", "ingest-slow"),
    "ingest-throttled": above("Sum 10", "2 of 3 x 300", "ingest-throttled"),
    "ingest-unavailable": above("Sum 0", "2 of 3 x 300", "ingest-unavailable"),
    "lines-quarantined": above("Sum 0", "1 of 1 x 3600", "lines-quarantined"),
    "queries-expensive": above("Sum 1073741824", "1 of 1 x 86400", "queries-expensive"),
    "query-failing": above("Sum 0", "2 of 3 x 300", "query-failing"),
    "query-slow": above("p99 15000", "3 of 3 x 300", "query-slow"),
    "query-throttled": above("Sum 20", "2 of 3 x 300", "query-throttled"),
    "raw-replication-behind": above("Maximum 3600", "3 of 3 x 300", "replication-behind"),
    "raw-replication-failing": above("Sum 0", "1 of 1 x 300", "replication-failing"),
    "user-days-too-large": above("Sum 0", "1 of 1 x 3600", "user-days-too-large"),
  });
});
