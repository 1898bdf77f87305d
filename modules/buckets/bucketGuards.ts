import { bucketArn, objectsArn } from "../ground/arn";
import { denyWithoutTls, type Statement } from "../ground/policy";

/**
 * What no bucket lets anyone do: speak without TLS or with an old one, or write under another key. `keyless`: the ARN
 * of the one source that may, being a service that encrypts some of its files under S3's own key whatever it is told.
 */
export const guardStatements = (
  bucket: string,
  key: string | "s3-managed",
  keyless?: string,
): readonly Statement[] => [
  denyWithoutTls(["s3:*"], [bucketArn(bucket), objectsArn(bucket)]),
  {
    sid: "DenyOldTls",
    effect: "Deny",
    principal: "*",
    actions: ["s3:*"],
    resources: [bucketArn(bucket), objectsArn(bucket)],
    condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
  },
  ...(key === "s3-managed" ? [] : wrongKeyStatements(bucket, key, keyless)),
];

/*
 * A request that names no encryption gets the bucket's default, so only those that name another are refused.
 * Replicas arrive by s3:ReplicateObject, with the key of the replication rule.
 */
const wrongKeyStatements = (bucket: string, key: string, keyless?: string): readonly Statement[] => [
  {
    sid: "DenyOtherEncryption",
    effect: "Deny",
    principal: "*",
    actions: ["s3:PutObject"],
    resources: [objectsArn(bucket)],
    condition: {
      ...namedButNot("s3:x-amz-server-side-encryption", "aws:kms"),
      // also holds for a request that names no source: one of a person, of a role
      ...(keyless === undefined ? {} : { ArnNotEquals: { "aws:SourceArn": keyless } }),
    },
  },
  {
    sid: "DenyOtherKey",
    effect: "Deny",
    principal: "*",
    actions: ["s3:PutObject"],
    resources: [objectsArn(bucket)],
    condition: namedButNot("s3:x-amz-server-side-encryption-aws-kms-key-id", key),
  },
];

/** `StringNotEquals` alone (and with `IfExists`) also holds for a request without the header. */
const namedButNot = (header: string, value: string): Statement["condition"] => ({
  Null: { [header]: "false" },
  StringNotEquals: { [header]: value },
});

/**
 * Refuses to write what fits one of the patterns but by a conditional put (If-None-Match or If-Match): what is committed
 * there cannot be overwritten by accident, with whatever tool. The parts of a multipart upload carry no condition;
 * its completion does.
 */
export const conditionalPutsOnly = (bucket: string, patterns: readonly string[]): Statement => ({
  sid: "DenyUnconditionalCommits",
  effect: "Deny",
  principal: "*",
  actions: ["s3:PutObject"],
  resources: patterns.map((pattern) => `${bucketArn(bucket)}/${pattern}`),
  condition: {
    Null: { "s3:if-match": "true", "s3:if-none-match": "true" },
    Bool: { "s3:ObjectCreationOperation": "true" },
  },
});
