import {
  allows,
  conditionsOf,
  denies,
  hasPart,
  isOwnAccount,
  isTlsOnly,
  policyOf,
  type Rule,
  says,
  valuesAt,
} from "./rule";

const fourBlocks = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

const encryption = "rule.apply_server_side_encryption_by_default";

/** Groups 1 to 19. */
export const bucketRules: readonly Rule[] = [
  {
    group: 1,
    ids: [
      "CKV53",
      "CKV54",
      "CKV55",
      "CKV56",
      "CKV2 6",
      "T0086",
      "T0087",
      "T0091",
      "T0093",
      "T0094",
      "S3.8",
      "N-S2",
    ],
    says: "buckets block public access",
    judges: "aws_s3_bucket",
    holds: (bucket) => hasPart(bucket, "aws_s3_bucket_public_access_block", "bucket", fourBlocks),
  },
  {
    group: 2,
    ids: ["S3.1"],
    says: "the account blocks public access, where the installation holds its guards",
    judges: "aws_s3_account_public_access_block",
    holds: ({ resource }) => says(resource, fourBlocks),
  },
  {
    group: 3,
    ids: ["CKV20", "CKV57", "CKV375", "CKV2 43", "CKV2 65", "T0092", "S3.12"],
    says: "buckets have no ACLs",
    judges: "aws_s3_bucket",
    holds: (bucket) =>
      hasPart(bucket, "aws_s3_bucket_ownership_controls", "bucket", {
        "rule.object_ownership": "BucketOwnerEnforced",
      }),
  },
  {
    group: 4,
    ids: ["CKV145", "CKV19", "T0088", "T0132", "S3.17"],
    says: "buckets are encrypted with a customer key",
    judges: "aws_s3_bucket_server_side_encryption_configuration",
    holds: ({ resource }) =>
      says(resource, { [`${encryption}.sse_algorithm`]: "aws:kms" }) &&
      valuesAt(resource, `${encryption}.kms_master_key_id`).every((key) =>
        String(key).includes("aws_kms_key."),
      ),
  },
  {
    group: 4,
    ids: ["CKV19"],
    says: "each bucket states its encryption",
    judges: "aws_s3_bucket",
    holds: (bucket) => hasPart(bucket, "aws_s3_bucket_server_side_encryption_configuration", "bucket"),
  },
  {
    group: 5,
    ids: ["†bucket-key"],
    says: "buckets use bucket keys, so that not each object calls KMS",
    judges: "aws_s3_bucket_server_side_encryption_configuration",
    holds: ({ resource }) => says(resource, { "rule.bucket_key_enabled": true }),
  },
  {
    group: 6,
    ids: ["CKV21", "T0090", "S3.14"],
    says: "buckets are versioned",
    judges: "aws_s3_bucket",
    holds: (bucket) =>
      hasPart(bucket, "aws_s3_bucket_versioning", "bucket", { "versioning_configuration.status": "Enabled" }),
  },
  {
    group: 7,
    ids: ["CKV379", "S3.5", "N-S10"],
    says: "buckets speak TLS only",
    judges: "aws_s3_bucket_policy",
    holds: ({ resource }) => isTlsOnly(policyOf(resource)),
  },
  {
    group: 7,
    ids: ["S3.5"],
    says: "each bucket has a policy",
    judges: "aws_s3_bucket",
    holds: (bucket) => hasPart(bucket, "aws_s3_bucket_policy", "bucket"),
  },
  {
    group: 8,
    ids: ["†right-key"],
    says: "buckets refuse another key than their own",
    judges: "aws_s3_bucket_policy",
    holds: ({ resource }) =>
      denies(policyOf(resource)).some((statement) =>
        String(conditionsOf(statement)["s3:x-amz-server-side-encryption-aws-kms-key-id"]).includes(
          "aws_kms_key.",
        ),
      ),
  },
  {
    group: 9,
    ids: ["CKV70", "S3.2", "S3.3", "S3.6"],
    says: "bucket policies let in services only, on this account's behalf",
    judges: "aws_s3_bucket_policy",
    holds: ({ resource }) =>
      allows(policyOf(resource)).every(
        (statement) => valuesAt(statement, "Principal.Service").length === 1 && isOwnAccount(statement),
      ),
  },
  {
    group: 10,
    ids: ["CKV93"],
    says: "bucket policies lock nobody out",
    judges: "aws_s3_bucket_policy",
    holds: ({ resource }) => denies(policyOf(resource)).every(({ Condition }) => Condition !== undefined),
  },
  {
    group: 11,
    ids: ["CKV18", "T0089", "S3.9", "N-S1"],
    says: "buckets log access",
    judges: "aws_s3_bucket",
    holds: (bucket) => hasPart(bucket, "aws_s3_bucket_logging", "bucket"),
  },
  {
    group: 12,
    ids: ["CKV2 61", "S3.10", "S3.13"],
    says: "buckets have a lifecycle that ends old versions",
    judges: "aws_s3_bucket",
    holds: (bucket) => hasPart(bucket, "aws_s3_bucket_lifecycle_configuration", "bucket"),
  },
  {
    group: 12,
    ids: ["S3.10"],
    says: "lifecycles end old versions",
    judges: "aws_s3_bucket_lifecycle_configuration",
    holds: ({ resource }) =>
      valuesAt(resource, "rule.noncurrent_version_expiration.noncurrent_days").length > 0,
  },
  {
    group: 13,
    ids: ["CKV300"],
    says: "lifecycles drop unfinished uploads within a week",
    judges: "aws_s3_bucket_lifecycle_configuration",
    holds: ({ resource }) =>
      says(resource, { "rule.abort_incomplete_multipart_upload.days_after_initiation": 7 }),
  },
  {
    group: 14,
    ids: ["CKV144", "S3.7"],
    says: "buckets are replicated to the other region",
    judges: "aws_s3_bucket",
    holds: (bucket) =>
      hasPart(bucket, "aws_s3_bucket_replication_configuration", "bucket", { "rule.status": "Enabled" }),
  },
  {
    group: 15,
    ids: ["CKV143", "S3.15"],
    says: "replicas are under Object Lock",
    judges: "aws_s3_bucket",
    among: ({ name }) => name.endsWith("_replica"),
    holds: (bucket) =>
      hasPart(bucket, "aws_s3_bucket_object_lock_configuration", "bucket", {
        "rule.default_retention.mode": "GOVERNANCE",
      }),
  },
  {
    group: 16,
    ids: ["CKV2 62", "S3.11"],
    says: "the bucket of raw objects tells of new ones",
    judges: "aws_s3_bucket",
    among: ({ name }) => name === "raw",
    holds: (bucket) => hasPart(bucket, "aws_s3_bucket_notification", "bucket"),
  },
  {
    group: 16,
    ids: ["†notified-queue"],
    says: "who is told of new objects is told through a queue, of those under one prefix",
    judges: "aws_s3_bucket_notification",
    holds: ({ resource }) =>
      valuesAt(resource, "queue").length > 0 &&
      valuesAt(resource, "queue").every(
        (queue) =>
          says(queue, { events: "s3:ObjectCreated:*" }) && valuesAt(queue, "filter_prefix").length === 1,
      ),
  },
  {
    group: 17,
    ids: ["T0171", "T0172"],
    says: "the trail holds reads and writes of raw and lake",
    judges: "aws_cloudtrail",
    holds: ({ resource }) => {
      const selectors = valuesAt(resource, "advanced_event_selector.field_selector");
      const watched = valuesAt(selectors, "starts_with").map(String);
      return (
        ["-raw-", "-lake-"].every((bucket) => watched.some((arn) => arn.includes(bucket))) &&
        !valuesAt(selectors, "field").includes("readOnly")
      );
    },
  },
  {
    group: 18,
    ids: ["†conditional-commits"],
    says: "the lake takes commits under a condition only",
    judges: "aws_s3_bucket_policy",
    among: ({ name }) => name === "lake_policy",
    holds: ({ resource }) =>
      denies(policyOf(resource)).some(
        (statement) =>
          statement.Resource.some((arn) => arn.includes("/manifest/")) &&
          ["s3:if-match", "s3:if-none-match"].every((key) => conditionsOf(statement)[key]?.join() === "true"),
      ),
  },
  {
    group: 19,
    ids: ["†force-destroy"],
    says: "buckets cannot be destroyed with their content",
    judges: "aws_s3_bucket",
    holds: ({ resource }) => resource["force_destroy"] === undefined,
  },
];
