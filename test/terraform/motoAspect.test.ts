import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Aspects, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { anApp } from "../stacks/anApp";
import { MotoAspect } from "./motoAspect";
import { type MotoLimit, motoLimits } from "./motoLimits";

/** A stack under the aspect: its document, and what was done. */
const underAspect = (limits: readonly MotoLimit[], build: (stack: TerraformStack) => void) => {
  const stack = new TerraformStack(anApp(), "primary");
  build(stack);
  const aspect = new MotoAspect(limits);
  Aspects.of(stack).add(aspect);
  const document = JSON.parse(Testing.synth(stack));
  return { ...document, handled: aspect.handled.map(({ what, how }) => `${what}: ${how}`) };
};

const aQueue = (stack: TerraformStack) => new SqsQueue(stack, "queue", { name: "q", delaySeconds: 3 });
const limit = (handling: MotoLimit["handling"]): MotoLimit => ({
  type: "aws_sqs_queue",
  cannot: "",
  handling,
});

test("a resource that no limit names stays as it is", () => {
  const other = limit({ kind: "left out" });
  const { resource, handled } = underAspect([{ ...other, type: "aws_sns_topic" }], aQueue);
  expect(resource.aws_sqs_queue.queue).not.toHaveProperty("count");
  expect(handled).toEqual([]);
});

test.each<[MotoLimit["handling"], object, string]>([
  [{ kind: "left out" }, { count: 0 }, "left out"],
  [
    { kind: "changes ignored", attributes: ["delay_seconds", "tags"] },
    { lifecycle: { ignore_changes: ["delay_seconds"] } },
    "changes ignored of delay_seconds",
  ],
  [{ kind: "set", attribute: "delay_seconds", value: 9 }, { delay_seconds: 9 }, "delay_seconds = 9"],
  [
    { kind: "rewritten", attribute: "name", how: "longer", to: (name) => `${name}${name}` },
    { name: "qq" },
    "longer",
  ],
  [
    { kind: "rewritten", attribute: "name", how: "without q", to: () => undefined },
    { count: 0 },
    "left out: nothing remains without q",
  ],
])("a limit is handled and told: %j", (handling, attributes, how) => {
  const { resource, handled } = underAspect([limit(handling)], aQueue);
  expect(resource.aws_sqs_queue.queue).toMatchObject(attributes);
  expect(handled).toEqual([`primary aws_sqs_queue.queue: ${how}`]);
});

test("a resource that has nothing to ignore stays as it is", () => {
  const { resource, handled } = underAspect(
    [limit({ kind: "changes ignored", attributes: ["tags"] })],
    aQueue,
  );
  expect(resource.aws_sqs_queue.queue).not.toHaveProperty("lifecycle");
  expect(handled).toEqual([]);
});

test("who refers to what is left out gets a stand-in, wherever the reference is", () => {
  const leftOut = limit({ kind: "left out", standIns: { arn: "arn:stand-in" } });
  const { resource, output, handled } = underAspect([leftOut], (stack) => {
    const queue = aQueue(stack);
    new SqsQueue(stack, "other", { name: `after-${queue.arn}`, tags: { of: queue.url } });
    new TerraformOutput(stack, "told", { value: [{ inner: queue.arn }] });
  });
  expect(resource.aws_sqs_queue.other).toMatchObject({
    name: "after-arn:stand-in",
    tags: { of: expect.stringMatching(/^\$\{aws_sqs_queue\.queue\.url\}$/) },
  });
  expect(output.told.value).toEqual([{ inner: "arn:stand-in" }]);
  expect(handled).toContain("primary told: stand-in for its arn");
});

test("bucket policies keep what they allow, a resource a statement", () => {
  const statement = (Sid: string, Effect: string) => ({
    Sid,
    Effect,
    Action: ["s3:PutObject"],
    Resource: ["a", "b"],
  });
  const { resource } = underAspect(motoLimits, (stack) => {
    new S3BucketPolicy(stack, "mixed", {
      bucket: "b",
      policy: JSON.stringify({ Statement: [statement("Allowed", "Allow"), statement("Denied", "Deny")] }),
    });
    new S3BucketPolicy(stack, "guards", {
      bucket: "b",
      policy: JSON.stringify({ Statement: [statement("Denied", "Deny")] }),
    });
  });
  expect(JSON.parse(resource.aws_s3_bucket_policy.mixed.policy).Statement).toEqual([
    { Sid: "Allowed1", Effect: "Allow", Action: ["s3:PutObject"], Resource: "a" },
    { Sid: "Allowed2", Effect: "Allow", Action: ["s3:PutObject"], Resource: "b" },
  ]);
  expect(resource.aws_s3_bucket_policy.guards.count).toBe(0);
});

test("each type has one limit", () => {
  const types = motoLimits.map(({ type }) => type);
  expect(types.filter((type, i) => types.indexOf(type) !== i)).toEqual([]);
});
