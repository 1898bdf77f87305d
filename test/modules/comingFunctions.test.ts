import { anApp } from "../stacks/anApp";
import { allowedTo, type PolicyStatement, statementsOf, synthesized } from "../stacks/synthesized";
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

  test("none may delete objects, tables, queues or keys", () => {
    const deleting = Object.entries(result.resources)
      .filter(([address]) => address.startsWith("aws_iam_role_policy."))
      .flatMap(([address, { policy }]) =>
        statementsOf(policy)
          .flatMap(({ Action }) => Action)
          .filter((action) => /:(Delete|Purge|Remove|Schedule)/.test(action))
          .map((action) => `${address.slice("aws_iam_role_policy.".length)} ${action}`),
      );
    expect(deleting).toEqual([]);
  });
});

test("each function has its own name, role, log group and archive", () => {
  const functions = Object.entries(result.resources).filter(([address]) =>
    address.startsWith("aws_lambda_function."),
  );
  expect(functions.map(([, { function_name }]) => function_name)).toEqual(
    ["quality", "query"].map((part) => `acme-test-${part}`),
  );
  for (const attribute of ["role", "logging_config", "filename"])
    expect(new Set(functions.map(([, resource]) => JSON.stringify(resource[attribute]))).size).toBe(2);
});
