import { dependable } from "cdktf";
import { DeadLetterQueue } from "../../../modules/functions/deadLetterQueue";
import { WorkQueue, type WorkQueueProps } from "../../../modules/functions/workQueue";
import { allowedTo, at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { aRole } from "../ground/aRole";
import { aKey, aKeyReference } from "./aKey";

const aQueue = (props: Partial<WorkQueueProps> = {}) => {
  const stack = aStack();
  const queue = new WorkQueue(stack, "work", {
    ...aPlace,
    name: "acme-count",
    key: aKey(stack),
    visibilitySeconds: 180,
    ...props,
  });
  return { stack, queue };
};

const arn = "arn:aws:sqs:eu-central-1:111122223333:acme-count";

test("a queue is encrypted and polled long, and gives up a message after five tries", () => {
  const result = synthesized(aQueue().stack);
  expect(at(result, "aws_sqs_queue.work")).toMatchObject({
    name: "acme-count",
    kms_master_key_id: aKeyReference,
    visibility_timeout_seconds: 180,
    receive_wait_time_seconds: 20,
    message_retention_seconds: 4 * 86_400,
    redrive_policy: JSON.stringify({ deadLetterTargetArn: `${arn}-dead-letters`, maxReceiveCount: 5 }),
    depends_on: ["aws_sqs_queue.work_dead_letters"],
  });
  expect(at(result, "aws_sqs_queue.work_dead_letters")).toMatchObject({
    name: "acme-count-dead-letters",
    kms_master_key_id: aKeyReference,
    message_retention_seconds: 14 * 86_400,
  });
});

test("only the queue itself may leave dead letters", () => {
  const { queue_url, redrive_allow_policy } = at(
    synthesized(aQueue().stack),
    "aws_sqs_queue_redrive_allow_policy.work_redrive_allow",
  );
  expect(queue_url).toBe(`\${aws_sqs_queue.work_dead_letters.url}`);
  expect(JSON.parse(String(redrive_allow_policy))).toEqual({
    redrivePermission: "byQueue",
    sourceQueueArns: [arn],
  });
});

test("what takes from it, or tells S3 of it, can wait for the queue and for its policy", () => {
  const { stack, queue } = aQueue();
  new DeadLetterQueue(stack, "waiting", {
    ...aPlace,
    name: "waiting",
    key: aKeyReference,
  }).resource.dependsOn = [dependable(queue.resource), dependable(queue.policy)];
  expect(at(synthesized(stack), "aws_sqs_queue.waiting")["depends_on"]).toEqual([
    "aws_sqs_queue.work",
    "aws_sqs_queue_policy.work_policy",
  ]);
});

test("nobody may send unless told so, and nobody without TLS", () => {
  expect(statementsOf(at(synthesized(aQueue().stack), "aws_sqs_queue_policy.work_policy")["policy"])).toEqual(
    [
      {
        Sid: "DenyWithoutTls",
        Effect: "Deny",
        Principal: "*",
        Action: ["sqs:*"],
        Resource: [arn],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  );
});

test("grantNotify lets S3 send and encrypt, for that bucket of this account", () => {
  const { stack, queue } = aQueue();
  queue.grantNotify("acme-raw");
  const result = synthesized(stack);
  const s3ForTheBucket = {
    Effect: "Allow",
    Principal: { Service: "s3.amazonaws.com" },
    Condition: {
      StringEquals: { "aws:SourceAccount": aPlace.accountId },
      ArnEquals: { "aws:SourceArn": "arn:aws:s3:::acme-raw" },
    },
  };
  expect(statementsOf(at(result, "aws_sqs_queue_policy.work_policy")["policy"]).slice(1)).toEqual([
    { Sid: "BucketSends", Action: ["sqs:SendMessage"], Resource: [arn], ...s3ForTheBucket },
  ]);
  expect(statementsOf(at(result, "aws_kms_key.key")["policy"]).slice(-1)).toEqual([
    {
      Sid: "BucketSendsToWork",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: ["*"],
      ...s3ForTheBucket,
    },
  ]);
});

test("grantConsume lets a role take messages, open and delete them, and not send any", () => {
  const { stack, queue } = aQueue();
  queue.grantConsume(aRole(stack, "taker"));
  expect(allowedTo(synthesized(stack), "taker")).toEqual([
    {
      Sid: "TakeMessages",
      Effect: "Allow",
      Action: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
      Resource: [arn],
    },
    {
      Sid: "DecryptMessages",
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: [aKeyReference],
      Condition: { StringEquals: { "kms:ViaService": "sqs.eu-central-1.amazonaws.com" } },
    },
  ]);
});

test("a message may be tried more often before it is given up", () => {
  const { redrive_policy: policy } = at(synthesized(aQueue({ maxReceives: 9 }).stack), "aws_sqs_queue.work");
  expect(JSON.parse(String(policy))).toMatchObject({ maxReceiveCount: 9 });
});

test.each([
  [
    { name: "x".repeat(68) },
    `queue: name must be 1 to 67 letters, digits, dashes and underscores, not "${"x".repeat(68)}"`,
  ],
  [{ visibilitySeconds: 43_201 }, "queue acme-count: visibilitySeconds must be 1 to 43200, not 43201"],
  [{ visibilitySeconds: 0 }, "queue acme-count: visibilitySeconds must be 1 to 43200, not 0"],
  [{ maxReceives: 1001 }, "queue acme-count: maxReceives must be 1 to 1000, not 1001"],
  [{ maxReceives: 0 }, "queue acme-count: maxReceives must be 1 to 1000, not 0"],
])("%j is refused", (props, message) => {
  expect(() => aQueue(props)).toThrow(message);
});

test("what nobody takes away is kept for as many days as said, up to SQS's fourteen", () => {
  const { stack } = aQueue({ retentionDays: 14 });
  expect(at(synthesized(stack), "aws_sqs_queue.work")["message_retention_seconds"]).toBe(14 * 86_400);
  for (const retentionDays of [0, 15])
    expect(() => aQueue({ retentionDays })).toThrow(
      `queue acme-count: retentionDays must be 1 to 14, not ${retentionDays}`,
    );
});

test("a role that may send uses the key by way of SQS alone, and a key that knew other services only lets it", () => {
  const { stack, queue } = aQueue();
  queue.grantSend(aRole(stack, "sender"));
  queue.openKey();
  const result = synthesized(stack);
  const throughSqs = { "kms:ViaService": "sqs.eu-central-1.amazonaws.com" };
  expect(allowedTo(result, "sender")).toMatchObject([
    { Sid: "SendMessages", Action: ["sqs:SendMessage"], Resource: [arn] },
    {
      Sid: "EncryptMessages",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [aKeyReference],
      Condition: { StringEquals: throughSqs },
    },
  ]);
  const [keyAddress = ""] = Object.keys(result.resources).filter((address) =>
    address.startsWith("aws_kms_key."),
  );
  expect(
    statementsOf(String(at(result, keyAddress)["policy"])).find(({ Sid }) => Sid === "CallersOfWork"),
  ).toMatchObject({
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Condition: { StringEquals: { "kms:CallerAccount": "111122223333", ...throughSqs } },
  });
  expect(queue.url).toBe("https://sqs.eu-central-1.amazonaws.com/111122223333/acme-count");
});
