import { AccessLogBucket } from "../../../modules/buckets/accessLogBucket";
import { EdgeLogs } from "../../../modules/edge/edgeLogs";
import { at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { anEdge } from "./anEdge";

const logged = () => {
  const stack = aStack();
  anEdge(stack);
  return synthesized(stack);
};

test("the log names no viewer, no key and no page that the viewer came from", () => {
  const fields = at(logged(), "aws_cloudwatch_log_delivery.edge_logs")["record_fields"] as readonly string[];
  expect(fields).toEqual([
    ...["date", "time", "x-edge-location", "x-edge-request-id"],
    ...["cs-method", "cs-uri-stem", "cs-protocol", "cs-protocol-version", "ssl-protocol"],
    ...["sc-status", "x-edge-result-type", "x-edge-detailed-result-type"],
    ...["cs-bytes", "sc-bytes", "time-taken", "time-to-first-byte"],
  ]);
  expect(fields.join(" ")).not.toMatch(/c-ip|forwarded|query|cookie|referer|user-agent/i);
});

test("logs are delivered from us-east-1 under a prefix of the installation's bucket, by day and hour", () => {
  const stack = logged();
  const parts = ["source", "destination"].map((part) =>
    at(stack, `aws_cloudwatch_log_delivery_${part}.edge_logs_${part}`),
  );
  expect(parts).toMatchObject([
    {
      name: "acme-edge",
      log_type: "ACCESS_LOGS",
      resource_arn: `arn:aws:cloudfront::111122223333:distribution/\${aws_cloudfront_distribution.edge.id}`,
      provider: "aws.us_east_1",
    },
    {
      name: "acme-edge",
      output_format: "json",
      delivery_destination_configuration: [
        { destination_resource_arn: `arn:aws:s3:::\${aws_s3_bucket.access_logs.id}/edge` },
      ],
      provider: "aws.us_east_1",
    },
  ]);
  expect(at(stack, "aws_cloudwatch_log_delivery.edge_logs")).toMatchObject({
    delivery_source_name: `\${aws_cloudwatch_log_delivery_source.edge_logs_source.name}`,
    delivery_destination_arn: `\${aws_cloudwatch_log_delivery_destination.edge_logs_destination.arn}`,
    s3_delivery_configuration: [
      { suffix_path: "{DistributionId}/{yyyy}/{MM}/{dd}/{HH}", enable_hive_compatible_path: false },
    ],
    provider: "aws.us_east_1",
    // or else AWS would write a statement of its own into the bucket's policy
    depends_on: ["aws_s3_bucket_policy.access_logs_policy"],
  });
});

test("the bucket admits that one delivery, under that prefix only", () => {
  const { policy } = at(logged(), "aws_s3_bucket_policy.access_logs_policy");
  expect(statementsOf(policy).find(({ Sid }) => Sid === "DeliverEdgeLogs")).toEqual({
    Sid: "DeliverEdgeLogs",
    Effect: "Allow",
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: ["s3:PutObject"],
    Resource: ["arn:aws:s3:::acme-logs/edge/*"],
    Condition: {
      ArnLike: { "aws:SourceArn": ["arn:aws:logs:us-east-1:111122223333:delivery-source:acme-edge"] },
      StringEquals: {
        "aws:SourceAccount": "111122223333",
        "s3:x-amz-acl": "bucket-owner-full-control",
      },
    },
  });
});

const aLogBucket = () => {
  const stack = aStack();
  const accessLogs = new AccessLogBucket(stack, "access_logs", {
    ...aPlace,
    bucket: "acme-logs",
    sources: ["acme-raw"],
    expireDays: 30,
  });
  return { stack, accessLogs };
};

test("a bucket of logs that no edge is named to admits none", () => {
  const { policy } = at(synthesized(aLogBucket().stack), "aws_s3_bucket_policy.access_logs_policy");
  expect(statementsOf(policy).map(({ Sid }) => Sid)).not.toContain("DeliverEdgeLogs");
});

test("60 characters are a name for a delivery, one more is refused", () => {
  const { stack, accessLogs } = aLogBucket();
  const named = (id: string, name: string) => () =>
    new EdgeLogs(stack, id, {
      name,
      distribution: "arn:aws:cloudfront::111122223333:distribution/E1",
      accessLogs,
      global: stack.providerIn("us-east-1"),
    });
  expect(named("fits", "x".repeat(60))).not.toThrow();
  expect(named("too_long", "x".repeat(61))).toThrow(/has 61 characters, a log delivery takes at most 60/);
});
