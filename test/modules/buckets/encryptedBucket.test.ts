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

test("a bucket is private, without ACLs, versioned, and encrypts with its key, asking KMS once for many objects", () => {
  const result = synthesized(aBucket().stack);
  const part = (type: string, id: string) => {
    const { bucket, ...rest } = at(result, `aws_s3_bucket_${type}.raw_${id}`);
    expect(bucket).toBe(`\${aws_s3_bucket.raw.id}`);
    return rest;
  };
  expect(at(result, "aws_s3_bucket.raw")).toMatchObject({ bucket: "acme-raw", object_lock_enabled: false });
  expect(part("public_access_block", "public_access")).toEqual({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(part("ownership_controls", "ownership")).toEqual({
    rule: { object_ownership: "BucketOwnerEnforced" },
  });
  expect(part("versioning", "versioning")).toEqual({ versioning_configuration: { status: "Enabled" } });
  expect(part("server_side_encryption_configuration", "encryption")).toEqual({
    rule: [
      {
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: key },
        bucket_key_enabled: true,
      },
    ],
  });
});

test("S3 refuses some changes until others are done: each waits", () => {
  const result = synthesized(aBucket({ objectLock: { days: 30 } }).stack);
  const waitsFor = (address: string) => at(result, address)["depends_on"];
  expect(waitsFor("aws_s3_bucket_policy.raw_policy")).toEqual([
    "aws_s3_bucket_public_access_block.raw_public_access",
  ]);
  for (const address of [
    "aws_s3_bucket_lifecycle_configuration.raw_lifecycle",
    "aws_s3_bucket_object_lock_configuration.raw_lock",
  ])
    expect(waitsFor(address)).toEqual(["aws_s3_bucket_versioning.raw_versioning"]);
});

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

test("what else its policy says comes after what no bucket allows", () => {
  const statements = denials({ statements: [conditionalPutsOnly("acme-raw", ["lake/*/manifest/*"])] });
  expect(statements.map(({ Sid }) => Sid).slice(3)).toEqual(["DenyOtherKey", "DenyUnconditionalCommits"]);
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
    target_prefix: "acme-lake/",
    target_object_key_format: { partitioned_prefix: { partition_date_source: "EventTime" } },
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
  const { stack } = aBucket({ expirePrefixes: [{ prefix: "rejected/", days: 90 }] });
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

test("grantUpload lets a role also give up what it has begun to upload, and nothing else", () => {
  const { stack, bucket, role } = aBucket();
  bucket.grantUpload(role, "lake/");
  expect(allowedTo(synthesized(stack), "reader").map(({ Action, Resource }) => [Action, Resource])).toEqual([
    [["s3:PutObject"], ["arn:aws:s3:::acme-raw/lake/*"]],
    [["s3:AbortMultipartUpload"], ["arn:aws:s3:::acme-raw/lake/*"]],
    [["kms:GenerateDataKey"], [key]],
  ]);
});

/** The bucket's own key: S3 names the bucket, whatever the object. */
const throughThisBucket = {
  StringEquals: {
    "kms:ViaService": "s3.eu-central-1.amazonaws.com",
    "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::acme-raw",
  },
};

test("what a role is granted it may do to this bucket by its name, and use the key for this bucket only", () => {
  const { stack, bucket, role } = aBucket();
  bucket.grantPut(role, "raw/");
  bucket.grantRead(role, "raw/", { mayMiss: false });
  bucket.grantDelete(role, "raw/old/", "rejected/");
  const allow = { Effect: "Allow" };
  expect(allowedTo(synthesized(stack), "reader")).toEqual([
    { ...allow, Sid: "PutRaw", Action: ["s3:PutObject"], Resource: ["arn:aws:s3:::acme-raw/raw/*"] },
    {
      ...allow,
      Sid: "ListRaw",
      Action: ["s3:ListBucket"],
      Resource: ["arn:aws:s3:::acme-raw"],
      Condition: { StringLike: { "s3:prefix": "raw/*" } },
    },
    { ...allow, Sid: "GetRaw", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-raw/raw/*"] },
    {
      ...allow,
      Sid: "DeleteRaw",
      Action: ["s3:DeleteObject"],
      Resource: ["arn:aws:s3:::acme-raw/raw/old/*", "arn:aws:s3:::acme-raw/rejected/*"],
    },
    {
      ...allow,
      Sid: "EncryptRaw",
      Action: ["kms:GenerateDataKey"],
      Resource: [key],
      Condition: throughThisBucket,
    },
    { ...allow, Sid: "DecryptRaw", Action: ["kms:Decrypt"], Resource: [key], Condition: throughThisBucket },
  ]);
});

test("under S3's own key a role needs none", () => {
  const { stack, bucket, role } = aBucket({ key: "s3-managed" });
  bucket.grantPut(role, "raw/");
  bucket.grantRead(role, "raw/", { mayMiss: true });
  expect(allowedTo(synthesized(stack), "reader").map(({ Sid }) => Sid)).toEqual([
    "PutRaw",
    "ListRaw",
    "GetRaw",
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
