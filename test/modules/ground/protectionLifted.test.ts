import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { EncryptedBucket } from "../../../modules/buckets/encryptedBucket";
import { Certificate } from "../../../modules/edge/certificate";
import { CounterTable } from "../../../modules/lake/counterTable";
import { at, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { aKey } from "../functions/aKey";

/** A stack with one of each thing that is protected, and some that are not. */
const someThings = (takeDown: boolean) => {
  const stack = aStack({ takeDown });
  const key = aKey(stack);
  new EncryptedBucket(stack, "raw", {
    ...aPlace,
    bucket: "acme-raw",
    key: key.arn,
    content: "precious",
    oldVersionDays: 30,
  });
  new CounterTable(stack, "metrics", {
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
  return synthesized(stack);
};

const guarded = ["aws_kms_key.key", "aws_s3_bucket.raw", "aws_dynamodb_table.metrics"];

test("keys, precious buckets and tables can be destroyed once protection is lifted, and not before", () => {
  const protectedThings = someThings(false);
  const lifted = someThings(true);
  for (const address of guarded) {
    expect(at(protectedThings, address)["lifecycle"]).toEqual({ prevent_destroy: true });
    expect(at(lifted, address)["lifecycle"]).toEqual({ prevent_destroy: false });
  }
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
