import { anApp } from "../stacks/anApp";
import { allowedTo, at, type PolicyStatement, statementsOf, synthesized } from "../stacks/synthesized";
import { aDeployment } from "./aStack";
import { ComingFunctions } from "./comingFunctions";

const result = synthesized(new ComingFunctions(anApp(), aDeployment));

const here = "eu-central-1:111122223333";
const bucket = (role: string) => `arn:aws:s3:::acme-test-${role}-111122223333-eu-central-1`;
const table = `arn:aws:dynamodb:${here}:table/acme-test-metrics`;
const queue = (part: string) => `arn:aws:sqs:${here}:acme-test-${part}`;
const dataKey = `\${aws_kms_key.data_key.arn}`;
const operationsKey = `\${aws_kms_key.operations_key.arn}`;

/** `action on resource` for each pair that statements allow, but for what every function may do. */
const grants = (statements: readonly PolicyStatement[]): readonly string[] =>
  statements
    .filter(({ Sid }) => !["WriteOwnLogs", "WriteTraces", "ReadOwnEnvironment"].includes(Sid))
    .flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => Resource.map((resource) => `${action} on ${resource}`)),
    )
    .sort();

const conditionOf = (statements: readonly PolicyStatement[], sid: string) =>
  statements.find(({ Sid }) => Sid === sid)?.Condition;

const queryGrants = [
  ...["GetQueryExecution", "GetQueryResults", "StartQueryExecution", "StopQueryExecution"].map(
    (action) =>
      `athena:${action} on arn:aws:athena:${here}:workgroup/\${aws_athena_workgroup.workgroup.name}`,
  ),
  ...["GetDatabase", "GetPartition", "GetPartitions", "GetTable", "GetTables"].flatMap((action) =>
    [
      "catalog",
      `database/\${aws_glue_catalog_database.database.name}`,
      `table/\${aws_glue_catalog_database.database.name}/*`,
    ].map((part) => `glue:${action} on arn:aws:glue:${here}:${part}`),
  ),
  `glue:GetDatabase on arn:aws:glue:${here}:database/default`,
  `kms:Decrypt on ${dataKey}`,
  `kms:GenerateDataKey on ${dataKey}`,
  `s3:AbortMultipartUpload on ${bucket("results")}/athena/*`,
  `s3:GetBucketLocation on ${bucket("lake")}`,
  `s3:GetBucketLocation on ${bucket("results")}`,
  `s3:GetObject on ${bucket("results")}/athena/*`,
  `s3:ListBucket on ${bucket("results")}`,
  `s3:ListMultipartUploadParts on ${bucket("results")}/athena/*`,
  `s3:PutObject on ${bucket("results")}/athena/*`,
];

const readsLake = [
  `kms:Decrypt on ${dataKey}`,
  `s3:GetObject on ${bucket("lake")}/lake/*`,
  `s3:ListBucket on ${bucket("lake")}`,
];

const leavesDeadLetters = (part: string) => [
  `kms:Decrypt on ${operationsKey}`,
  `kms:GenerateDataKey on ${operationsKey}`,
  `sqs:SendMessage on ${queue(`${part}-dead-letters`)}`,
];

describe("what each role may do beyond its own logs, traces and environment, to the letter", () => {
  test("count: take messages, read batches, update counters; not read them, and not list more than batches", () => {
    const statements = allowedTo(result, "count_role");
    expect(grants(statements)).toEqual([
      `dynamodb:UpdateItem on ${table}`,
      `kms:Decrypt on ${dataKey}`,
      `kms:Decrypt on ${dataKey}`,
      `kms:Decrypt on ${operationsKey}`,
      `s3:GetObject on ${bucket("raw")}/raw/events/*`,
      `s3:ListBucket on ${bucket("raw")}`,
      `sqs:DeleteMessage on ${queue("count")}`,
      `sqs:GetQueueAttributes on ${queue("count")}`,
      `sqs:ReceiveMessage on ${queue("count")}`,
    ]);
    expect(conditionOf(statements, "ListRaw")).toEqual({ StringLike: { "s3:prefix": "raw/events/*" } });
    expect(conditionOf(statements, "DecryptMessages")).toEqual({
      StringEquals: { "kms:ViaService": "sqs.eu-central-1.amazonaws.com" },
    });
    expect(conditionOf(statements, "DecryptToUpdateMetrics")).toEqual({
      StringEquals: {
        "kms:ViaService": "dynamodb.eu-central-1.amazonaws.com",
        "kms:EncryptionContext:aws:dynamodb:tableName": "acme-test-metrics",
      },
    });
  });

  test("sweep: read the lake and delete data files; not manifests, and not old versions", () => {
    expect(grants(allowedTo(result, "sweep_role"))).toEqual(
      [
        ...readsLake,
        ...leavesDeadLetters("sweep"),
        `s3:DeleteObject on ${bucket("lake")}/lake/events/data/*`,
      ].sort(),
    );
  });

  test("quality: query the lake and fetch the results", () => {
    expect(grants(allowedTo(result, "quality_role"))).toEqual(
      [...readsLake, ...queryGrants, ...leavesDeadLetters("quality")].sort(),
    );
  });

  test("query: query the lake, fetch the results, read counters", () => {
    expect(grants(allowedTo(result, "query_role"))).toEqual(
      [
        ...readsLake,
        ...queryGrants,
        `dynamodb:GetItem on ${table}`,
        `dynamodb:Query on ${table}`,
        `kms:Decrypt on ${dataKey}`,
      ].sort(),
    );
  });

  test("the hourly schedule: start the state machine, and leave a dead letter", () => {
    expect(grants(allowedTo(result, "hourly_role"))).toEqual(
      [
        ...leavesDeadLetters("compact"),
        // what it is started with, as it lies with the schedule and with the state machine
        `kms:Decrypt on ${operationsKey}`,
        `kms:Decrypt on ${operationsKey}`,
        `kms:GenerateDataKey on ${operationsKey}`,
        `states:StartExecution on arn:aws:states:${here}:stateMachine:acme-test-compact-shards`,
      ].sort(),
    );
  });

  test("of all roles, only sweep's may delete objects, and none tables, queues or keys", () => {
    const deleting = Object.entries(result.resources)
      .filter(([address]) => address.startsWith("aws_iam_role_policy."))
      .flatMap(([address, { policy }]) =>
        statementsOf(policy)
          .flatMap(({ Action }) => Action)
          .filter((action) => /:(Delete|Purge|Remove|Schedule)/.test(action))
          .map((action) => `${address.slice("aws_iam_role_policy.".length)} ${action}`),
      );
    expect(deleting).toEqual([
      "compact_shards_role_policy logs:DeleteLogDelivery",
      "count_role_policy sqs:DeleteMessage",
      "sweep_role_policy s3:DeleteObject",
    ]);
  });
});

test("the hourly schedule starts the state machine, and tells when it did not", () => {
  expect(at(result, "aws_scheduler_schedule.hourly")["target"]).toMatchObject({
    arn: `arn:aws:states:${here}:stateMachine:acme-test-compact-shards`,
  });
  expect(JSON.stringify(at(result, "aws_cloudwatch_metric_alarm.hourly_did_not_run"))).toContain(
    "ExecutionsStarted",
  );
});

test("each function has its own name, role, log group and archive", () => {
  const functions = Object.entries(result.resources).filter(([address]) =>
    address.startsWith("aws_lambda_function."),
  );
  expect(functions.map(([, { function_name }]) => function_name)).toEqual(
    ["compact", "count", "quality", "query", "sweep"].map((part) => `acme-test-${part}`),
  );
  for (const attribute of ["role", "logging_config", "filename"])
    expect(new Set(functions.map(([, resource]) => JSON.stringify(resource[attribute]))).size).toBe(5);
});
