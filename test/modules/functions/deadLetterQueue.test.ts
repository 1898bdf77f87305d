import { DeadLetterQueue } from "../../../modules/functions/deadLetterQueue";
import { allowedTo, at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack } from "../aStack";
import { aRole } from "../ground/aRole";
import { aKeyArn } from "../monitoring/aWatch";

const aQueue = () => {
  const stack = aStack();
  const queue = new DeadLetterQueue(stack, "dead_letters", { ...aPlace, name: "acme-dead", key: aKeyArn });
  return { stack, queue };
};

const arn = "arn:aws:sqs:eu-central-1:111122223333:acme-dead";

test("what failed for good is kept for 14 days, the longest that SQS keeps anything, and encrypted", () => {
  const { stack, queue } = aQueue();
  expect(at(synthesized(stack), "aws_sqs_queue.dead_letters")).toEqual({
    name: "acme-dead",
    kms_master_key_id: aKeyArn,
    kms_data_key_reuse_period_seconds: 300,
    message_retention_seconds: 1_209_600,
  });
  expect([queue.name, queue.arn]).toEqual(["acme-dead", arn]);
});

test("its own policy lets nobody in: it only keeps out those who come without TLS", () => {
  const { queue_url: url, policy } = at(
    synthesized(aQueue().stack),
    "aws_sqs_queue_policy.dead_letters_policy",
  );
  expect(url).toBe(`\${aws_sqs_queue.dead_letters.url}`);
  expect(statementsOf(policy).map(({ Sid, Effect, Resource }) => [Sid, Effect, Resource])).toEqual([
    ["DenyWithoutTls", "Deny", [arn]],
  ]);
});

test("grantSend lets a role send to it and encrypt what it sends, and neither receive nor delete", () => {
  const { stack, queue } = aQueue();
  queue.grantSend(aRole(stack, "sender"));
  expect(allowedTo(synthesized(stack), "sender")).toEqual([
    { Sid: "SendDeadLetters", Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [arn] },
    {
      Sid: "EncryptDeadLetters",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [aKeyArn],
      Condition: { StringEquals: { "kms:ViaService": "sqs.eu-central-1.amazonaws.com" } },
    },
  ]);
});
