import { broken, referTo, set, statement, type Variants, without, withoutStatement } from "./variant";

const queue = "aws_sqs_queue.count_queue";
const queuePolicy = "aws_sqs_queue_policy.count_queue_policy";
const topic = "aws_sns_topic.alarms";
const topicPolicy = "aws_sns_topic_policy.alarms_policy";
const tls = "DenyWithoutTls";

const otherAccount = {
  StringEquals: { "aws:SourceAccount": "999999999999" },
  ArnEquals: { "aws:SourceArn": "arn:aws:s3:::a-bucket-123456789012" },
};

export const brokenMessages: Variants = {
  "queues are encrypted with a customer key": broken(
    queue,
    set("kms_master_key_id", undefined),
    set("kms_master_key_id", "alias/aws/sqs"),
  ),
  "queues have a dead-letter queue": broken(
    queue,
    set("redrive_policy", undefined),
    set("redrive_policy", JSON.stringify({ maxReceiveCount: 5 })),
    set(
      "redrive_policy",
      JSON.stringify({ deadLetterTargetArn: referTo("aws_sqs_queue.count_queue_dead_letters") }),
    ),
    without("aws_sqs_queue.count_queue_dead_letters"),
  ),
  "queues speak TLS only": broken(
    queue,
    without(queuePolicy),
    withoutStatement(tls, queuePolicy),
    statement(tls, { Condition: { Bool: { "aws:SecureTransport": "true" } } }, queuePolicy),
    statement(tls, { Action: ["sqs:SendMessage"] }, queuePolicy),
    statement(tls, { Principal: { AWS: "arn:aws:iam::123456789012:root" } }, queuePolicy),
  ),
  "queue policies allow no wildcards": broken(
    queuePolicy,
    statement("BucketSends", { Principal: "*" }),
    statement("BucketSends", { Principal: { AWS: ["*"] } }),
    statement("BucketSends", { Action: ["sqs:*"] }),
    statement("BucketSends", { Resource: ["*"] }),
  ),
  "queues take messages from a named source of this account": broken(
    queuePolicy,
    statement("BucketSends", { Condition: undefined }),
    statement("BucketSends", { Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } }),
    statement("BucketSends", { Condition: { ...otherAccount } }),
    statement("BucketSends", { Principal: { AWS: "arn:aws:iam::123456789012:root" } }),
  ),
  "a message stays hidden for at least six times its function's timeout": broken(
    queue,
    set("visibility_timeout_seconds", 359),
    set("visibility_timeout_seconds", undefined),
    set("timeout", 61, "aws_lambda_function.count"),
  ),
  "topics are encrypted with a customer key": broken(
    topic,
    set("kms_master_key_id", undefined),
    set("kms_master_key_id", "alias/aws/sns"),
  ),
  "topic policies let in services only, on this account's behalf": broken(
    topicPolicy,
    statement("Alarms", { Principal: "*" }),
    statement("Alarms", { Condition: undefined }),
    statement("Alarms", { Condition: otherAccount }),
    statement("Another", { Principal: { AWS: "arn:aws:iam::999999999999:root" }, Action: "sns:Publish" }),
  ),
  "topics take messages over TLS only": broken(
    topic,
    without(topicPolicy),
    withoutStatement(tls, topicPolicy),
  ),
};
