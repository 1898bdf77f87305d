import { AnalystPolicy, type AnalystPolicyProps } from "../../../modules/lake/analystPolicy";
import { at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";

const key = "arn:aws:kms:eu-central-1:111122223333:key/1234";

const statements = (props: Partial<AnalystPolicyProps> = {}) => {
  const stack = aStack();
  new AnalystPolicy(stack, "analysts", {
    ...aPlace,
    name: "acme-analysts",
    description: "Queries the lake.",
    workgroup: "acme-reports",
    database: "acme",
    reads: [
      { bucket: "acme-lake", prefix: "lake/" },
      { bucket: "acme-raw", prefix: "raw/" },
    ],
    resultsBucket: "acme-results",
    key,
    ...props,
  });
  return statementsOf(at(synthesized(stack), "aws_iam_policy.analysts")["policy"]);
};

const throughAthena = { "ForAnyValue:StringEquals": { "aws:CalledVia": ["athena.amazonaws.com"] } };
const throughS3 = { "kms:ViaService": "s3.eu-central-1.amazonaws.com" };

test("it allows, to the letter, queries in one workgroup over one database, and their results", () => {
  expect(statements().every(({ Effect }) => Effect === "Allow")).toBe(true);
  expect(
    Object.fromEntries(
      statements().map(({ Sid, Action, Resource, Condition }) => [Sid, { Action, Resource, Condition }]),
    ),
  ).toEqual({
    QueryInWorkgroup: {
      Action: [
        "athena:BatchGetNamedQuery",
        "athena:BatchGetQueryExecution",
        "athena:GetNamedQuery",
        "athena:GetQueryExecution",
        "athena:GetQueryResults",
        "athena:GetQueryResultsStream",
        "athena:GetQueryRuntimeStatistics",
        "athena:GetWorkGroup",
        "athena:ListNamedQueries",
        "athena:ListQueryExecutions",
        "athena:StartQueryExecution",
        "athena:StopQueryExecution",
      ],
      Resource: ["arn:aws:athena:eu-central-1:111122223333:workgroup/acme-reports"],
    },
    ListNames: { Action: ["athena:ListDataCatalogs", "athena:ListWorkGroups"], Resource: ["*"] },
    BrowseCatalog: {
      Action: [
        "athena:GetDataCatalog",
        "athena:GetDatabase",
        "athena:GetTableMetadata",
        "athena:ListDatabases",
        "athena:ListTableMetadata",
      ],
      Resource: ["arn:aws:athena:eu-central-1:111122223333:datacatalog/AwsDataCatalog"],
    },
    ReadDefinitions: {
      Action: [
        "glue:BatchGetPartition",
        "glue:GetDatabase",
        "glue:GetDatabases",
        "glue:GetPartition",
        "glue:GetPartitions",
        "glue:GetTable",
        "glue:GetTables",
      ],
      Resource: [
        "arn:aws:glue:eu-central-1:111122223333:catalog",
        "arn:aws:glue:eu-central-1:111122223333:database/acme",
        "arn:aws:glue:eu-central-1:111122223333:table/acme/*",
      ],
    },
    DefaultDatabase: {
      Action: ["glue:GetDatabase"],
      Resource: ["arn:aws:glue:eu-central-1:111122223333:database/default"],
    },
    ReadData: {
      Action: ["s3:GetObject"],
      Resource: ["arn:aws:s3:::acme-lake/lake/*", "arn:aws:s3:::acme-raw/raw/*"],
      Condition: throughAthena,
    },
    ListData: {
      Action: ["s3:GetBucketLocation", "s3:ListBucket"],
      Resource: ["arn:aws:s3:::acme-lake", "arn:aws:s3:::acme-raw"],
      Condition: { ...throughAthena, StringLikeIfExists: { "s3:prefix": ["lake/*", "raw/*"] } },
    },
    DecryptData: {
      Action: ["kms:Decrypt"],
      Resource: [key],
      Condition: {
        StringEquals: {
          ...throughS3,
          "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::acme-lake", "arn:aws:s3:::acme-raw"],
        },
      },
    },
    FindResults: {
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
      Resource: ["arn:aws:s3:::acme-results"],
      Condition: { StringLikeIfExists: { "s3:prefix": "athena/*" } },
    },
    KeepResults: {
      Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
      Resource: ["arn:aws:s3:::acme-results/athena/*"],
    },
    EncryptResults: {
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [key],
      Condition: {
        StringEquals: throughS3,
        StringLike: {
          "kms:EncryptionContext:aws:s3:arn": [
            "arn:aws:s3:::acme-results",
            "arn:aws:s3:::acme-results/athena/*",
          ],
        },
      },
    },
  });
});

test("nothing in it creates, changes or deletes but results, and no action is a wildcard", () => {
  const actions = statements().flatMap(({ Action }) => Action);
  expect(actions.filter((action) => !/:(BatchGet|Get|List)/.test(action)).sort()).toEqual([
    "athena:StartQueryExecution",
    "athena:StopQueryExecution",
    "kms:Decrypt",
    "kms:Decrypt",
    "kms:GenerateDataKey",
    "s3:AbortMultipartUpload",
    "s3:PutObject",
  ]);
  expect(actions.filter((action) => action.includes("*"))).toEqual([]);
});

test("without the lists of names every statement names its resources", () => {
  const allowed = statements({ mayListNames: false });
  expect(allowed.filter(({ Resource }) => Resource.includes("*"))).toEqual([]);
  expect(allowed).toHaveLength(statements().length - 1);
});

test("without the raw bucket among what it reads, nothing of it names that bucket", () => {
  expect(JSON.stringify(statements({ reads: [{ bucket: "acme-lake", prefix: "lake/" }] }))).not.toContain(
    "acme-raw",
  );
  expect(() => statements({ reads: [] })).toThrow(
    "acme-analysts: reads is empty, must name what may be read",
  );
});

test("it is within the 6144 characters of a managed policy", () => {
  const long = "x".repeat(63);
  const policy = JSON.stringify(
    statements({
      workgroup: long,
      database: long,
      reads: [
        { bucket: long, prefix: "lake/" },
        { bucket: long, prefix: "raw/" },
      ],
      resultsBucket: long,
    }),
  );
  expect(policy.length).toBeLessThan(6144);
});
