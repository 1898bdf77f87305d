import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Construct } from "constructs";
import type { Backend } from "../../../modules/ground/awsStack";
import { synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";

const terraformOf = (backend: Backend): unknown => synthesized(aStack({ backend })).document["terraform"];

test("local state lies beside the project, by a relative path", () => {
  expect(terraformOf({ kind: "local" })).toMatchObject({
    required_version: ">= 1.10",
    backend: { local: { path: "../../../terraform.primary.tfstate" } },
  });
});

test("state in S3 is encrypted, and locked by a lock object", () => {
  const backend = {
    kind: "s3",
    bucket: "acme-state",
    region: "eu-central-1",
    keyPrefix: "footfall/",
  } as const;
  expect(terraformOf(backend)).toMatchObject({
    backend: {
      s3: {
        bucket: "acme-state",
        key: "footfall/primary.tfstate",
        region: "eu-central-1",
        encrypt: true,
        use_lockfile: true,
      },
    },
  });
});

test("in Terraform Cloud each stack has a workspace", () => {
  const backend = { kind: "cloud", organization: "acme", workspacePrefix: "footfall-prod-" } as const;
  expect(terraformOf(backend)).toMatchObject({
    cloud: { organization: "acme", workspaces: { name: "footfall-prod-primary" } },
  });
});

test("the provider refuses another account, and tags everything", () => {
  expect(synthesized(aStack({ tags: { application: "acme" } })).document["provider"]).toEqual({
    aws: [
      {
        region: aPlace.region,
        allowed_account_ids: [aPlace.accountId],
        default_tags: [{ tags: { application: "acme" } }],
      },
    ],
  });
});

test("a provider of another region serves the same account with the same tags, and is made once", () => {
  const stack = aStack({ tags: { application: "acme" } });
  const global = stack.providerIn("us-east-1");
  expect(stack.providerIn("us-east-1")).toBe(global);
  new SqsQueue(stack, "far", { name: "far", provider: global });
  const { document, resources } = synthesized(stack);
  expect(document["provider"]).toMatchObject({
    aws: [
      { region: aPlace.region },
      {
        alias: "us_east_1",
        region: "us-east-1",
        allowed_account_ids: [aPlace.accountId],
        default_tags: [{ tags: { application: "acme" } }],
      },
    ],
  });
  expect(resources["aws_sqs_queue.far"]?.["provider"]).toBe("aws.us_east_1");
});

test("in its own region a stack has one provider", () => {
  const stack = aStack({ region: "us-east-1" });
  stack.providerIn("us-east-1");
  expect(synthesized(stack).document["provider"]).toMatchObject({ aws: [{ region: "us-east-1" }] });
});

test("addresses are construct ids, without a hash", () => {
  const stack = aStack();
  new SqsQueue(new Construct(stack, "compact"), "Resource", { name: "a" });
  new SqsQueue(new Construct(stack, "count"), "dead_letters", { name: "b" });
  expect(Object.keys(synthesized(stack).resources)).toEqual([
    "aws_sqs_queue.compact",
    "aws_sqs_queue.count_dead_letters",
  ]);
});

test("two resources of one type at one address are refused", () => {
  const stack = aStack();
  new SqsQueue(new Construct(stack, "a_b"), "c", { name: "one" });
  new SqsQueue(new Construct(stack, "a"), "b_c", { name: "two" });
  expect(() => synthesized(stack)).toThrow(
    "aws_sqs_queue.a_b_c: both primary/a_b/c and primary/a/b_c have it, must be unique",
  );
});
