import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { Construct } from "constructs";
import { type Place, queueArn } from "../ground/arn";
import { policyJson } from "../ground/policy";
import type { ServiceRole } from "../ground/serviceRole";
import { queueGuards } from "./queueGuards";

export interface DeadLetterQueueProps extends Place {
  readonly name: string;
  /** ARN of the key for its messages. */
  readonly key: string;
}

const daySeconds = 86_400;

/** Where calls end up that failed for good: kept for 14 days, encrypted, TLS only, written by granted roles only. */
export class DeadLetterQueue extends Construct {
  readonly arn: string;
  readonly name: string;
  readonly resource: SqsQueue;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DeadLetterQueueProps,
  ) {
    super(scope, id);
    this.name = props.name;
    this.arn = queueArn(props, props.name);
    this.resource = new SqsQueue(this, "Resource", {
      name: props.name,
      kmsMasterKeyId: props.key,
      kmsDataKeyReusePeriodSeconds: 300,
      messageRetentionSeconds: 14 * daySeconds,
    });
    new SqsQueuePolicy(this, "policy", {
      queueUrl: this.resource.url,
      policy: policyJson(queueGuards(this.arn)),
    });
  }

  /** Lets a role send to the queue. SQS asks a sender for both key actions. */
  grantSend(role: ServiceRole): void {
    role.allow({ sid: "SendDeadLetters", actions: ["sqs:SendMessage"], resources: [this.arn] });
    role.allow({
      sid: "EncryptDeadLetters",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [this.props.key],
      condition: { StringEquals: { "kms:ViaService": `sqs.${this.props.region}.amazonaws.com` } },
    });
  }
}
