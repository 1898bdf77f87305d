import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import type { Construct } from "constructs";
import { AccessLogBucket } from "../../modules/buckets/accessLogBucket";
import { BucketNotifications } from "../../modules/buckets/bucketNotifications";
import { EncryptedBucket } from "../../modules/buckets/encryptedBucket";
import { HttpApi } from "../../modules/edge/httpApi";
import { DeadLetterQueue } from "../../modules/functions/deadLetterQueue";
import { NodeFunction } from "../../modules/functions/nodeFunction";
import { QueueFedFunction } from "../../modules/functions/queueFedFunction";
import { Schedule } from "../../modules/functions/schedule";
import { ScheduledFunction } from "../../modules/functions/scheduledFunction";
import { ShardedCompaction } from "../../modules/functions/shardedCompaction";
import { AwsStack } from "../../modules/ground/awsStack";
import { dataKey, operationsKey } from "../../modules/ground/houseKeys";
import { type Deployment, namesOf } from "../../modules/ground/naming";
import { tagsOf } from "../../modules/ground/tagging";
import { CounterTable } from "../../modules/lake/counterTable";
import { grantQueries } from "../../modules/lake/grantQueries";
import { QueryWorkgroup } from "../../modules/lake/queryWorkgroup";
import { AlarmTopic } from "../../modules/monitoring/alarmTopic";
import { watchQueue } from "../../modules/monitoring/watchQueue";
import { namesFor, standIn } from "./standIn";

/**
 * The functions that are still to come, put up as they will be: count, sweep, quality and query, and compaction shard
 * by shard. Their code is not written, so each bundles the handler of ingest in its stead; everything around the code
 * is what it will be. The ground that they stand on is a short form of the primary stack's.
 */
export class ComingFunctions extends AwsStack {
  constructor(scope: Construct, deployment: Deployment) {
    const names = namesOf(deployment);
    const place = { accountId: deployment.accountId, region: deployment.primaryRegion };
    super(scope, "coming", { ...place, tags: tagsOf(deployment, {}), backend: { kind: "local" } });

    // the ground
    const data = dataKey(this, "data_key", place, names.dataKeyAlias, "data");
    const operations = operationsKey(this, "operations_key", place, names);
    const accessLogs = new AccessLogBucket(this, "access_logs", {
      ...place,
      bucket: names.logsBucket,
      sources: [names.rawBucket, names.lakeBucket, names.resultsBucket],
      expireDays: 365,
    });
    const bucket = (id: "raw" | "lake" | "results") =>
      new EncryptedBucket(this, id, {
        ...place,
        bucket: names[`${id}Bucket`],
        key: data.arn,
        content: "replaceable",
        oldVersionDays: 30,
        accessLogs,
      });
    const [raw, lake, results] = [bucket("raw"), bucket("lake"), bucket("results")];
    const database = new GlueCatalogDatabase(this, "database", {
      name: names.database,
      description: "The lake.",
    });
    const workgroup = new QueryWorkgroup(this, "workgroup", {
      name: names.regional("reports"),
      description: "Queries over the lake.",
      resultsBucket: results.bucket,
      key: data.arn,
      accountId: place.accountId,
      scanLimitGb: 100,
    });
    const api = new HttpApi(this, "api", {
      ...place,
      name: names.regional("api"),
      description: "Answers.",
      logGroup: names.apiLogGroup,
      logRetentionDays: 365,
      key: operations.arn,
      allowedOrigins: [],
      throttle: { ratePerSecond: 100, burst: 200 },
    });
    const topic = new AlarmTopic(this, "alarms", {
      ...place,
      names,
      key: operations.arn,
      publishers: ["alarms"],
      emails: [],
    });
    const watch = { ...place, names, topic: topic.arn, runbooksUrl: "docs/runbooks" };
    const size = { memoryMb: 512, reservedConcurrency: 10 };
    const running = {
      ...place,
      key: operations.arn,
      logRetentionDays: 365,
      handler: standIn,
      environment: {},
      size,
    };
    const catalog = {
      ...place,
      workgroup: workgroup.workgroup,
      database: database.name,
      results,
      resultsBucket: names.resultsBucket,
      dataBuckets: [names.lakeBucket],
    };

    // the table, and count: within seconds of a batch its events are in the open hour's figures
    const metrics = new CounterTable(this, "metrics", {
      ...place,
      name: names.regional("metrics"),
      partitionKey: "PK",
      sortKey: "SK",
      key: data,
    });
    const notifications = new BucketNotifications(this, "raw_notifications", {
      bucket: raw,
      bucketName: names.rawBucket,
    });
    const count = new QueueFedFunction(this, "count", {
      ...running,
      names: namesFor(names, "count"),
      key: operations,
      description: "Adds each batch to its visitors' figures of the open hour.",
      timeoutSeconds: 30,
      objects: { from: notifications, prefix: "raw/events/" },
    });
    raw.grantRead(count.role, "raw/events/", { mayMiss: false });
    metrics.grantUpdate(count.role);
    watchQueue(this, "count_queue", watch, {
      part: "count",
      queueName: count.queue.name,
      deadLetters: count.queue.deadLetters,
      oldestSeconds: 300,
      harm: "owners see no figures of the open hour",
    });

    // sweep: takes away, daily, what no manifest names
    const sweep = new ScheduledFunction(this, "sweep", {
      ...running,
      names: namesFor(names, "sweep"),
      description: "Deletes data files that no manifest names, a day after they were written.",
      timeoutSeconds: 900,
      cron: "cron(30 3 * * ? *)",
      monitoring: {
        watch: { ...watch, names: namesFor(names, "sweep") },
        quietHours: 25,
        harm: "files that nobody reads are paid for",
      },
    });
    lake.grantRead(sweep.target.role, "lake/", { mayMiss: true });
    lake.grantDelete(sweep.target.role, "lake/events/data/");

    // quality: asks the lake, daily, whether it can be believed
    const quality = new ScheduledFunction(this, "quality", {
      ...running,
      names: namesFor(names, "quality"),
      description: "Measures yesterday's data and keeps the result.",
      timeoutSeconds: 900,
      cron: "cron(15 4 * * ? *)",
      monitoring: {
        watch: { ...watch, names: namesFor(names, "quality") },
        quietHours: 25,
        harm: "nobody would notice that figures are wrong",
      },
    });
    lake.grantRead(quality.target.role, "lake/", { mayMiss: true });
    grantQueries(quality.target.role, catalog);

    // query: reports and metrics over HTTP
    const query = new NodeFunction(this, "query", {
      ...running,
      names: namesFor(names, "query"),
      description: "Answers questions about metrics and reports.",
      timeoutSeconds: 29,
    });
    lake.grantRead(query.role, "lake/", { mayMiss: true });
    metrics.grantRead(query.role);
    grantQueries(query.role, catalog);
    api.route("user_metrics", "GET", "/v1/users/{id}/metrics", query);
    api.route("reports", "GET", "/v1/reports/{name}", query);

    // compaction by shards
    const compact = new NodeFunction(this, "compact", {
      ...running,
      names: namesFor(names, "compact"),
      description: "Turns closed hours of raw objects into Parquet and commits them to the lake.",
      timeoutSeconds: 900,
    });
    const sharded = new ShardedCompaction(this, "compact_shards", {
      ...place,
      names,
      part: "compact-shards",
      key: operations,
      logRetentionDays: 365,
      compact,
      shards: 16,
    });
    new Schedule(this, "hourly", {
      ...place,
      names,
      part: "compact-hourly",
      description: "Five minutes past each hour, when that hour's batches are in.",
      cron: "cron(5 * * * ? *)",
      target: sharded,
      input: {},
      key: operations.arn,
      deadLetters: new DeadLetterQueue(this, "compact_dead_letters", {
        ...place,
        name: names.regional("compact-dead-letters"),
        key: operations.arn,
      }),
      monitoring: { watch, quietHours: 2, harm: "owners see no figures of the last hours" },
    });
  }
}
