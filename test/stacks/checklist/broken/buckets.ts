import { adding, broken, referTo, set, statement, type Variants, without, withoutStatement } from "./variant";

const raw = "aws_s3_bucket.raw";
const block = "aws_s3_bucket_public_access_block.raw_public_access";
const account = "aws_s3_account_public_access_block.account_public_access";
const encryption = "aws_s3_bucket_server_side_encryption_configuration.raw_encryption";
const versioning = "aws_s3_bucket_versioning.raw_versioning";
const policy = "aws_s3_bucket_policy.raw_policy";
const byDefault = "rule.apply_server_side_encryption_by_default";

export const brokenBuckets: Variants = {
  "buckets block public access": broken(
    raw,
    without(block),
    ...["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"].map(
      (one) => set(one, false, block),
    ),
  ),
  "the account blocks public access, where the installation holds its guards": broken(
    account,
    set("block_public_policy", false),
    set("restrict_public_buckets", undefined),
  ),
  "buckets have no ACLs": broken(
    raw,
    set("rule.object_ownership", "BucketOwnerPreferred", "aws_s3_bucket_ownership_controls.raw_ownership"),
    without("aws_s3_bucket_ownership_controls.raw_ownership"),
    set("acl", "public-read"),
    adding("aws_s3_bucket_acl.raw", { bucket: referTo("aws_s3_bucket.raw", "id"), acl: "private" }),
  ),
  "buckets are encrypted with a customer key": broken(
    encryption,
    set(`${byDefault}.sse_algorithm`, "AES256"),
    set(`${byDefault}.kms_master_key_id`, undefined),
    set(`${byDefault}.kms_master_key_id`, "alias/aws/s3"),
  ),
  "each bucket states its encryption": broken(raw, without(encryption), set("rule", [], encryption)),
  "buckets use bucket keys, so that not each object calls KMS": broken(
    encryption,
    set("rule.bucket_key_enabled", false),
    set("rule.bucket_key_enabled", undefined),
  ),
  "buckets are versioned": broken(
    raw,
    set("versioning_configuration.status", "Suspended", versioning),
    without(versioning),
  ),
  "buckets speak TLS only": broken(
    raw,
    without(policy),
    withoutStatement("DenyWithoutTls", policy),
    statement("DenyWithoutTls", { Effect: "Allow" }, policy),
    statement("DenyWithoutTls", { Action: ["s3:GetObject"] }, policy),
    statement("DenyWithoutTls", { Resource: ["arn:aws:s3:::a-bucket"] }, policy),
    statement("DenyWithoutTls", { Condition: { Bool: { "aws:SecureTransport": "true" } } }, policy),
    statement(
      "DenyWithoutTls",
      { Condition: { StringNotEquals: { "aws:SecureTransport": "false" } } },
      policy,
    ),
  ),
  "buckets refuse another key than their own": broken(
    policy,
    withoutStatement("DenyOtherKey"),
    withoutStatement("DenyOtherEncryption"),
    statement("DenyOtherKey", {
      Condition: {
        StringEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": referTo("aws_kms_key.data_key") },
      },
    }),
    statement("DenyOtherKey", { Principal: { Service: "s3.amazonaws.com" } }),
  ),
  "bucket policies let in services only, on this account's behalf": broken(
    policy,
    statement("Everybody", { Principal: "*", Action: "s3:GetObject" }),
    statement("Another", { Principal: { AWS: "arn:aws:iam::999999999999:root" }, Action: "s3:GetObject" }),
    statement("Service", { Principal: { Service: "cloudfront.amazonaws.com" }, Action: "s3:GetObject" }),
    statement("Negated", {
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "s3:GetObject",
      Condition: { StringNotEquals: { "aws:SourceAccount": "123456789012" } },
    }),
  ),
  "bucket policies lock nobody out": broken(
    policy,
    statement("DenyWithoutTls", { Condition: undefined }),
    statement("DenyWithoutTls", { Condition: {} }),
  ),
};
