import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import type { Construct } from "constructs";
import { AccessLogBucket } from "../../modules/buckets/accessLogBucket";
import { EncryptedBucket } from "../../modules/buckets/encryptedBucket";
import { HttpApi } from "../../modules/edge/httpApi";
import { NodeFunction } from "../../modules/functions/nodeFunction";
import { ScheduledFunction } from "../../modules/functions/scheduledFunction";
import { AwsStack } from "../../modules/ground/awsStack";
import { dataKey, operationsKey } from "../../modules/ground/houseKeys";
import { type Deployment, namesOf } from "../../modules/ground/naming";
import { tagsOf } from "../../modules/ground/tagging";
import { CounterTable } from "../../modules/lake/counterTable";
import { grantQueries } from "../../modules/lake/grantQueries";
import { QueryWorkgroup } from "../../modules/lake/queryWorkgroup";
import { AlarmTopic } from "../../modules/monitoring/alarmTopic";
import { namesFor, standIn } from "./standIn";

/**
 * The functions that are still to come, put up as they will be: quality and query. Their code is not written, so each
 * bundles the handler of ingest in its stead; everything around the code is what it will be. The ground that they stand
 * on is a short form of the primary stack's.
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
      sources: [names.lakeBucket, names.resultsBucket],
      expireDays: 365,
    });
    const bucket = (id: "lake" | "results") =>
      new EncryptedBucket(this, id, {
        ...place,
        bucket: names[`${id}Bucket`],
        key: data.arn,
        content: "replaceable",
        oldVersionDays: 30,
        accessLogs,
      });
    const [lake, results] = [bucket("lake"), bucket("results")];
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

    const metrics = new CounterTable(this, "metrics", {
      ...place,
      name: names.regional("metrics"),
      partitionKey: "PK",
      sortKey: "SK",
      key: data,
    });

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
  }
}
