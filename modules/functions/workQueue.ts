import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { SqsQueueRedriveAllowPolicy } from "@cdktf/provider-aws/lib/sqs-queue-redrive-allow-policy";
import { type ITerraformDependable, Lazy } from "cdktf";
import { Construct } from "constructs";
import { accountRootArn, bucketArn, type Place, queueArn } from "../ground/arn";
import type { EncryptionKey } from "../ground/encryptionKey";
import { idInWords } from "../ground/idInWords";
import { policyJson, type Statement } from "../ground/policy";
import type { ServiceRole } from "../ground/serviceRole";
import { DeadLetterQueue } from "./deadLetterQueue";
import { queueGuards } from "./queueGuards";

export interface WorkQueueProps extends Place {
  /** At most 67 characters: the dead-letter queue's is `<name>-dead-letters`, and SQS ends at 80. */
  readonly name: string;
  /** For its messages; it must be one that others than S3 may use. */
  readonly key: EncryptionKey;
  /** For so long nobody else gets a message that somebody works on. */
  readonly visibilitySeconds: number;
  /** A message that was received so often, and never deleted, becomes a dead letter. @default 5 */
  readonly maxReceives?: number;
  /** A message that nobody deleted is gone after so many days. @default 4 */
  readonly retentionDays?: number;
}

const daySeconds = 86_400;

/**
 * A queue of work with its dead-letter queue: encrypted, TLS only, long polling. Services that may send to it are named by its
 * own policy; functions that may send to it or take from it, by their roles.
 */
export class WorkQueue extends Construct {
  readonly arn: string;
  readonly name: string;
  /** What its senders know it by; made of names, as an ARN is. */
  readonly url: string;
  readonly deadLetters: DeadLetterQueue;
  readonly resource: ITerraformDependable;
  /** What a bucket that notifies it must wait for: S3 sends a message to try. */
  readonly policy: ITerraformDependable;
  private readonly statements: Statement[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkQueueProps,
  ) {
    super(scope, id);
    refuseNonsense(props);
    const { accountId, region, name, key, maxReceives = 5 } = props;
    this.name = name;
    this.arn = queueArn(props, name);
    this.url = `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
    this.statements = [...queueGuards(this.arn)];
    this.deadLetters = new DeadLetterQueue(this, "dead_letters", {
      accountId,
      region,
      name: `${name}-dead-letters`,
      key: key.arn,
    });
    const queue = new SqsQueue(this, "Resource", {
      name,
      kmsMasterKeyId: key.arn,
      kmsDataKeyReusePeriodSeconds: 300,
      messageRetentionSeconds: (props.retentionDays ?? 4) * daySeconds,
      visibilityTimeoutSeconds: props.visibilitySeconds,
      receiveWaitTimeSeconds: 20,
      redrivePolicy: JSON.stringify({
        deadLetterTargetArn: this.deadLetters.arn,
        maxReceiveCount: maxReceives,
      }),
      dependsOn: [this.deadLetters.resource],
    });
    new SqsQueueRedriveAllowPolicy(this, "redrive_allow", {
      queueUrl: this.deadLetters.resource.url,
      redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [this.arn] }),
    });
    this.resource = queue;
    this.policy = new SqsQueuePolicy(this, "policy", {
      queueUrl: queue.url,
      policy: Lazy.stringValue({ produce: () => policyJson(this.statements) }),
    });
  }

  /** Lets S3 send messages about one bucket of this account. S3 uses the queue's key itself, as SQS asks of senders. */
  grantNotify(bucket: string): void {
    const { accountId, key } = this.props;
    const onBehalf = {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnEquals: { "aws:SourceArn": bucketArn(bucket) },
    };
    const principal = { service: "s3.amazonaws.com" };
    this.statements.push({
      sid: "BucketSends",
      principal,
      actions: ["sqs:SendMessage"],
      resources: [this.arn],
      condition: onBehalf,
    });
    key.allow({
      sid: `BucketSendsTo${idInWords(this)}`,
      principal,
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: ["*"],
      condition: onBehalf,
    });
  }

  /** Lets a role send messages. SQS asks a sender for both key actions. */
  grantSend(role: ServiceRole): void {
    const { key } = this.props;
    role.allow({ sid: "SendMessages", actions: ["sqs:SendMessage"], resources: [this.arn] });
    role.allow({
      sid: "EncryptMessages",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [key.arn],
      condition: { StringEquals: this.throughSqs },
    });
  }

  /** Has a key that knows other services only take roles of this account by way of SQS too, as far as their own policies go. */
  openKey(): void {
    const { accountId, key } = this.props;
    key.allow({
      sid: `CallersOf${idInWords(this)}`,
      principal: { aws: accountRootArn(this.props) },
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: ["*"],
      condition: { StringEquals: { "kms:CallerAccount": accountId, ...this.throughSqs } },
    });
  }

  /** Lets a role take messages and delete them when they are done: what Lambda does in a function's name. */
  grantConsume(role: ServiceRole): void {
    const { key } = this.props;
    role.allow({
      sid: "TakeMessages",
      actions: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
      resources: [this.arn],
    });
    role.allow({
      sid: "DecryptMessages",
      actions: ["kms:Decrypt"],
      resources: [key.arn],
      condition: { StringEquals: this.throughSqs },
    });
  }

  private get throughSqs(): Readonly<Record<string, string>> {
    return { "kms:ViaService": `sqs.${this.props.region}.amazonaws.com` };
  }
}

/** SQS's own limits, of which `terraform validate` knows only some. */
const refuseNonsense = ({
  name,
  visibilitySeconds,
  maxReceives = 5,
  retentionDays = 4,
}: WorkQueueProps): void => {
  if (!/^[A-Za-z0-9_-]{1,67}$/.test(name))
    throw new Error(`queue: name must be 1 to 67 letters, digits, dashes and underscores, not "${name}"`);
  if (visibilitySeconds < 1 || visibilitySeconds > daySeconds / 2)
    throw new Error(`queue ${name}: visibilitySeconds must be 1 to 43200, not ${visibilitySeconds}`);
  if (maxReceives < 1 || maxReceives > 1000)
    throw new Error(`queue ${name}: maxReceives must be 1 to 1000, not ${maxReceives}`);
  if (retentionDays < 1 || retentionDays > 14)
    throw new Error(`queue ${name}: retentionDays must be 1 to 14, not ${retentionDays}`);
};
