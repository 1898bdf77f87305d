import { allows, conditionOf, isForOwnService, isTlsOnly, policyOf } from "./policy";
import { account, isCustomerKey, meantBy, partsOf, type Rule, type Subject } from "./rule";

/** The function that takes a queue's messages. */
const consumerOf = ({ address, resource, stack }: Subject) =>
  Object.entries(stack.resources)
    .filter(([other]) => other.startsWith("aws_lambda_event_source_mapping."))
    .map(([, mapping]) => mapping)
    .filter(({ event_source_arn: arn }) =>
      [`{${address}.`, `:${resource["name"]}`].some((name) => `${arn}`.includes(name)),
    )
    .map((mapping) => meantBy(stack, "aws_lambda_function", mapping["function_name"]))[0];

/** Where a queue's messages go that nobody can work off. */
const redriveOf = ({ resource }: Subject): Readonly<Record<string, unknown>> =>
  JSON.parse(String(resource["redrive_policy"] ?? "{}"));

const queuePolicyFor = (queue: Subject) =>
  partsOf(queue, "aws_sqs_queue_policy", "queue_url").flatMap((policy) => policyOf(policy));

/** Groups 50 to 56. */
export const messageRules: readonly Rule[] = [
  {
    group: 50,
    ids: ["CKV27", "CKV2 73", "T0096", "T0135", "SQS.1", "N-SQS2"],
    says: "queues are encrypted with a customer key",
    judges: "aws_sqs_queue",
    holds: ({ resource }) => isCustomerKey(resource["kms_master_key_id"]),
  },
  {
    group: 51,
    ids: ["N-SQS3"],
    says: "queues have a dead-letter queue",
    judges: "aws_sqs_queue",
    holds: (queue) => {
      const { deadLetterTargetArn, maxReceiveCount } = redriveOf(queue);
      return (
        meantBy(queue.stack, "aws_sqs_queue", deadLetterTargetArn) !== undefined &&
        Number(maxReceiveCount) > 0
      );
    },
  },
  {
    group: 52,
    ids: ["N-SQS4"],
    says: "queues speak TLS only",
    judges: "aws_sqs_queue",
    holds: (queue) =>
      isTlsOnly(queuePolicyFor(queue), "sqs:*", [new RegExp(`:${account}:${queue.resource["name"]}$`)]),
  },
  {
    group: 53,
    ids: ["CKV72", "CKV168", "CKV387", "T0097"],
    says: "queue policies allow no wildcards",
    judges: "aws_sqs_queue_policy",
    among: letsIn,
    holds: ({ resource }) =>
      allows(policyOf(resource)).every(
        ({ Principal = "*", Action, Resource }) =>
          !JSON.stringify([Principal, Action, Resource]).includes("*"),
      ),
  },
  {
    group: 54,
    ids: ["†queue-source"],
    says: "queues take messages from a named source of this account",
    judges: "aws_sqs_queue_policy",
    among: letsIn,
    holds: ({ resource }) =>
      allows(policyOf(resource)).every(
        (statement) =>
          isForOwnService(statement) &&
          conditionOf(statement, "aws:SourceArn").length > 0 &&
          conditionOf(statement, "aws:SourceAccount", ["StringEquals"]).join() === account,
      ),
  },
  {
    group: 54,
    ids: ["†queue-visibility"],
    says: "a message stays hidden for at least six times its function's timeout",
    judges: "aws_sqs_queue",
    among: (queue) => consumerOf(queue) !== undefined,
    holds: (queue) =>
      Number(queue.resource["visibility_timeout_seconds"]) >= 6 * Number(consumerOf(queue)?.["timeout"]),
  },
  {
    group: 55,
    ids: ["CKV26", "T0095", "T0136", "SNS.1"],
    says: "topics are encrypted with a customer key",
    judges: "aws_sns_topic",
    holds: ({ resource }) => isCustomerKey(resource["kms_master_key_id"]),
  },
  {
    group: 56,
    ids: ["CKV169", "CKV385", "SNS.4"],
    says: "topic policies let in services only, on this account's behalf",
    judges: "aws_sns_topic_policy",
    holds: ({ resource }) => allows(policyOf(resource)).every(isForOwnService),
  },
  {
    group: 56,
    ids: ["N-SNS3"],
    says: "topics take messages over TLS only",
    judges: "aws_sns_topic",
    holds: (topic) =>
      isTlsOnly(
        partsOf(topic, "aws_sns_topic_policy", "arn").flatMap((policy) => policyOf(policy)),
        "sns:Publish",
        [new RegExp(`:${account}:${topic.resource["name"]}$`)],
      ),
  },
];

/** Whether a queue's policy lets anybody in: most only keep out what comes without TLS. */
function letsIn({ resource }: Subject): boolean {
  return allows(policyOf(resource)).length > 0;
}
