import { AccessLogBucket, type AccessLogBucketProps } from "../../../modules/buckets/accessLogBucket";
import { at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";

const aLogBucket = (props: Partial<AccessLogBucketProps> = {}) => {
  const stack = aStack();
  new AccessLogBucket(stack, "logs", {
    ...aPlace,
    bucket: "acme-logs",
    sources: ["acme-raw", "acme-lake"],
    expireDays: 90,
    ...props,
  });
  return synthesized(stack);
};

const statements = (props: Partial<AccessLogBucketProps> = {}) =>
  statementsOf(at(aLogBucket(props), "aws_s3_bucket_policy.logs_policy")["policy"]);

test("S3 may deliver the logs of the named buckets of this account, each under its name, and no others", () => {
  expect(statements().filter(({ Effect }) => Effect === "Allow")).toEqual([
    {
      Sid: "DeliverAccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: ["s3:PutObject"],
      Resource: ["arn:aws:s3:::acme-logs/acme-raw/*", "arn:aws:s3:::acme-logs/acme-lake/*"],
      Condition: {
        ArnLike: { "aws:SourceArn": ["arn:aws:s3:::acme-raw", "arn:aws:s3:::acme-lake"] },
        StringEquals: { "aws:SourceAccount": "111122223333" },
      },
    },
  ]);
});

test("it is encrypted with S3's own key, the only one that log delivery knows, and asks for no other", () => {
  expect(at(aLogBucket(), "aws_s3_bucket_server_side_encryption_configuration.logs_encryption")).toEqual({
    bucket: `\${aws_s3_bucket.logs.id}`,
    rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
  });
  expect(statements().flatMap(({ Sid, Effect }) => (Effect === "Deny" ? [Sid] : []))).toEqual([
    "DenyWithoutTls",
    "DenyOldTls",
  ]);
});

test("logs are deleted after their days, their old versions after a week, and the bucket may be destroyed", () => {
  const result = aLogBucket({ expireDays: 30 });
  expect(at(result, "aws_s3_bucket_lifecycle_configuration.logs_lifecycle")["rule"]).toMatchObject([
    { expiration: [{ days: 30 }], noncurrent_version_expiration: [{ noncurrent_days: 7 }] },
  ]);
  expect(at(result, "aws_s3_bucket.logs")).not.toHaveProperty("lifecycle");
});

test("CloudFront's logs are let in too, where an edge is named, from where CloudFront delivers them", () => {
  expect(
    statements({ edgeSources: ["acme-edge"] }).filter(({ Effect }) => Effect === "Allow")[1],
  ).toMatchObject({
    Sid: "DeliverEdgeLogs",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: ["s3:PutObject"],
    Resource: ["arn:aws:s3:::acme-logs/edge/*"],
    Condition: {
      ArnLike: { "aws:SourceArn": ["arn:aws:logs:us-east-1:111122223333:delivery-source:acme-edge"] },
    },
  });
});
