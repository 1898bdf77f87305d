import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allDatasets } from "../../pipeline/commerce/allDatasets";
import { allViews } from "../../pipeline/reports/views/allViews";
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
const tableArn = (part: string) => `arn:aws:dynamodb:${here}:table/acme-test-${part}`;
const metricsArn = tableArn("metrics");
const lakeArn = "arn:aws:s3:::acme-test-lake-111122223333-eu-central-1";
const resultsArn = "arn:aws:s3:::acme-test-results-111122223333-eu-central-1";
const reportsArn = "arn:aws:s3:::acme-test-reports-111122223333-eu-central-1";
const dataKey = `\${aws_kms_key.data_key.arn}`;
const operationsKey = `\${aws_kms_key.operations_key.arn}`;
const viaS3 = (bucket: string) => ({
  StringEquals: {
    "kms:ViaService": "s3.eu-central-1.amazonaws.com",
    "kms:EncryptionContext:aws:s3:arn": bucket,
  },
});

const viaTable = (part: string) => ({
  StringEquals: {
    "kms:ViaService": "dynamodb.eu-central-1.amazonaws.com",
    "kms:EncryptionContext:aws:dynamodb:tableName": `acme-test-${part}`,
  },
});
const viaMetrics = viaTable("metrics");

/** What a role may do that asks Athena, beyond the data itself. */
const asksAthena: readonly string[] = [
  ...["GetQueryExecution", "GetQueryResults", "GetWorkGroup", "StartQueryExecution"].map(
    (action) => `athena:${action} on arn:aws:athena:${here}:workgroup/acme-test-reports`,
  ),
  ...["GetDatabase", "GetPartition", "GetPartitions", "GetTable", "GetTables"].flatMap((action) =>
    ["catalog", "database/acme_test", "table/acme_test/*"].map(
      (part) => `glue:${action} on arn:aws:glue:${here}:${part}`,
    ),
  ),
  `glue:GetDatabase on arn:aws:glue:${here}:database/default`,
  // of results
  `kms:Decrypt on ${dataKey}`,
  `kms:GenerateDataKey on ${dataKey}`,
  `s3:AbortMultipartUpload on ${resultsArn}/athena/*`,
  ...[resultsArn, lakeArn, rawArn].map((bucket) => `s3:GetBucketLocation on ${bucket}`),
  `s3:GetObject on ${resultsArn}/athena/*`,
  `s3:ListBucket on ${resultsArn}`,
  `s3:ListMultipartUploadParts on ${resultsArn}/athena/*`,
  `s3:PutObject on ${resultsArn}/athena/*`,
];

/** What Athena reads as the role that asks: the lake, and raw for what came a moment ago. */
const readsData: readonly string[] = [lakeArn, rawArn].flatMap((bucket) => [
  `kms:Decrypt on ${dataKey}`,
  `s3:GetObject on ${bucket}/${bucket === lakeArn ? "lake" : "raw"}/*`,
  `s3:ListBucket on ${bucket}`,
]);
const traces = ["xray:PutTelemetryRecords on *", "xray:PutTraceSegments on *"];
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
  test("ingest: write raw and rejected objects, and not read or list them; read keys, and count requests", () => {
    const statements = allowedTo(primary, "ingest_role");
    expect(grants(statements)).toEqual([
      `dynamodb:Query on ${tableArn("keys")}`,
      `dynamodb:UpdateItem on ${tableArn("rates")}`,
      `kms:Decrypt on ${dataKey}`,
      `kms:Decrypt on ${dataKey}`,
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
    expect(conditionOf(statements, "DecryptToQueryKeys")).toEqual(viaTable("keys"));
    expect(conditionOf(statements, "DecryptToUpdateRates")).toEqual(viaTable("rates"));
    expect(conditionOf(statements, "ReadOwnEnvironment")).toEqual({
      StringEquals: {
        "kms:EncryptionContext:aws:lambda:FunctionArn":
          "arn:aws:lambda:eu-central-1:111122223333:function:acme-test-ingest",
      },
    });
  });

  test("query: read keys and figures, count requests, ask Athena over lake and raw, keep and give answers", () => {
    const statements = allowedTo(primary, "query_role");
    expect(grants(statements)).toEqual(
      [
        ...asksAthena,
        ...readsData,
        `dynamodb:Query on ${tableArn("keys")}`,
        `dynamodb:Query on ${metricsArn}`,
        `dynamodb:UpdateItem on ${tableArn("rates")}`,
        // of keys, of figures, of rates, of answers
        ...Array(4).fill(`kms:Decrypt on ${dataKey}`),
        `kms:Decrypt on ${operationsKey}`,
        `kms:GenerateDataKey on ${dataKey}`,
        ...ownLogs("query"),
        `s3:GetObject on ${reportsArn}/answers/*`,
        `s3:ListBucket on ${reportsArn}`,
        `s3:PutObject on ${reportsArn}/answers/*`,
        ...traces,
      ].sort(),
    );
    expect(conditionOf(statements, "ListReports")).toEqual({
      StringLikeIfExists: { "s3:prefix": "answers/*" },
    });
    expect(conditionOf(statements, "ListLake")).toEqual({ StringLikeIfExists: { "s3:prefix": "lake/*" } });
    expect(conditionOf(statements, "DecryptToQueryMetrics")).toEqual(viaMetrics);
    expect(conditionOf(statements, "DecryptResults")).toEqual(viaS3(resultsArn));
    expect(conditionOf(statements, "EncryptReports")).toEqual(viaS3(reportsArn));
  });

  test("quality: ask Athena over lake and raw, and keep what it found; not read answers, keys or figures", () => {
    const statements = allowedTo(primary, "quality_role");
    expect(grants(statements)).toEqual(
      [
        ...asksAthena,
        ...readsData,
        `kms:Decrypt on ${operationsKey}`,
        `kms:Decrypt on ${operationsKey}`,
        `kms:GenerateDataKey on ${dataKey}`,
        `kms:GenerateDataKey on ${operationsKey}`,
        ...ownLogs("quality"),
        `s3:PutObject on ${reportsArn}/quality/*`,
        `sqs:SendMessage on arn:aws:sqs:${here}:acme-test-quality-dead-letters`,
        ...traces,
      ].sort(),
    );
  });

  test("key keepers: list keys, put one, look at one; no function may put", () => {
    const statements = statementsOf(at(primary, "aws_iam_policy.key_keepers")["policy"]);
    expect(grants(statements)).toEqual([
      `dynamodb:GetItem on ${tableArn("keys")}`,
      `dynamodb:PutItem on ${tableArn("keys")}`,
      `dynamodb:Query on ${tableArn("keys")}`,
      `kms:Decrypt on ${dataKey}`,
    ]);
    const putting = Object.entries(primary.resources).filter(
      ([address, { policy }]) =>
        /^aws_iam_(role_policy|policy)\./.test(address) &&
        /dynamodb:(Put|Delete|BatchWrite)/.test(String(policy)),
    );
    expect(putting.map(([address]) => address)).toEqual(["aws_iam_policy.key_keepers"]);
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
      `s3:AbortMultipartUpload on ${lakeArn}/lake/*`,
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

  test("roll-up: read the lake, write data files, their records and manifests, delete nothing", () => {
    const statements = allowedTo(primary, "roll_up_role");
    const written = ["data", "manifest", "rollup"].map((folder) => `${lakeArn}/lake/*/${folder}/*`);
    expect(grants(statements)).toEqual([
      `kms:Decrypt on ${dataKey}`,
      `kms:Decrypt on ${operationsKey}`,
      `kms:Decrypt on ${operationsKey}`,
      `kms:GenerateDataKey on ${dataKey}`,
      `kms:GenerateDataKey on ${operationsKey}`,
      ...ownLogs("roll-up"),
      ...written.map((arn) => `s3:AbortMultipartUpload on ${arn}`),
      `s3:GetObject on ${lakeArn}/lake/*`,
      `s3:ListBucket on ${lakeArn}`,
      ...written.map((arn) => `s3:PutObject on ${arn}`),
      `sqs:SendMessage on arn:aws:sqs:${here}:acme-test-roll-up-dead-letters`,
      "xray:PutTelemetryRecords on *",
      "xray:PutTraceSegments on *",
    ]);
    expect(conditionOf(statements, "EncryptLake")).toEqual(viaS3(lakeArn));
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
      `s3:DeleteObject on ${lakeArn}/lake/*/rollup/*`,
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

  test("the schedule of quality: call that one function, and leave a dead letter", () => {
    expect(grants(allowedTo(primary, "quality_schedule_role"))).toEqual([
      `kms:Decrypt on ${operationsKey}`,
      `kms:Decrypt on ${operationsKey}`,
      `kms:GenerateDataKey on ${operationsKey}`,
      `lambda:InvokeFunction on arn:aws:lambda:${here}:function:acme-test-quality`,
      `sqs:SendMessage on arn:aws:sqs:${here}:acme-test-quality-dead-letters`,
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
    variables: {
      RAW_STORE: "s3://acme-test-raw-111122223333-eu-central-1",
      SHARDS: "1",
      KEY_STORE: "dynamodb:acme-test-keys",
      RATE_TABLE: "acme-test-rates",
    },
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
  expect(at(primary, "aws_lambda_function.roll_up")["environment"]).toEqual({
    variables: { LAKE_STORE: "s3://acme-test-lake-111122223333-eu-central-1", CLOSED_AFTER_DAYS: "2" },
  });
  expect(at(primary, "aws_lambda_function.query")["environment"]).toEqual({
    variables: {
      LAKE_STORE: "s3://acme-test-lake-111122223333-eu-central-1",
      RESULTS_STORE: "s3://acme-test-reports-111122223333-eu-central-1",
      SQL_ENGINE: "athena:acme-test-reports/acme_test",
      METRICS_TABLE: "acme-test-metrics",
      KEY_STORE: "dynamodb:acme-test-keys",
      RATE_TABLE: "acme-test-rates",
    },
  });
  expect(at(primary, "aws_lambda_function.quality")["environment"]).toEqual({
    variables: {
      SQL_ENGINE: "athena:acme-test-reports/acme_test",
      RESULTS_STORE: "s3://acme-test-reports-111122223333-eu-central-1",
      QUALITY_THRESHOLDS: "{}",
    },
  });
});

test("what quality is told of thresholds is what differs from the defaults", () => {
  const thresholds = { freshness: { "events.received_at": { fail: 48 } } };
  const { primary: strict } = installation({ ...aConfiguration, quality: { thresholds } });
  expect(at(strict, "aws_lambda_function.quality")["environment"]).toMatchObject({
    variables: { QUALITY_THRESHOLDS: '{"freshness":{"events.received_at":{"fail":48}}}' },
  });
});

test.each(allDatasets.map((dataset) => [dataset.name, dataset] as const))(
  "the columns of the table %s are the dataset's, in order; dt is the partition and no column",
  (name, dataset) => {
    const { columns } = at(primary, `aws_glue_catalog_table.${name}_table`)["storage_descriptor"] as {
      columns: readonly { name: string; type: string; comment: string }[];
    };
    expect(columns.map((column) => `${column.name} ${column.type}`)).toEqual(
      dataset.columns.map((column) => `${column.name} ${column.type}`),
    );
    expect(columns.map((column) => column.name)).not.toContain("dt");
    expect(Math.max(...columns.map(({ comment }) => comment.length))).toBeLessThanOrEqual(255);
  },
);

test("each dataset has a table of its raw objects too, and each view is one", () => {
  const tables = Object.entries(primary.resources).filter(([address]) =>
    address.startsWith("aws_glue_catalog_table."),
  );
  const named = (type: string) =>
    tables.filter(([, { table_type }]) => table_type === type).map(([, { name }]) => name);
  expect(named("EXTERNAL_TABLE").sort()).toEqual(
    allDatasets.flatMap(({ name }) => [name, `raw_${name}`]).sort(),
  );
  expect(named("VIRTUAL_VIEW").sort()).toEqual(allViews.map(({ name }) => name).sort());
  expect(
    tables.map(([, { storage_descriptor: descriptor }]) => (descriptor as { location?: string }).location),
  ).toContain(`s3://${rawArn.split(":::")[1]}/raw/orders/`);
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

test("the roll-up is called once a night, UTC, before the sweep", () => {
  expect(at(primary, "aws_scheduler_schedule.roll_up_schedule")).toMatchObject({
    schedule_expression: "cron(40 2 * * ? *)",
    schedule_expression_timezone: "UTC",
  });
  expect(at(primary, "aws_lambda_function.roll_up")).toMatchObject({
    memory_size: 2048,
    reserved_concurrent_executions: 1,
    timeout: 900,
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
    Resource: ["manifest/*", "commit/*", "rollup/*", "watermark.json"].map(
      (what) => `${lakeArn}/lake/*/${what}`,
    ),
  });
});

test("each alarm of count, of the roll-up, of sweep and of quality says who is hurt and where to read on", () => {
  const told = Object.values(primary.resources)
    .filter(({ alarm_name: name }) => /-(count|roll-up|sweep|quality)-/.test(String(name)))
    .map((alarm) => [String(alarm["alarm_name"]).slice("acme-test-".length), runbookOf(alarm)]);
  expect(Object.fromEntries(told)).toEqual({
    "count-behind": "queue-behind",
    "count-dead-letters": "dead-letters",
    "count-failing": "function-failing",
    "count-near-timeout": "near-timeout",
    "quality-dead-letters": "dead-letters",
    "quality-did-not-run": "did-not-run",
    "quality-failing": "function-failing",
    "quality-near-timeout": "near-timeout",
    "quality-schedule-failing": "schedule-failing",
    "roll-up-dead-letters": "dead-letters",
    "roll-up-did-not-run": "did-not-run",
    "roll-up-failing": "function-failing",
    "roll-up-near-timeout": "near-timeout",
    "roll-up-schedule-failing": "schedule-failing",
    "sweep-dead-letters": "dead-letters",
    "sweep-did-not-run": "did-not-run",
    "sweep-failing": "function-failing",
    "sweep-near-timeout": "near-timeout",
    "sweep-schedule-failing": "schedule-failing",
  });
});

const runbookOf = ({ alarm_description: text }: Resource): string | undefined =>
  /(?:, so|lasts,) (?:owners|files|nobody|days) .*\. Runbook: docs\/runbooks\/([\w-]+)\.md$/.exec(
    String(text),
  )?.[1];

test("records come in and questions are answered by these routes, each throttled, and by no others", () => {
  const ofType = (type: string) =>
    Object.entries(primary.resources).filter(([address]) => address.startsWith(`${type}.`));
  const { route_settings: settings } = at(primary, "aws_apigatewayv2_stage.api_stage") as {
    readonly route_settings: readonly Resource[];
  };
  const throttled = settings.map(
    ({ route_key, throttling_rate_limit: rate, throttling_burst_limit: burst }) =>
      `${route_key}: ${rate}, ${burst}`,
  );
  expect(throttled.sort()).toEqual([
    "GET /openapi.json: 50, 100",
    "GET /v1/health: 50, 100",
    "GET /v1/queries/{id}: 50, 100",
    "GET /v1/reports/{name}: 50, 100",
    "GET /v1/reports: 50, 100",
    "GET /v1/users/{id}/metrics: 50, 100",
    "POST /v1/customers: 100, 200",
    "POST /v1/events: 1000, 2000",
    "POST /v1/orders: 100, 200",
    "POST /v1/payments: 100, 200",
  ]);
  expect(
    ofType("aws_apigatewayv2_route")
      .map(([, { route_key }]) => route_key)
      .sort(),
  ).toEqual(settings.map(({ route_key }) => route_key).sort());
  expect(Object.fromEntries(ofType("aws_apigatewayv2_integration"))).toMatchObject({
    "aws_apigatewayv2_integration.api_events_integration": {
      integration_uri: `\${aws_lambda_function.ingest.invoke_arn}`,
    },
    "aws_apigatewayv2_integration.api_reports_integration": {
      integration_uri: `\${aws_lambda_function.query.invoke_arn}`,
    },
  });
});

test("pages and API are one origin: no page elsewhere may read answers, but of the origins that are named", () => {
  const apiOf = (options: object) =>
    at(installation({ ...aConfiguration, ...options }).primary, "aws_apigatewayv2_api.api");
  expect(apiOf({})).not.toHaveProperty("cors_configuration");
  expect(apiOf({ allowedOrigins: ["https://menu.example"] })["cors_configuration"]).toMatchObject({
    allow_origins: ["https://menu.example"],
  });
  for (const headers of ["page", "api"])
    expect(at(primary, `aws_cloudfront_response_headers_policy.edge_${headers}_headers`)).not.toHaveProperty(
      "cors_config",
    );
  const { default_cache_behavior: pages, ordered_cache_behavior: others } = at(
    primary,
    "aws_cloudfront_distribution.edge",
  ) as { readonly default_cache_behavior: Resource; readonly ordered_cache_behavior: readonly Resource[] };
  expect([
    pages["target_origin_id"],
    ...others.map(({ path_pattern: path, target_origin_id: to }) => `${path} ${to}`),
  ]).toEqual(["pages", "/v1/* api", "/openapi.json api"]);
  // what the dashboard asks with; without it among a cache's keys it would not be passed on
  expect(at(primary, "aws_cloudfront_cache_policy.edge_api_cache")).toMatchObject({
    parameters_in_cache_key_and_forwarded_to_origin: {
      headers_config: { headers: { items: expect.arrayContaining(["Authorization"]) } },
      query_strings_config: { query_string_behavior: "all" },
    },
  });
});

test("the dashboard's bucket is read by the distribution alone, object by object", () => {
  const granted = statementsOf(at(primary, "aws_s3_bucket_policy.dashboard_policy")["policy"]).filter(
    ({ Effect }) => Effect === "Allow",
  );
  expect(granted).toEqual([
    {
      Sid: "ReadByDistribution",
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: ["s3:GetObject"],
      Resource: ["arn:aws:s3:::acme-test-dashboard-111122223333-eu-central-1/*"],
      Condition: expect.anything(),
    },
  ]);
});

test("only the API may call ingest and query, by their own routes", () => {
  const permissions = Object.entries(primary.resources).filter(([address]) =>
    address.startsWith("aws_lambda_permission."),
  );
  const api = `arn:aws:execute-api:eu-central-1:111122223333:\${aws_apigatewayv2_api.api.id}/*/`;
  const callers = permissions.map(([, { principal, source_arn, function_name }]) => [
    /aws_lambda_function\.(\w+)\./.exec(String(function_name))?.[1],
    principal,
    String(source_arn).replace(api, ""),
  ]);
  const may = (name: string, route: string) => [name, "apigateway.amazonaws.com", route];
  expect(callers.sort()).toEqual([
    ...["customers", "events", "orders", "payments"].map((name) => may("ingest", `POST/v1/${name}`)),
    may("query", "GET/openapi.json"),
    may("query", "GET/v1/health"),
    may("query", "GET/v1/queries/*"),
    may("query", "GET/v1/reports"),
    may("query", "GET/v1/reports/*"),
    may("query", "GET/v1/users/*/metrics"),
  ]);
});

test("quality is called once a night, after the sweep, and answers are forgotten sooner than what it found", () => {
  expect(at(primary, "aws_scheduler_schedule.quality_schedule")).toMatchObject({
    schedule_expression: "cron(15 4 * * ? *)",
    schedule_expression_timezone: "UTC",
    target: { input: "{}" },
  });
  const { rule } = at(primary, "aws_s3_bucket_lifecycle_configuration.reports_lifecycle") as {
    readonly rule: readonly Resource[];
  };
  expect(rule.slice(1)).toMatchObject([
    { filter: [{ prefix: "answers/" }], expiration: [{ days: 30 }] },
    { filter: [{ prefix: "quality/" }], expiration: [{ days: 400 }] },
  ]);
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
