import { EncryptedBucket } from "../../../modules/buckets/encryptedBucket";
import { grantQueries } from "../../../modules/lake/grantQueries";
import { allowedTo, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { aRole } from "../ground/aRole";
import { aKeyArn } from "../monitoring/aWatch";

test("a role may query one database in one workgroup and fetch the results; what tables read is granted apart", () => {
  const stack = aStack();
  const results = new EncryptedBucket(stack, "results", {
    ...aPlace,
    bucket: "acme-results",
    key: aKeyArn,
    content: "replaceable",
    oldVersionDays: 7,
  });
  grantQueries(aRole(stack, "query"), {
    ...aPlace,
    workgroup: "acme-reports",
    database: "acme",
    results,
    resultsBucket: "acme-results",
    dataBuckets: ["acme-lake"],
  });
  const allow = { Effect: "Allow" };
  const key = {
    Resource: [aKeyArn],
    Condition: {
      StringEquals: {
        "kms:ViaService": "s3.eu-central-1.amazonaws.com",
        "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::acme-results",
      },
    },
  };
  expect(allowedTo(synthesized(stack), "query")).toEqual([
    {
      ...allow,
      Sid: "QueryInWorkgroup",
      Action: [
        "athena:GetQueryExecution",
        "athena:GetQueryResults",
        "athena:GetWorkGroup",
        "athena:StartQueryExecution",
      ],
      Resource: ["arn:aws:athena:eu-central-1:111122223333:workgroup/acme-reports"],
    },
    {
      ...allow,
      Sid: "ReadDefinitions",
      Action: [
        "glue:GetDatabase",
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
    {
      ...allow,
      Sid: "DefaultDatabase",
      Action: ["glue:GetDatabase"],
      Resource: ["arn:aws:glue:eu-central-1:111122223333:database/default"],
    },
    {
      ...allow,
      Sid: "LocateBuckets",
      Action: ["s3:GetBucketLocation"],
      Resource: ["arn:aws:s3:::acme-results", "arn:aws:s3:::acme-lake"],
    },
    {
      ...allow,
      Sid: "ListResults",
      Action: ["s3:ListBucket"],
      Resource: ["arn:aws:s3:::acme-results"],
      Condition: { StringLikeIfExists: { "s3:prefix": "athena/*" } },
    },
    {
      ...allow,
      Sid: "GetResults",
      Action: ["s3:GetObject"],
      Resource: ["arn:aws:s3:::acme-results/athena/*"],
    },
    {
      ...allow,
      Sid: "PutResults",
      Action: ["s3:PutObject"],
      Resource: ["arn:aws:s3:::acme-results/athena/*"],
    },
    {
      ...allow,
      Sid: "LargeResults",
      Action: ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
      Resource: ["arn:aws:s3:::acme-results/athena/*"],
    },
    { ...allow, Sid: "DecryptResults", Action: ["kms:Decrypt"], ...key },
    { ...allow, Sid: "EncryptResults", Action: ["kms:GenerateDataKey"], ...key },
  ]);
});
