import { AccessLogBucket } from "../../../modules/buckets/accessLogBucket";
import { DataTrail, trailKeyStatements } from "../../../modules/buckets/dataTrail";
import { at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";

const trailArn = "arn:aws:cloudtrail:eu-central-1:111122223333:trail/acme-data";

const aTrail = () => {
  const stack = aStack();
  const accessLogs = new AccessLogBucket(stack, "access_logs", {
    ...aPlace,
    bucket: "acme-logs",
    sources: ["acme-trail"],
    expireDays: 30,
  });
  new DataTrail(stack, "trail", {
    ...aPlace,
    name: "acme-data",
    bucket: "acme-trail",
    key: "arn:aws:kms:eu-central-1:111122223333:key/1234",
    watched: ["acme-raw", "acme-lake"],
    accessLogs,
    oldVersionDays: 30,
    expireDays: 365,
  });
  return synthesized(stack);
};

test("every read and write of an object of the watched buckets is held, and no other event", () => {
  const { advanced_event_selector: selectors } = at(aTrail(), "aws_cloudtrail.trail");
  expect(selectors).toEqual([
    {
      name: "Reads and writes of raw and lake",
      field_selector: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals: ["AWS::S3::Object"] },
        { field: "resources.ARN", starts_with: ["arn:aws:s3:::acme-raw/", "arn:aws:s3:::acme-lake/"] },
      ],
    },
  ]);
});

test("the bucket lets this trail check it and write below the account's prefix, nothing else", () => {
  const allowed = statementsOf(at(aTrail(), "aws_s3_bucket_policy.trail_files_policy")["policy"]).filter(
    ({ Effect }) => Effect === "Allow",
  );
  expect(allowed.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    [["s3:GetBucketAcl"], ["arn:aws:s3:::acme-trail"]],
    [["s3:PutObject"], ["arn:aws:s3:::acme-trail/AWSLogs/111122223333/*"]],
  ]);
  const trailOfThisAccount = { "aws:SourceAccount": "111122223333", "aws:SourceArn": trailArn };
  expect(allowed.map(({ Principal, Condition }) => [Principal, Condition])).toEqual(
    [{}, { "s3:x-amz-acl": "bucket-owner-full-control" }].map((acl) => [
      { Service: "cloudtrail.amazonaws.com" },
      { StringEquals: { ...trailOfThisAccount, ...acl } },
    ]),
  );
});

test("tampering shows: digests are written, which come under S3's own key whatever the trail's", () => {
  const stack = aTrail();
  expect(at(stack, "aws_cloudtrail.trail")).toMatchObject({ enable_log_file_validation: true });
  const refused = statementsOf(at(stack, "aws_s3_bucket_policy.trail_files_policy")["policy"]).find(
    ({ Sid }) => Sid === "DenyOtherEncryption",
  );
  expect(refused?.Condition).toEqual({
    Null: { "s3:x-amz-server-side-encryption": "false" },
    StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
    ArnNotEquals: { "aws:SourceArn": trailArn },
  });
});

test("its files come under its key, are kept as long as said, and tell nothing of other regions", () => {
  const stack = aTrail();
  expect(at(stack, "aws_cloudtrail.trail")).toMatchObject({
    name: "acme-data",
    s3_bucket_name: `\${aws_s3_bucket.trail_files.id}`,
    kms_key_id: "arn:aws:kms:eu-central-1:111122223333:key/1234",
    include_global_service_events: false,
    // CloudTrail tries the bucket when it is told of it
    depends_on: ["aws_s3_bucket_policy.trail_files_policy"],
  });
  expect(at(stack, "aws_s3_bucket_lifecycle_configuration.trail_files_lifecycle")["rule"]).toMatchObject([
    { expiration: [{ days: 365 }], noncurrent_version_expiration: [{ noncurrent_days: 30 }] },
  ]);
  expect(at(stack, "aws_s3_bucket.trail_files")).not.toHaveProperty("lifecycle");
});

test("its key lets this trail find it and encrypt with it, and no other trail", () => {
  const statement = { principal: { service: "cloudtrail.amazonaws.com" }, resources: ["*"] };
  expect(trailKeyStatements(aPlace, "acme-data")).toEqual([
    {
      ...statement,
      sid: "TrailFindsKey",
      actions: ["kms:DescribeKey"],
      condition: { StringEquals: { "aws:SourceArn": trailArn } },
    },
    {
      ...statement,
      sid: "TrailEncrypts",
      actions: ["kms:GenerateDataKey*"],
      condition: {
        StringEquals: { "aws:SourceArn": trailArn, "kms:EncryptionContext:aws:cloudtrail:arn": trailArn },
      },
    },
  ]);
});
