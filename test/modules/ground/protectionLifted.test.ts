import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { AccessLogBucket } from "../../../modules/buckets/accessLogBucket";
import { EncryptedBucket } from "../../../modules/buckets/encryptedBucket";
import { Certificate } from "../../../modules/edge/certificate";
import { ItemTable } from "../../../modules/lake/itemTable";
import { at, type Synthesized, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { aKey } from "../functions/aKey";

/** A stack with one of each thing that is protected, and some that are not. */
const aStackOfThings = (takeDown: boolean) => {
  const stack = aStack({ takeDown });
  const key = aKey(stack);
  new EncryptedBucket(stack, "raw", {
    ...aPlace,
    bucket: "acme-raw",
    key: key.arn,
    content: "precious",
    oldVersionDays: 30,
  });
  new AccessLogBucket(stack, "logs", {
    ...aPlace,
    bucket: "acme-logs",
    sources: ["acme-raw"],
    expireDays: 30,
  });
  new ItemTable(stack, "metrics", {
    ...aPlace,
    name: "acme-metrics",
    partitionKey: "PK",
    sortKey: "SK",
    key,
  });
  new SqsQueue(stack, "kept", {
    name: "kept",
    lifecycle: { preventDestroy: true, ignoreChanges: ["tags"] },
  });
  new SqsQueue(stack, "plain", { name: "plain" });
  new Certificate(stack, "certificate", {
    domain: { name: "clicks.example", zoneId: "Z0123456789ABCDEFGHIJ" },
  });
  return stack;
};

const someThings = (takeDown: boolean) => synthesized(aStackOfThings(takeDown));

const guarded = ["aws_kms_key.key", "aws_s3_bucket.raw", "aws_dynamodb_table.metrics"];

test("keys, precious buckets and tables can be destroyed once protection is lifted, and not before", () => {
  const protectedThings = someThings(false);
  const lifted = someThings(true);
  for (const address of guarded) {
    expect(at(protectedThings, address)["lifecycle"]).toEqual({ prevent_destroy: true });
    expect(at(lifted, address)["lifecycle"]).toEqual({ prevent_destroy: false });
  }
});

test("a bucket goes with what it holds where that can be made again, and a precious one must be emptied first", () => {
  const force = (result: Synthesized) =>
    ["raw", "logs"].map((id) => at(result, `aws_s3_bucket.${id}`)["force_destroy"]);
  expect(force(someThings(false))).toEqual([undefined, undefined]);
  expect(force(someThings(true))).toEqual([undefined, true]);
});

test("a second synth of the same stack lifts no more than the first", () => {
  const stack = aStackOfThings(true);
  const first = synthesized(stack);
  expect(synthesized(stack)).toEqual(first);
});

test("DynamoDB's own protection of a table goes with Terraform's", () => {
  const protection = (takeDown: boolean) =>
    at(someThings(takeDown), "aws_dynamodb_table.metrics")["deletion_protection_enabled"];
  expect([protection(false), protection(true)]).toEqual([true, false]);
});

test("what else is said of a resource's life stays as it was, and what was not protected is not touched", () => {
  const lifted = someThings(true);
  expect(at(lifted, "aws_sqs_queue.kept")["lifecycle"]).toEqual({
    prevent_destroy: false,
    ignore_changes: ["tags"],
  });
  expect(at(lifted, "aws_sqs_queue.plain")).toEqual({ name: "plain" });
  expect(at(lifted, "aws_acm_certificate.certificate")["lifecycle"]).toEqual({ create_before_destroy: true });
});
