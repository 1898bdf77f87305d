import { conditionalPutsOnly, guardStatements } from "../../../modules/buckets/bucketGuards";

const key = "arn:aws:kms:eu-central-1:111122223333:key/1234";
const everything = ["arn:aws:s3:::acme-raw", "arn:aws:s3:::acme-raw/*"];
const refusal = { effect: "Deny", principal: "*" };

const tls = [
  {
    ...refusal,
    sid: "DenyWithoutTls",
    actions: ["s3:*"],
    resources: everything,
    condition: { Bool: { "aws:SecureTransport": "false" } },
  },
  {
    ...refusal,
    sid: "DenyOldTls",
    actions: ["s3:*"],
    resources: everything,
    condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
  },
];

const algorithm = "s3:x-amz-server-side-encryption";
const keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";

test("nobody talks to a bucket without TLS 1.2, or writes under an encryption that is named and not its own", () => {
  expect(guardStatements("acme-raw", key)).toEqual([
    ...tls,
    {
      ...refusal,
      sid: "DenyOtherEncryption",
      actions: ["s3:PutObject"],
      resources: ["arn:aws:s3:::acme-raw/*"],
      condition: { Null: { [algorithm]: "false" }, StringNotEquals: { [algorithm]: "aws:kms" } },
    },
    {
      ...refusal,
      sid: "DenyOtherKey",
      actions: ["s3:PutObject"],
      resources: ["arn:aws:s3:::acme-raw/*"],
      condition: { Null: { [keyId]: "false" }, StringNotEquals: { [keyId]: key } },
    },
  ]);
});

test("under S3's own key there is no other to refuse", () => {
  expect(guardStatements("acme-raw", "s3-managed")).toEqual(tls);
});

test("one source may write under S3's own key, but under no customer's key other than the bucket's", () => {
  const trail = "arn:aws:cloudtrail:eu-central-1:111122223333:trail/acme";
  const conditions = guardStatements("acme-raw", key, trail).map(({ condition }) => condition);
  expect(conditions.filter((condition) => condition?.["ArnNotEquals"] !== undefined)).toEqual([
    {
      Null: { [algorithm]: "false" },
      StringNotEquals: { [algorithm]: "aws:kms" },
      ArnNotEquals: { "aws:SourceArn": trail },
    },
  ]);
});

test("commits take a condition: a put with neither If-Match nor If-None-Match is refused", () => {
  expect(conditionalPutsOnly("acme-raw", ["lake/*/manifest/*", "lake/*/watermark.json"])).toEqual({
    ...refusal,
    sid: "DenyUnconditionalCommits",
    actions: ["s3:PutObject"],
    resources: ["arn:aws:s3:::acme-raw/lake/*/manifest/*", "arn:aws:s3:::acme-raw/lake/*/watermark.json"],
    condition: {
      Null: { "s3:if-match": "true", "s3:if-none-match": "true" },
      Bool: { "s3:ObjectCreationOperation": "true" },
    },
  });
});
