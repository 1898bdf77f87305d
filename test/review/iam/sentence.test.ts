import { actionPhrase, spokenActions } from "../../../review/iam/actionPhrases";
import { sentence } from "../../../review/iam/sentence";
import { speakerOf } from "../../../review/iam/speaker";
import { statementOf } from "../../../review/iam/statement";

const place = { accountId: "123456789012", region: "eu-central-1" };
const arn = "arn:aws:kms:eu-central-1:123456789012:key/1";
const speaker = speakerOf([{ address: "aws_kms_key.data_key", type: "aws_kms_key", values: { arn } }], place);

const said = (json: object, own?: string): string =>
  sentence(statementOf({ ...json }), { subject: "ingest", own }, speaker);
const allow = (parts: object) =>
  said({ Effect: "Allow", Action: "s3:PutObject", Resource: "arn:aws:s3:::b/raw/*", ...parts });

test.each([
  [
    { Resource: ["arn:aws:s3:::b/raw/*", "arn:aws:s3:::b/rejected/*"] },
    "ingest may put objects under `raw/` and under `rejected/` in `b`.",
  ],
  [
    { Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"] },
    "ingest may put objects on bucket `b` and anywhere in it.",
  ],
  [{ Resource: "arn:aws:s3:::b/lake/*/manifest/*" }, "ingest may put objects at `lake/*/manifest/*` in `b`."],
  [{ Resource: "*" }, "ingest may put objects on any resource."],
  [
    { NotResource: "arn:aws:s3:::b/*", Resource: undefined },
    "ingest may put objects on anything other than anywhere in `b`.",
  ],
  [
    { NotAction: "s3:DeleteObject", Action: undefined },
    "ingest may do anything other than delete objects under `raw/` in `b`.",
  ],
  [
    { Action: ["s3:PutObject", "s3:MadeUpByAws"] },
    "ingest may `s3:MadeUpByAws` and put objects under `raw/` in `b`.",
  ],
  [{ Action: "kms:Decrypt", Resource: arn }, "ingest may decrypt with KMS key `data_key`."],
  [
    { Action: "kms:Decrypt", Resource: "$" + "{aws_kms_key.data_key.arn}" },
    "ingest may decrypt with KMS key `data_key`.",
  ],
  [
    { Action: "sqs:SendMessage", Resource: "arn:aws:sqs:eu-west-1:999999999999:q" },
    "ingest may send messages to queue `q` in eu-west-1 of account 999999999999.",
  ],
  [
    { Action: "new:Thing", Resource: "arn:aws:new:eu-central-1:123456789012:x/y" },
    "ingest may `new:Thing` on `arn:aws:new:eu-central-1:123456789012:x/y`.",
  ],
  [{ Effect: "Deny" }, "ingest may never put objects under `raw/` in `b`."],
  [{ Effect: "Deny", Principal: "*" }, "Nobody may put objects under `raw/` in `b`."],
  [{ Principal: "*" }, "Anyone at all may put objects under `raw/` in `b`."],
  [
    { Principal: { Service: "logging.s3.amazonaws.com", AWS: "arn:aws:iam::123456789012:root" } },
    "Whoever account 123456789012 lets by its own policies and The service `logging.s3.amazonaws.com` may put objects under `raw/` in `b`.",
  ],
  [
    { Principal: { Federated: "accounts.google.com" } },
    "The Federated principal `accounts.google.com` may put objects under `raw/` in `b`.",
  ],
  [{ Extra: { a: 1 } }, 'ingest may put objects under `raw/` in `b` (and says Extra {"a":1}).'],
])("%j", (parts, words) => {
  expect(allow(parts)).toBe(words);
});

test.each([
  [{ Bool: { "aws:SecureTransport": "true" } }, "the call is over TLS"],
  [{ StringEquals: { "aws:SourceAccount": "1" } }, "the account on whose behalf the service acts is `1`"],
  [{ StringNotEquals: { "aws:x": ["a", "b"] } }, "`aws:x` is not `a` nor `b`"],
  [
    { StringLikeIfExists: { "s3:prefix": "lake/*" } },
    "the prefix that is listed is like `lake/*` (or is not given)",
  ],
  [{ Null: { "s3:if-match": "true" } }, "the call's If-Match is not given"],
  [{ Null: { "s3:if-match": false } }, "the call's If-Match is given"],
  [
    { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/a" } },
    "at least one of the key's aliases is `alias/a`",
  ],
  [
    { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": "u" } },
    "each of the items' partition keys, if any, is `u`",
  ],
  [
    { StringEquals: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::b" } },
    "the encryption context `aws:s3:arn` is bucket `b`",
  ],
  [{ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, "the caller's address is within `10.0.0.0/8`"],
  [{ NumericMadeUp: { "s3:max-keys": 10 } }, "`NumericMadeUp` holds for `s3:max-keys` and `10`"],
])("a condition %j is a clause", (Condition, clause) => {
  expect(allow({ Condition })).toBe(`ingest may put objects under \`raw/\` in \`b\`, only if ${clause}.`);
  expect(allow({ Condition, Effect: "Deny" })).toContain(`in \`b\`, if ${clause}.`);
});

test("several conditions must all hold, in an order of their own", () => {
  const one = { Bool: { "aws:SecureTransport": "true" }, StringEquals: { "aws:SourceAccount": "1" } };
  const other = { StringEquals: { "aws:SourceAccount": ["1"] }, Bool: { "aws:SecureTransport": true } };
  expect(allow({ Condition: one })).toBe(allow({ Condition: other }));
  expect(allow({ Condition: one })).toContain("the call is over TLS, and the account");
});

test("in a key's policy * is the key", () => {
  expect(said({ Effect: "Allow", Principal: "*", Action: "kms:Decrypt", Resource: "*" }, "KMS key `k`")).toBe(
    "Anyone at all may decrypt with KMS key `k`.",
  );
});

test("no two actions have the same words", () => {
  const phrases = spokenActions().map(actionPhrase);
  expect(phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i)).toEqual([]);
});
