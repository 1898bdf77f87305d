import { conditionOf, denies, policyOf } from "./policy";
import { hasPart, meantBy, partsOf, type Rule, type Subject, says, valuesAt } from "./rule";

/** The lifecycle rules of a bucket that are on, and hold for all of its objects. */
const lifecycleOf = (bucket: Subject): readonly unknown[] =>
  partsOf(bucket, "aws_s3_bucket_lifecycle_configuration", "bucket")
    .flatMap((lifecycle) => valuesAt(lifecycle, "rule"))
    .filter((rule) => says(rule, { status: "Enabled", "filter.prefix": "" }));

const regionOf = ({ stack }: Subject): unknown =>
  valuesAt(stack.document, "provider.aws").find((one) => valuesAt(one, "alias").length === 0);

/** Groups 11 to 19: what becomes of a bucket's objects, and who hears of it. */
export const bucketContentRules: readonly Rule[] = [
  {
    group: 11,
    ids: ["CKV18", "T0089", "S3.9", "N-S1"],
    says: "buckets log access",
    judges: "aws_s3_bucket",
    holds: (bucket) =>
      partsOf(bucket, "aws_s3_bucket_logging", "bucket").some(
        ({ target_bucket }) => meantBy(bucket.stack, "aws_s3_bucket", target_bucket) !== undefined,
      ),
  },
  {
    group: 12,
    ids: ["CKV2 61", "S3.10", "S3.13"],
    says: "buckets have a lifecycle that ends old versions",
    judges: "aws_s3_bucket",
    holds: (bucket) =>
      lifecycleOf(bucket).some(
        (rule) => Number(valuesAt(rule, "noncurrent_version_expiration.noncurrent_days")[0]) > 0,
      ),
  },
  {
    group: 13,
    ids: ["CKV300"],
    says: "lifecycles drop unfinished uploads within a week",
    judges: "aws_s3_bucket",
    holds: (bucket) =>
      lifecycleOf(bucket).some(
        (rule) => Number(valuesAt(rule, "abort_incomplete_multipart_upload.days_after_initiation")[0]) <= 7,
      ),
  },
  {
    group: 14,
    ids: ["CKV144", "S3.7"],
    says: "buckets are replicated to the other region",
    judges: "aws_s3_bucket",
    holds: (bucket) => {
      const [here] = valuesAt(regionOf(bucket), "region");
      return partsOf(bucket, "aws_s3_bucket_replication_configuration", "bucket")
        .flatMap((part) => valuesAt(part, "rule"))
        .some(
          (rule) =>
            says(rule, { status: "Enabled", "filter.prefix": "" }) &&
            valuesAt(rule, "destination.bucket").some((there) => !String(there).endsWith(`-${here}`)),
        );
    },
  },
  {
    group: 15,
    ids: ["CKV143", "S3.15"],
    says: "replicas are under Object Lock",
    judges: "aws_s3_bucket",
    among: ({ name }) => name.endsWith("_replica"),
    holds: (bucket) =>
      says(bucket.resource, { object_lock_enabled: true }) &&
      hasPart(bucket, "aws_s3_bucket_object_lock_configuration", "bucket", {
        "rule.default_retention.mode": "GOVERNANCE",
      }),
  },
  {
    group: 16,
    ids: ["CKV2 62", "S3.11"],
    says: "buckets tell of new objects",
    judges: "aws_s3_bucket",
    holds: (bucket) => hasPart(bucket, "aws_s3_bucket_notification", "bucket"),
  },
  {
    group: 16,
    ids: ["†notified-queue"],
    says: "who is told of new objects is told through a queue, of those under one prefix",
    judges: "aws_s3_bucket_notification",
    holds: ({ resource, stack }) => {
      const queues = valuesAt(resource, "queue");
      return (
        queues.length > 0 &&
        [...valuesAt(resource, "lambda_function"), ...valuesAt(resource, "topic")].length === 0 &&
        queues.every(
          (queue) =>
            says(queue, { events: "s3:ObjectCreated:*" }) &&
            valuesAt(queue, "filter_prefix").some((prefix) => prefix !== "") &&
            meantBy(stack, "aws_sqs_queue", valuesAt(queue, "queue_arn")[0]) !== undefined,
        )
      );
    },
  },
  {
    group: 17,
    ids: ["T0171", "T0172"],
    says: "the trail holds reads and writes of raw and lake",
    judges: "aws_cloudtrail",
    holds: ({ resource }) =>
      valuesAt(resource, "advanced_event_selector").some((selector) => {
        const wanted = (field: string): readonly unknown[] =>
          valuesAt(selector, "field_selector")
            .filter((one) => says(one, { field }))
            .flatMap((one) => [...valuesAt(one, "equals"), ...valuesAt(one, "starts_with")]);
        return (
          wanted("eventCategory").includes("Data") &&
          wanted("resources.type").includes("AWS::S3::Object") &&
          wanted("readOnly").length === 0 &&
          ["-raw-", "-lake-"].every((bucket) =>
            wanted("resources.ARN").some((arn) => String(arn).includes(bucket)),
          )
        );
      }),
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
          statement.Principal === "*" &&
          statement.Action.includes("s3:PutObject") &&
          ["/manifest/*", "/commit/*", "/watermark.json"].every((end) =>
            statement.Resource.some((arn) => arn.endsWith(end)),
          ) &&
          ["s3:if-match", "s3:if-none-match"].every(
            (key) => conditionOf(statement, key, ["Null"]).join() === "true",
          ),
      ),
  },
  {
    group: 19,
    ids: ["†force-destroy"],
    says: "buckets cannot be destroyed with their content",
    judges: "aws_s3_bucket",
    holds: ({ resource }) => resource["force_destroy"] === undefined || resource["force_destroy"] === false,
  },
];
