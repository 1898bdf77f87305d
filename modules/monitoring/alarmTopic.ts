import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type Place, topicArn } from "../ground/arn";
import type { Names } from "../ground/naming";
import { denyWithoutTls, policyJson } from "../ground/policy";
import { type AlarmPublisher, publisherStatements } from "./alarmPublishers";
import { recipientId } from "./recipientId";

export interface AlarmTopicProps extends Place {
  readonly names: Names;
  /** ARN of a key whose policy has `topicKeyStatements` for the same publishers. */
  readonly key: string;
  readonly publishers: readonly AlarmPublisher[];
  /** Each gets one message from AWS that must be confirmed before the first alarm can arrive. */
  readonly emails: readonly string[];
}

/** Where a region's alarms are told: encrypted, TLS only, written by this installation's alarms and budgets. */
export class AlarmTopic extends Construct {
  readonly arn: string;
  /** What a publisher must wait for that tries the topic when it is made. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const name = props.names.regional("alarms");
    this.arn = topicArn(props, name);
    const topic = new SnsTopic(this, "Resource", {
      name,
      displayName: name,
      kmsMasterKeyId: props.key,
    });
    this.policy = new SnsTopicPolicy(this, "policy", {
      arn: topic.arn,
      policy: policyJson([
        ...publisherStatements(props, props.names, props.publishers, ["sns:Publish"], this.arn),
        denyWithoutTls(["sns:Publish"], [this.arn]),
      ]),
    });
    for (const email of props.emails)
      new SnsTopicSubscription(this, recipientId(email), {
        topicArn: topic.arn,
        protocol: "email",
        endpoint: email,
      });
  }
}
