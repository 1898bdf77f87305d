import { readFileSync } from "node:fs";
import { join } from "node:path";
import { events } from "../../pipeline/event/events";
import {
  aConfiguration,
  allowedTo,
  at,
  installation,
  type PolicyStatement,
  type Resource,
  statementsOf,
} from "./synthesized";

const { primary } = installation();
const rawArn = "arn:aws:s3:::acme-test-raw-111122223333-eu-central-1";
const here = "eu-central-1:111122223333";
const metricsArn = `arn:aws:dynamodb:${here}:table/acme-test-metrics`;
const lakeArn = "arn:aws:s3:::acme-test-lake-111122223333-eu-central-1";
const dataKey = `\${aws_kms_key.data_key.arn}`;
const operationsKey = `\${aws_kms_key.operations_key.arn}`;
const viaS3 = (bucket: string) => ({
  StringEquals: {
    "kms:ViaService": "s3.eu-central-1.amazonaws.com",
    "kms:EncryptionContext:aws:s3:arn": bucket,
  },
});

const viaMetrics = {
  StringEquals: {
    "kms:ViaService": "dynamodb.eu-central-1.amazonaws.com",
    "kms:EncryptionContext:aws:dynamodb:tableName": "acme-test-metrics",
  },
};
const ownLogs = (part: string): readonly string[] =>
  ["CreateLogStream", "PutLogEvents"].map(
    (action) => `logs:${action} on arn:aws:logs:${here}:log-group:/aws/lambda/acme-test-${part}:log-stream:*`,
  );

/** `action on resource` for each pair that statements allow. */
const grants = (statements: readonly PolicyStatement[]): readonly string[] =>
  statements
    .flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => Resource.map((resource) => `${action} on ${resource}`)),
    )
    .sort();

const conditionOf = (statements: readonly PolicyStatement[], sid: string) =>
  statements.find(({ Sid }) => Sid === sid)?.Condition;

describe("what each role may do, to the letter", () => {
  test("ingest: write raw and rejected objects, and not read or list them", () => {
    const statements = allowedTo(primary, "ingest_role");
    expect(grants(statements)).toEqual([
      `kms:Decrypt on ${operationsKey}`,
      `kms:GenerateDataKey on ${dataKey}`,
      "logs:CreateLogStream on arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/acme-test-ingest:log-stream:*",
      "logs:PutLogEvents on arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/acme-test-ingest:log-stream:*",
      `s3:PutObject on ${rawArn}/raw/*`,
      `s3:PutObject on ${rawArn}/rejected/*`,
      "xray:PutTelemetryRecords on *",
      "xray:PutTraceSegments on *",
    ]);
    expect(conditionOf(statements, "EncryptRaw")).toEqual(viaS3(rawArn));
    expect(conditionOf(statements, "ReadOwnEnvironment")).toEqual({
      StringEquals: {
        "kms:EncryptionContext:aws:lambda:FunctionArn":
          "arn:aws:lambda:eu-central-1:111122223333:function:acme-test-ingest",
      },
    });
  });

  test("compact: read raw, read and write the lake, set figures, delete nothing", () => {
    const statements = allowedTo(primary, "compact_role");
    expect(grants(statements)).toEqual([
      `dynamodb:UpdateItem on ${metricsArn}`,
      `kms:Decrypt on ${dataKey}`,
      `kms:Decrypt on ${dataKey}`,
      `kms:Decrypt on ${dataKey}`,
      `kms:Decrypt on ${operationsKey}`,
      `kms:Decrypt on ${operationsKey}`,
      `kms:GenerateDataKey on ${dataKey}`,
      `kms:GenerateDataKey on ${operationsKey}`,
      "logs:CreateLogStream on arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/acme-test-compact:log-stream:*",
      "logs:PutLogEvents on arn:aws:logs:eu-central-1:111122223333:log-group:/aws/lambda/acme-test-compact:log-stream:*",
      `s3:GetObject on ${lakeArn}/lake/*`,
      `s3:GetObject on ${rawArn}/raw/*`,
      `s3:ListBucket on ${lakeArn}`,
      `s3:ListBucket on ${rawArn}`,
      `s3:PutObject on ${lakeArn}/lake/*`,
      "sqs:SendMessage on arn:aws:sqs:eu-central-1:111122223333:acme-test-compact-dead-letters",
      "xray:PutTelemetryRecords on *",
      "xray:PutTraceSegments on *",
    ]);
    expect(conditionOf(statements, "ListRaw")).toEqual({ StringLikeIfExists: { "s3:prefix": "raw/*" } });
    // a manifest that is not there yet must read as 404, not 403
    expect(conditionOf(statements, "ListLake")).toEqual({ StringLikeIfExists: { "s3:prefix": "lake/*" } });
    expect(conditionOf(statements, "DecryptRaw")).toEqual(viaS3(rawArn));
    expect(conditionOf(statements, "EncryptLake")).toEqual(viaS3(lakeArn));
    expect(conditionOf(statements, "DecryptToUpdateMetrics")).toEqual(viaMetrics);
  });

  test("count: take messages, read batches, add to figures; not read them, and not list more than batches", () => {
    const statements = allowedTo(primary, "count_role");
    const queue = `arn:aws:sqs:${here}:acme-test-count`;
    expect(grants(statements)).toEqual([
      `dynamodb:UpdateItem on ${metricsArn}`,
      `kms:Decrypt on ${dataKey}`,
      `kms:Decrypt on ${dataKey}`,
      `kms:Decrypt on ${operationsKey}`,
      `kms:Decrypt on ${operationsKey}`,
      ...ownLogs("count"),
      `s3:GetObject on ${rawArn}/raw/events/*`,
      `s3:ListBucket on ${rawArn}`,
      `sqs:DeleteMessage on ${queue}`,
      `sqs:GetQueueAttributes on ${queue}`,
      `sqs:ReceiveMessage on ${queue}`,
      "xray:PutTelemetryRecords on *",
      "xray:PutTraceSegments on *",
    ]);
    expect(conditionOf(statements, "ListRaw")).toEqual({ StringLike: { "s3:prefix": "raw/events/*" } });
    expect(conditionOf(statements, "DecryptRaw")).toEqual(viaS3(rawArn));
    expect(conditionOf(statements, "DecryptToUpdateMetrics")).toEqual(viaMetrics);
    expect(conditionOf(statements, "DecryptMessages")).toEqual({
      StringEquals: { "kms:ViaService": "sqs.eu-central-1.amazonaws.com" },
    });
  });

  test("sweep: read the lake, delete what is neither manifest nor commit record, leave a dead letter", () => {
    const statements = allowedTo(primary, "sweep_role");
    expect(grants(statements)).toEqual([
      `kms:Decrypt on ${dataKey}`,
      `kms:Decrypt on ${operationsKey}`,
      `kms:Decrypt on ${operationsKey}`,
      `kms:GenerateDataKey on ${operationsKey}`,
      ...ownLogs("sweep"),
      `s3:DeleteObject on ${lakeArn}/lake/*/data/*`,
      `s3:DeleteObject on ${lakeArn}/lake/*/quarantine/*`,
      `s3:DeleteObject on ${lakeArn}/lake/*/seen/*`,
      `s3:GetObject on ${lakeArn}/lake/*`,
      `s3:ListBucket on ${lakeArn}`,
      `sqs:SendMessage on arn:aws:sqs:${here}:acme-test-sweep-dead-letters`,
      "xray:PutTelemetryRecords on *",
      "xray:PutTraceSegments on *",
    ]);
    expect(conditionOf(statements, "ListLake")).toEqual({ StringLikeIfExists: { "s3:prefix": "lake/*" } });
    expect(conditionOf(statements, "DecryptLake")).toEqual(viaS3(lakeArn));
  });

  test.each(["minimal", "full"])(
    "of all roles of the %s example only sweep's may delete objects",
    (example) => {
      const text = readFileSync(join(__dirname, `../../examples/${example}.json`), "utf8");
      const policies = Object.values(installation(JSON.parse(text))).flatMap(({ resources }) =>
        Object.entries(resources).filter(([address]) => /^aws_iam_(role_policy|policy)\./.test(address)),
      );
      expect(policies.length).toBeGreaterThan(10);
      const deleting = policies.filter(([, { policy }]) =>
        statementsOf(policy)
          .filter(({ Effect }) => Effect === "Allow")
          .flatMap(({ Action }) => Action)
          .some((action) => /^(\*|s3:(\*|Delete.*|PutLifecycle.*|.*\*))$/.test(action)),
      );
      expect(deleting.map(([address]) => address)).toEqual(["aws_iam_role_policy.sweep_role_policy"]);
    },
  );

  test("the schedule of sweep: call that one function, and leave a dead letter", () => {
    expect(grants(allowedTo(primary, "sweep_schedule_role"))).toEqual([
      `kms:Decrypt on ${operationsKey}`,
      `kms:Decrypt on ${operationsKey}`,
      `kms:GenerateDataKey on ${operationsKey}`,
      `lambda:InvokeFunction on arn:aws:lambda:${here}:function:acme-test-sweep`,
      `sqs:SendMessage on arn:aws:sqs:${here}:acme-test-sweep-dead-letters`,
    ]);
  });

  test("the schedule: call that one function, and leave a dead letter", () => {
    expect(grants(allowedTo(primary, "compact_schedule_role"))).toEqual([
      `kms:Decrypt on ${operationsKey}`,
      `kms:Decrypt on ${operationsKey}`,
      `kms:GenerateDataKey on ${operationsKey}`,
      "lambda:InvokeFunction on arn:aws:lambda:eu-central-1:111122223333:function:acme-test-compact",
      "sqs:SendMessage on arn:aws:sqs:eu-central-1:111122223333:acme-test-compact-dead-letters",
    ]);
    const trust = JSON.parse(String(at(primary, "aws_iam_role.compact_schedule_role")["assume_role_policy"]));
    expect(trust.Statement[0].Condition).toEqual({
      StringEquals: {
        "aws:SourceAccount": "111122223333",
        "aws:SourceArn": "arn:aws:scheduler:eu-central-1:111122223333:schedule-group/acme-test-compact",
      },
    });
  });

  test("replication: read the sources, write the replicas, delete nothing", () => {
    const statements = allowedTo(primary, "replication_role");
    const replicas = ["raw", "lake"].map((role) => `arn:aws:s3:::acme-test-${role}-111122223333-eu-west-1`);
    expect([...new Set(statements.flatMap(({ Action }) => Action))].sort()).toEqual([
      "kms:Decrypt",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "s3:GetObjectVersionAcl",
      "s3:GetObjectVersionForReplication",
      "s3:GetObjectVersionTagging",
      "s3:GetReplicationConfiguration",
      "s3:ListBucket",
      "s3:ReplicateObject",
      "s3:ReplicateTags",
    ]);
    expect(statements.find(({ Sid }) => Sid === "WriteReplicas")?.Resource).toEqual(
      replicas.map((arn) => `${arn}/*`),
    );
    expect(conditionOf(statements, "EncryptReplicas")).toEqual({
      StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": replicas.flatMap((arn) => [arn, `${arn}/*`]) },
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/acme-test-backup" },
    });
  });
});

test("functions get the environment that their handlers decode", () => {
  expect(at(primary, "aws_lambda_function.ingest")["environment"]).toEqual({
    variables: { RAW_STORE: "s3://acme-test-raw-111122223333-eu-central-1", KEYS: "[]", SHARDS: "1" },
  });
  expect(at(primary, "aws_lambda_function.compact")["environment"]).toEqual({
    variables: {
      RAW_STORE: "s3://acme-test-raw-111122223333-eu-central-1",
      LAKE_STORE: "s3://acme-test-lake-111122223333-eu-central-1",
      METRICS_TABLE: "acme-test-metrics",
      DEDUP_WINDOWS: '{"events":24,"orders":720,"customers":720,"payments":720}',
      LOOKBACK_HOURS: "24",
    },
  });
  expect(at(primary, "aws_lambda_function.count")["environment"]).toEqual({
    variables: {
      RAW_STORE: "s3://acme-test-raw-111122223333-eu-central-1",
      METRICS_TABLE: "acme-test-metrics",
    },
  });
  expect(at(primary, "aws_lambda_function.sweep")["environment"]).toEqual({
    variables: { LAKE_STORE: "s3://acme-test-lake-111122223333-eu-central-1" },
  });
});

test("keys beyond Lambda's 4 KB fail with the size and the variable that is too large", () => {
  const keys = Array.from({ length: 40 }, (_, i) => ({
    id: `web-${i}`,
    kind: "browser",
    sha256: String(i).padStart(64, "0"),
    sites: ["*"],
    origins: ["https://menu.example"],
  }));
  expect(() =>
    installation({
      name: "acme",
      environment: "test",
      accountId: "111122223333",
      primaryRegion: "eu-central-1",
      backupRegion: "eu-west-1",
      keys,
    }),
  ).toThrow(/^environment: IngestEnvironment has \d+ bytes, must be at most 4096.*KEYS alone has \d+$/);
});

test("the table's columns are the dataset's, in order; dt is the partition and no column", () => {
  const table = at(primary, "aws_glue_catalog_table.events_table");
  const { columns } = table["storage_descriptor"] as {
    columns: readonly { name: string; type: string; comment: string }[];
  };
  expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual(
    events.columns.map(({ name, type }) => `${name} ${type}`),
  );
  expect(columns.map(({ name }) => name)).not.toContain("dt");
  expect(Math.max(...columns.map(({ comment }) => comment.length))).toBeLessThanOrEqual(255);
});

test("the table reads manifests, and finds each day's by its date", () => {
  const table = at(primary, "aws_glue_catalog_table.events_table");
  const manifests = "s3://acme-test-lake-111122223333-eu-central-1/lake/events/manifest/";
  expect(table["storage_descriptor"]).toMatchObject({
    location: manifests,
    input_format: "org.apache.hadoop.hive.ql.io.SymlinkTextInputFormat",
    output_format: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
    ser_de_info: { serialization_library: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe" },
  });
  expect(table["parameters"]).toMatchObject({
    EXTERNAL: "TRUE",
    "projection.dt.range": "2015-01-01,NOW+1DAY",
    // Terraform reads `$${` as a literal `${`
    "storage.location.template": `${manifests}dt=$\${dt}/`,
  });
});

test("compaction is called at five past each hour, UTC, with no hour named", () => {
  expect(at(primary, "aws_scheduler_schedule.compact_schedule")).toMatchObject({
    schedule_expression: "cron(5 * * * ? *)",
    schedule_expression_timezone: "UTC",
    flexible_time_window: { mode: "OFF" },
    target: { input: "{}", retry_policy: { maximum_retry_attempts: 5 } },
  });
});

test("sweep is called once a night, UTC, and by no one else", () => {
  expect(at(primary, "aws_scheduler_schedule.sweep_schedule")).toMatchObject({
    schedule_expression: "cron(30 3 * * ? *)",
    schedule_expression_timezone: "UTC",
  });
  expect(at(primary, "aws_lambda_function.sweep")["reserved_concurrent_executions"]).toBe(1);
});

test("count is told of new raw objects of events, and of nothing else", () => {
  expect(at(primary, "aws_s3_bucket_notification.raw_notifications")["queue"]).toEqual([
    {
      id: "count",
      events: ["s3:ObjectCreated:*"],
      filter_prefix: "raw/events/",
      queue_arn: `arn:aws:sqs:${here}:acme-test-count`,
    },
  ]);
});

test("what says which files count is put under a condition, whoever puts it", () => {
  const [refusal] = statementsOf(at(primary, "aws_s3_bucket_policy.lake_policy")["policy"]).filter(
    ({ Sid }) => Sid === "DenyUnconditionalCommits",
  );
  expect(refusal).toMatchObject({
    Effect: "Deny",
    Principal: "*",
    Action: ["s3:PutObject"],
    Resource: ["manifest/*", "commit/*", "watermark.json"].map((what) => `${lakeArn}/lake/*/${what}`),
  });
});

test("each alarm of count and of sweep says who is hurt and where to read on", () => {
  const told = Object.values(primary.resources)
    .filter(({ alarm_name: name }) => /-(count|sweep)-/.test(String(name)))
    .map((alarm) => [String(alarm["alarm_name"]).slice("acme-test-".length), runbookOf(alarm)]);
  expect(Object.fromEntries(told)).toEqual({
    "count-behind": "queue-behind",
    "count-dead-letters": "dead-letters",
    "count-failing": "function-failing",
    "count-near-timeout": "near-timeout",
    "sweep-dead-letters": "dead-letters",
    "sweep-did-not-run": "did-not-run",
    "sweep-failing": "function-failing",
    "sweep-near-timeout": "near-timeout",
    "sweep-schedule-failing": "schedule-failing",
  });
});

const runbookOf = ({ alarm_description: text }: Resource): string | undefined =>
  /(?:, so|lasts,) (?:owners|files) .*\. Runbook: docs\/runbooks\/([\w-]+)\.md$/.exec(String(text))?.[1];

test("only POST /v1/events is routed, and only the API may call ingest by it", () => {
  const routes = Object.entries(primary.resources).filter(([address]) =>
    address.startsWith("aws_apigatewayv2_route."),
  );
  expect(routes.map(([, route]) => route["route_key"])).toEqual(["POST /v1/events"]);
  expect(at(primary, "aws_lambda_permission.api_events_permission")).toMatchObject({
    principal: "apigateway.amazonaws.com",
    source_arn: `arn:aws:execute-api:eu-central-1:111122223333:\${aws_apigatewayv2_api.api.id}/*/POST/v1/events`,
  });
});

test("nothing in it refers to the state of the other stack", () => {
  expect(primary.document["data"]).toBeUndefined();
  expect(JSON.stringify(primary.document)).not.toContain("terraform_remote_state");
});

test("with shards, a state machine that fails or that is cut off is told", () => {
  const { primary: sharded } = installation({ ...aConfiguration, shards: 4 });
  expect(at(sharded, "aws_cloudwatch_metric_alarm.sharded_compaction_failing")["metric_query"]).toMatchObject(
    [
      { expression: "SUM([failed, stuck])" },
      { id: "failed", metric: { metric_name: "ExecutionsFailed" } },
      { id: "stuck", metric: { metric_name: "ExecutionsTimedOut" } },
    ],
  );
});
