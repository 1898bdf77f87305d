import {
  aConfiguration,
  allowedTo,
  at,
  installation,
  type PolicyStatement,
  statementsOf,
} from "./synthesized";

const { primary } = installation({ ...aConfiguration, delivery: { mode: "buffered", waitSeconds: 45 } });
const { primary: draining } = installation({ ...aConfiguration, delivery: { mode: "draining" } });
const here = "eu-central-1:111122223333";
const queue = `arn:aws:sqs:${here}:acme-test-pack`;
const rawArn = "arn:aws:s3:::acme-test-raw-111122223333-eu-central-1";
const lakeArn = "arn:aws:s3:::acme-test-lake-111122223333-eu-central-1";
const dataKey = `\${aws_kms_key.data_key.arn}`;
const operationsKey = `\${aws_kms_key.operations_key.arn}`;
const throughSqs = { "kms:ViaService": "sqs.eu-central-1.amazonaws.com" };

const grants = (statements: readonly PolicyStatement[]): readonly string[] =>
  statements
    .flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => Resource.map((resource) => `${action} on ${resource}`)),
    )
    .sort();

const conditionOf = (statements: readonly PolicyStatement[], sid: string) =>
  statements.find(({ Sid }) => Sid === sid)?.Condition;

test("by default there is no queue of batches and no packer, and ingest knows of neither", () => {
  const { primary: direct } = installation();
  expect(Object.keys(direct.resources).filter((address) => address.includes("pack"))).toEqual([]);
  expect(JSON.stringify(at(direct, "aws_lambda_function.ingest"))).not.toContain("BATCH_QUEUE");
  expect(grants(allowedTo(direct, "ingest_role")).filter((grant) => grant.startsWith("sqs:"))).toEqual([]);
});

test("ingest: send to the queue, by its key, beside what it may without one", () => {
  const statements = allowedTo(primary, "ingest_role");
  expect(grants(statements).filter((grant) => /^(sqs|s3):/.test(grant))).toEqual([
    `s3:PutObject on ${rawArn}/raw/*`,
    `s3:PutObject on ${rawArn}/rejected/*`,
    `sqs:SendMessage on ${queue}`,
  ]);
  expect(statements.find(({ Sid }) => Sid === "EncryptMessages")).toMatchObject({
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: [dataKey],
    Condition: { StringEquals: throughSqs },
  });
});

test("pack: take messages, write raw and rejected objects, read and move watermarks; not read what it writes", () => {
  const statements = allowedTo(primary, "pack_role");
  expect(grants(statements)).toEqual([
    // of messages, of the lake
    `kms:Decrypt on ${dataKey}`,
    `kms:Decrypt on ${dataKey}`,
    `kms:Decrypt on ${operationsKey}`,
    `kms:GenerateDataKey on ${dataKey}`,
    `kms:GenerateDataKey on ${dataKey}`,
    `logs:CreateLogStream on arn:aws:logs:${here}:log-group:/aws/lambda/acme-test-pack:log-stream:*`,
    `logs:PutLogEvents on arn:aws:logs:${here}:log-group:/aws/lambda/acme-test-pack:log-stream:*`,
    `s3:GetObject on ${lakeArn}/lake/*/watermark.json*`,
    `s3:ListBucket on ${lakeArn}`,
    `s3:PutObject on ${lakeArn}/lake/*/watermark.json*`,
    `s3:PutObject on ${rawArn}/raw/*`,
    `s3:PutObject on ${rawArn}/rejected/*`,
    `sqs:DeleteMessage on ${queue}`,
    `sqs:GetQueueAttributes on ${queue}`,
    `sqs:ReceiveMessage on ${queue}`,
    "xray:PutTelemetryRecords on *",
    "xray:PutTraceSegments on *",
  ]);
  expect(conditionOf(statements, "DecryptMessages")).toEqual({ StringEquals: throughSqs });
  expect(conditionOf(statements, "ListLake")).toEqual({
    StringLikeIfExists: { "s3:prefix": "lake/*/watermark.json*" },
  });
});

test.each(["buffered", "draining"])(
  "%s, the key of the data may be used by way of SQS, by this account's roles",
  (mode) => {
    const stack = mode === "buffered" ? primary : draining;
    const policy = String(at(stack, "aws_kms_key.data_key")["policy"]);
    expect(statementsOf(policy).find(({ Sid }) => Sid === "CallersOfPackQueue")).toMatchObject({
      Principal: { AWS: "arn:aws:iam::111122223333:root" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Condition: { StringEquals: { "kms:CallerAccount": "111122223333", ...throughSqs } },
    });
  },
);

test("ingest and pack are told where the queue and the stores are, by the names that they have", () => {
  expect(at(primary, "aws_lambda_function.ingest")).toMatchObject({
    function_name: "acme-test-ingest",
    filename: expect.stringContaining("ingest_code"),
    environment: {
      variables: {
        RAW_STORE: "s3://acme-test-raw-111122223333-eu-central-1",
        SHARDS: "1",
        KEY_STORE: "dynamodb:acme-test-keys",
        RATE_TABLE: "acme-test-rates",
        BATCH_QUEUE: "https://sqs.eu-central-1.amazonaws.com/111122223333/acme-test-pack",
      },
    },
  });
  expect(at(primary, "aws_lambda_function.pack")["environment"]).toEqual({
    variables: {
      RAW_STORE: "s3://acme-test-raw-111122223333-eu-central-1",
      LAKE_STORE: "s3://acme-test-lake-111122223333-eu-central-1",
      SHARDS: "1",
      LOOKBACK_HOURS: "24",
    },
  });
});

test("the queue keeps what nobody packs for as long as SQS does, under the key of the data, and tries it for hours", () => {
  expect(at(primary, "aws_sqs_queue.pack_queue")).toMatchObject({
    name: "acme-test-pack",
    kms_master_key_id: dataKey,
    message_retention_seconds: 14 * 86_400,
    visibility_timeout_seconds: 6 * 60 + 45,
    redrive_policy: JSON.stringify({ deadLetterTargetArn: `${queue}-dead-letters`, maxReceiveCount: 20 }),
  });
  expect(at(primary, "aws_sqs_queue.pack_queue_dead_letters")).toMatchObject({
    kms_master_key_id: dataKey,
    message_retention_seconds: 14 * 86_400,
  });
});

test("messages wait for company as long as the configuration says, and the packer tells which of them failed", () => {
  expect(at(primary, "aws_lambda_event_source_mapping.pack_from_queue")).toMatchObject({
    enabled: true,
    batch_size: 10_000,
    maximum_batching_window_in_seconds: 45,
    function_response_types: ["ReportBatchItemFailures"],
    scaling_config: { maximum_concurrency: 2 },
  });
});

test("each alarm of the packer says who is hurt and where to read on", () => {
  const told = Object.values(primary.resources)
    .filter(({ alarm_name: name }) => /-pack-/.test(String(name)))
    .map(({ alarm_name: name, alarm_description: text }) => [
      String(name).slice("acme-test-".length),
      /, so owners .*\. Runbook: docs\/runbooks\/([\w-]+)\.md$/.exec(String(text))?.[1],
    ]);
  expect(Object.fromEntries(told)).toEqual({
    "pack-behind": "queue-behind",
    "pack-dead-letters": "dead-letters",
    "pack-failing": "function-failing",
    "pack-near-timeout": "near-timeout",
  });
});

test("while it is drained, nobody sends to the queue any more, and the packer still takes from it", () => {
  expect(JSON.stringify(at(draining, "aws_lambda_function.ingest"))).not.toContain("BATCH_QUEUE");
  expect(grants(allowedTo(draining, "ingest_role")).filter((grant) => grant.startsWith("sqs:"))).toEqual([]);
  expect(grants(allowedTo(draining, "pack_role"))).toEqual(grants(allowedTo(primary, "pack_role")));
  expect(at(draining, "aws_lambda_event_source_mapping.pack_from_queue")["enabled"]).toBe(true);
});
