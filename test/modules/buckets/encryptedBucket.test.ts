import { conditionalPutsOnly } from "../../../modules/buckets/bucketGuards";
import { EncryptedBucket, type EncryptedBucketProps } from "../../../modules/buckets/encryptedBucket";
import { ServiceRole } from "../../../modules/ground/serviceRole";
import { allowedTo, at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";

const key = "arn:aws:kms:eu-central-1:111122223333:key/1234";

const aBucket = (props: Partial<EncryptedBucketProps> = {}) => {
  const stack = aStack();
  const bucket = new EncryptedBucket(stack, "raw", {
    ...aPlace,
    bucket: "acme-raw",
    key,
    content: "precious",
    oldVersionDays: 30,
    ...props,
  });
  const role = new ServiceRole(stack, "reader", {
    name: "reader",
    description: "Reads.",
    service: "lambda.amazonaws.com",
    trust: { StringEquals: { "aws:SourceAccount": aPlace.accountId } },
  });
  return { stack, bucket, role };
};

const denials = (props: Partial<EncryptedBucketProps> = {}) =>
  statementsOf(at(synthesized(aBucket(props).stack), "aws_s3_bucket_policy.raw_policy")["policy"]);

test("it refuses plain HTTP, old TLS and, where a request names them, other keys", () => {
  const statements = denials();
  expect(statements.map(({ Sid, Effect }) => `${Effect} ${Sid}`)).toEqual([
    "Deny DenyWithoutTls",
    "Deny DenyOldTls",
    "Deny DenyOtherEncryption",
    "Deny DenyOtherKey",
  ]);
  // a put without the header must pass, and takes the bucket's default key
  expect(statements[3]?.Condition).toEqual({
    Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
    StringNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": key },
  });
});

test("commits take a condition: a put with neither If-Match nor If-None-Match is refused", () => {
  const [statement] = denials({ statements: [conditionalPutsOnly("acme-raw", "lake/*/manifest/*")] }).slice(
    -1,
  );
  expect(statement).toEqual({
    Sid: "DenyUnconditionalCommits",
    Effect: "Deny",
    Principal: "*",
    Action: ["s3:PutObject"],
    Resource: ["arn:aws:s3:::acme-raw/lake/*/manifest/*"],
    Condition: {
      Null: { "s3:if-match": "true", "s3:if-none-match": "true" },
      Bool: { "s3:ObjectCreationOperation": "true" },
    },
  });
});

test("access logging waits until the log bucket lets S3 deliver: S3 checks it", () => {
  const { stack, bucket } = aBucket();
  new EncryptedBucket(stack, "lake", {
    ...aPlace,
    bucket: "acme-lake",
    key,
    content: "precious",
    oldVersionDays: 30,
    accessLogs: bucket,
  });
  expect(at(synthesized(stack), "aws_s3_bucket_logging.lake_access_logging")).toMatchObject({
    target_bucket: `\${aws_s3_bucket.raw.id}`,
    depends_on: ["aws_s3_bucket_policy.raw_policy"],
  });
});

test("replaceable content may be destroyed, precious content may not", () => {
  expect(at(synthesized(aBucket().stack), "aws_s3_bucket.raw")["lifecycle"]).toEqual({
    prevent_destroy: true,
  });
  const replaceable = synthesized(aBucket({ content: "replaceable" }).stack);
  expect(at(replaceable, "aws_s3_bucket.raw")["lifecycle"]).toBeUndefined();
});

test("objects under one prefix can be given a shorter life", () => {
  const { stack } = aBucket({ expirePrefix: { prefix: "rejected/", days: 90 } });
  expect(at(synthesized(stack), "aws_s3_bucket_lifecycle_configuration.raw_lifecycle")["rule"]).toEqual([
    {
      id: "house-keeping",
      status: "Enabled",
      filter: [{ prefix: "" }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
      noncurrent_version_expiration: [{ noncurrent_days: 30 }],
    },
    {
      id: "expire-rejected",
      status: "Enabled",
      filter: [{ prefix: "rejected/" }],
      expiration: [{ days: 90 }],
    },
  ]);
});

test("grantPut lets a role write under the prefixes and encrypt, nothing else", () => {
  const { stack, bucket, role } = aBucket();
  bucket.grantPut(role, "raw/", "rejected/");
  expect(allowedTo(synthesized(stack), "reader").map(({ Action, Resource }) => [Action, Resource])).toEqual([
    [["s3:PutObject"], ["arn:aws:s3:::acme-raw/raw/*", "arn:aws:s3:::acme-raw/rejected/*"]],
    [["kms:GenerateDataKey"], [key]],
  ]);
});

test("grantRead lets a role list and read under the prefix; mayMiss also tells it what is not there", () => {
  const conditions = [false, true].map((mayMiss) => {
    const { stack, bucket, role } = aBucket();
    bucket.grantRead(role, "raw/", { mayMiss });
    return allowedTo(synthesized(stack), "reader")[0]?.Condition;
  });
  expect(conditions).toEqual([
    { StringLike: { "s3:prefix": "raw/*" } },
    { StringLikeIfExists: { "s3:prefix": "raw/*" } },
  ]);
});

test("objects move to cheaper storage with age, but not after they are deleted", () => {
  const tiers = [
    { afterDays: 30, storageClass: "STANDARD_IA" },
    { afterDays: 90, storageClass: "GLACIER_IR" },
  ] as const;
  const moves = (props: Partial<EncryptedBucketProps>) =>
    at(synthesized(aBucket(props).stack), "aws_s3_bucket_lifecycle_configuration.raw_lifecycle")["rule"];
  expect(moves({ tiers })).toMatchObject([
    {
      transition: [
        { days: 30, storage_class: "STANDARD_IA" },
        { days: 90, storage_class: "GLACIER_IR" },
      ],
    },
  ]);
  expect(moves({ tiers, expireDays: 60 })).toMatchObject([
    { expiration: [{ days: 60 }], transition: [{ days: 30, storage_class: "STANDARD_IA" }] },
  ]);
});

test("a bucket that can hold locks keeps that without a default: turning it off would replace the bucket", () => {
  const locks = (days: number | null) => {
    const stack = synthesized(aBucket({ objectLock: { days } }).stack);
    return [
      at(stack, "aws_s3_bucket.raw")["object_lock_enabled"],
      stack.resources["aws_s3_bucket_object_lock_configuration.raw_lock"]?.["rule"],
    ];
  };
  expect(locks(30)).toEqual([true, { default_retention: { mode: "GOVERNANCE", days: 30 } }]);
  expect(locks(null)).toEqual([true, undefined]);
});
