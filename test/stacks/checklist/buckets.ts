import { allows, conditionOf, denies, isForOwnService, isTlsOnly, policyOf } from "./policy";
import { hasPart, isCustomerKey, partsOf, type Rule, type Subject, says, valuesAt } from "./rule";

const fourBlocks = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

const encryption = "rule.apply_server_side_encryption_by_default";

/** The statements of a bucket's policy: of all, should it have many. */
const policyFor = (bucket: Subject) =>
  partsOf(bucket, "aws_s3_bucket_policy", "bucket").flatMap((policy) => policyOf(policy));

/** Groups 1 to 10: who may reach a bucket, and under which key. */
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
      bucket.resource["acl"] === undefined &&
      partsOf(bucket, "aws_s3_bucket_acl", "bucket").length === 0 &&
      hasPart(bucket, "aws_s3_bucket_ownership_controls", "bucket", {
        "rule.object_ownership": "BucketOwnerEnforced",
      }),
  },
  {
    group: 4,
    ids: ["CKV145", "T0088", "T0132", "S3.17"],
    says: "buckets are encrypted with a customer key",
    judges: "aws_s3_bucket_server_side_encryption_configuration",
    holds: ({ resource }) =>
      says(resource, { [`${encryption}.sse_algorithm`]: "aws:kms" }) &&
      valuesAt(resource, `${encryption}.kms_master_key_id`).some(isCustomerKey),
  },
  {
    group: 4,
    ids: ["CKV19"],
    says: "each bucket states its encryption",
    judges: "aws_s3_bucket",
    holds: (bucket) =>
      partsOf(bucket, "aws_s3_bucket_server_side_encryption_configuration", "bucket").some(
        (part) => valuesAt(part, `${encryption}.sse_algorithm`).length === 1,
      ),
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
    judges: "aws_s3_bucket",
    holds: (bucket) =>
      isTlsOnly(policyFor(bucket), "s3:*", [/^arn:aws:s3:::[^/]+$/, /^arn:aws:s3:::[^/]+\/\*$/]),
  },
  {
    group: 8,
    ids: ["†right-key"],
    says: "buckets refuse another key than their own",
    judges: "aws_s3_bucket_policy",
    holds: ({ resource }) => {
      const refused = (header: string): readonly string[] =>
        denies(policyOf(resource))
          .filter(({ Principal, Action }) => Principal === "*" && Action.includes("s3:PutObject"))
          .flatMap((statement) => conditionOf(statement, `s3:x-amz-${header}`, ["StringNotEquals"]));
      return (
        refused("server-side-encryption").includes("aws:kms") &&
        refused("server-side-encryption-aws-kms-key-id").some(isCustomerKey)
      );
    },
  },
  {
    group: 9,
    ids: ["CKV70", "S3.2", "S3.3", "S3.6"],
    says: "bucket policies let in services only, on this account's behalf",
    judges: "aws_s3_bucket_policy",
    holds: ({ resource }) => allows(policyOf(resource)).every(isForOwnService),
  },
  {
    group: 10,
    ids: ["CKV93"],
    says: "bucket policies lock nobody out",
    judges: "aws_s3_bucket_policy",
    holds: ({ resource }) =>
      denies(policyOf(resource)).every(({ Condition = {} }) => Object.keys(Condition).length > 0),
  },
];
