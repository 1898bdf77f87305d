import { broken, referTo, set, statement, type Variants, without, withoutStatement } from "./variant";

const raw = "aws_s3_bucket.raw";
const lifecycle = "aws_s3_bucket_lifecycle_configuration.raw_lifecycle";
const logging = "aws_s3_bucket_logging.raw_access_logging";
const replication = "aws_s3_bucket_replication_configuration.replication_raw";
const lock = "aws_s3_bucket_object_lock_configuration.raw_replica_lock";
const commits = "DenyUnconditionalCommits";

const notifications = "aws_s3_bucket_notification.raw_notifications";

const rawAndLake = ["arn:aws:s3:::a-raw-bucket/", "arn:aws:s3:::a-lake-bucket/"];

/** A trail of objects under these ARNs. */
const selecting = (starts_with: readonly string[], ...more: readonly object[]) =>
  set("advanced_event_selector.field_selector", [
    { field: "eventCategory", equals: ["Data"] },
    { field: "resources.type", equals: ["AWS::S3::Object"] },
    { field: "resources.ARN", starts_with },
    ...more,
  ]);

export const brokenBucketContents: Variants = {
  "buckets log access": broken(raw, without(logging), set("target_bucket", "someone-elses-logs", logging)),
  "buckets have a lifecycle that ends old versions": broken(
    raw,
    without(lifecycle),
    set("rule.status", "Disabled", lifecycle),
    set("rule.filter", [{ prefix: "rejected/" }], lifecycle),
    set("rule.noncurrent_version_expiration", undefined, lifecycle),
  ),
  "lifecycles drop unfinished uploads within a week": broken(
    raw,
    set("rule.abort_incomplete_multipart_upload", undefined, lifecycle),
    set("rule.abort_incomplete_multipart_upload.days_after_initiation", 30, lifecycle),
    set("rule.status", "Disabled", lifecycle),
  ),
  "buckets are replicated to the other region": broken(
    raw,
    without(replication),
    set("rule.status", "Disabled", replication),
    set("rule.filter.prefix", "rejected/", replication),
    set("rule.destination.bucket", "arn:aws:s3:::a-copy-123456789012-eu-central-1", replication),
  ),
  "replicas are under Object Lock": broken(
    "aws_s3_bucket.raw_replica",
    without(lock),
    set("object_lock_enabled", false),
    set("rule.default_retention", undefined, lock),
  ),
  "buckets tell of new objects": broken(
    raw,
    without(notifications),
    set("bucket", referTo("aws_s3_bucket.lake", "id"), notifications),
  ),
  "who is told of new objects is told through a queue, of those under one prefix": broken(
    notifications,
    set("queue", []),
    set("queue.filter_prefix", undefined),
    set("queue.filter_prefix", ""),
    set("queue.queue_arn", "arn:aws:sqs:eu-central-1:999999999999:another"),
    set("lambda_function", [{ events: ["s3:ObjectCreated:*"] }]),
  ),
  "the trail holds reads and writes of raw and lake": broken(
    "aws_cloudtrail.trail",
    set("advanced_event_selector", undefined),
    selecting(["arn:aws:s3:::a-raw-bucket/"]),
    selecting(rawAndLake, { field: "readOnly", equals: ["false"] }),
    set("advanced_event_selector.field_selector.equals", ["Management"]),
  ),
  "the lake takes commits under a condition only": broken(
    "aws_s3_bucket_policy.lake_policy",
    withoutStatement(commits),
    statement(commits, { Condition: { Null: { "s3:if-match": "true" } } }),
    statement(commits, { Condition: { Bool: { "s3:if-match": "true", "s3:if-none-match": "true" } } }),
    statement(commits, { Action: ["s3:DeleteObject"] }),
    statement(commits, { Resource: ["arn:aws:s3:::a-lake-bucket/lake/*/manifest/*"] }),
    statement(commits, {
      Resource: ["commit/*", "watermark.json"].map((end) => `arn:aws:s3:::b/lake/*/${end}`),
    }),
    statement(commits, { Principal: { AWS: "arn:aws:iam::123456789012:role/compact" } }),
  ),
  "buckets cannot be destroyed with their content": broken(raw, set("force_destroy", true)),
};
