import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { AwsStack } from "../modules/awsStack";
import { BucketReplication } from "../modules/bucketReplication";
import { DeadLetterQueue } from "../modules/deadLetterQueue";
import { functionEnvironment } from "../modules/functionEnvironment";
import { FunctionSchedule } from "../modules/functionSchedule";
import { dataKey, operationsKey } from "../modules/houseKeys";
import { HttpApi } from "../modules/httpApi";
import { LakeTable } from "../modules/lakeTable";
import { namesOf } from "../modules/naming";
import { NodeFunction } from "../modules/nodeFunction";
import { QueryWorkgroup } from "../modules/queryWorkgroup";
import { tagsOf } from "../modules/tagging";
import { CompactEnvironment } from "../pipeline/compaction/compactEnvironment";
import { events } from "../pipeline/event/events";
import { IngestEnvironment } from "../pipeline/ingest/ingestEnvironment";
import type { Configuration } from "./configuration";
import { primaryBuckets } from "./primaryBuckets";

/** The primary region: everything that runs, and the buckets that it writes. */
export class PrimaryStack extends AwsStack {
  constructor(scope: Construct, configuration: Configuration) {
    const names = namesOf(configuration);
    const { accountId, logRetentionDays } = configuration;
    const place = { accountId, region: configuration.primaryRegion };
    const backup = { accountId, region: configuration.backupRegion };
    const tags = tagsOf(configuration, configuration.tags);
    super(scope, "primary", { ...place, tags, backend: configuration.backend });

    const data = dataKey(this, "data_key", place, names.dataKeyAlias, "raw, lake and query results");
    const operations = operationsKey(this, "operations_key", place, names);

    // where the data lives
    const { raw, lake, results } = primaryBuckets(this, configuration, { place, names, data, operations });
    new BucketReplication(this, "replication", {
      name: names.role("replication"),
      from: place,
      to: backup,
      sourceKey: data.arn,
      replicaKeyAlias: names.backupKeyAlias,
      timeControl: configuration.replicationTimeControl,
      pairs: [
        { id: "raw", source: raw, sourceBucket: names.rawBucket, replicaBucket: names.rawReplicaBucket },
        { id: "lake", source: lake, sourceBucket: names.lakeBucket, replicaBucket: names.lakeReplicaBucket },
      ],
    });

    // events come in
    const running = { ...place, names, key: operations.arn, logRetentionDays };
    const rawStore = { kind: "s3", bucket: names.rawBucket } as const;
    const lakeStore = { kind: "s3", bucket: names.lakeBucket } as const;
    const ingest = new NodeFunction(this, "ingest", {
      ...running,
      handler: "ingest",
      description: "Takes events over HTTPS and keeps them as raw objects before it answers.",
      environment: functionEnvironment(IngestEnvironment, {
        RAW_STORE: rawStore,
        KEYS: configuration.keys,
        SHARDS: configuration.shards,
      }),
      size: configuration.ingest,
      timeoutSeconds: 15,
    });
    raw.grantPut(ingest.role, "raw/", "rejected/");
    const api = new HttpApi(this, "api", {
      ...running,
      name: names.regional("api"),
      description: "Where producers send events.",
      logGroup: names.apiLogGroup,
      allowedOrigins: configuration.allowedOrigins,
      throttle: configuration.throttle.events,
    });
    api.route("events", "POST", "/v1/events", ingest);

    // raw becomes lake, five minutes past each hour
    const deadLetters = new DeadLetterQueue(this, "compact_dead_letters", {
      ...place,
      name: names.regional("compact-dead-letters"),
      key: operations.arn,
    });
    const compact = new NodeFunction(this, "compact", {
      ...running,
      handler: "compact",
      description: "Turns closed hours of raw objects into Parquet and commits them to the lake.",
      environment: functionEnvironment(CompactEnvironment, {
        RAW_STORE: rawStore,
        LAKE_STORE: lakeStore,
        DEDUP_WINDOW_HOURS: configuration.dedupWindowHours,
        LOOKBACK_HOURS: configuration.lookbackHours,
      }),
      size: configuration.compact,
      timeoutSeconds: 900,
      deadLetters,
    });
    raw.grantRead(compact.role, "raw/", { mayMiss: false });
    lake.grantRead(compact.role, "lake/", { mayMiss: true });
    lake.grantPut(compact.role, "lake/");
    new FunctionSchedule(this, "hourly", {
      ...running,
      part: "compact-hourly",
      description: "Five minutes past each hour, when that hour's batches are in.",
      cron: "cron(5 * * * ? *)",
      target: compact,
      input: {},
      deadLetters,
    });

    // the lake answers
    const database = new GlueCatalogDatabase(this, "database", {
      name: names.database,
      description: "Footfall's lake.",
    });
    new LakeTable(this, "events_table", {
      database: database.name,
      dataset: events,
      lakeBucket: names.lakeBucket,
      firstDay: configuration.firstDay,
    });
    new QueryWorkgroup(this, "workgroup", {
      name: names.regional("reports"),
      description: "Queries over the lake.",
      resultsBucket: results.bucket,
      key: data.arn,
      accountId,
      scanLimitGb: configuration.scanLimitGb,
    });

    new TerraformOutput(this, "events_url", {
      value: `${api.endpoint}/v1/events`,
      description: "Producers POST events here.",
    });
  }
}
