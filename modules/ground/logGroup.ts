import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { logGroupArn, type Place } from "./arn";
import type { Statement } from "./policy";

export interface LogGroupProps extends Place {
  readonly name: string;
  /** ARN of a key that CloudWatch Logs may use for this group. */
  readonly key: string;
  readonly retentionDays: number;
  /** Of the group's region. @default the stack's own */
  readonly provider?: TerraformProvider;
}

/** An encrypted log group that forgets after a while. */
export class LogGroup extends Construct {
  /** By name, without the `:*` that some services want and others refuse. */
  readonly arn: string;
  readonly resource: CloudwatchLogGroup;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id);
    this.resource = new CloudwatchLogGroup(this, "Resource", {
      name: props.name,
      kmsKeyId: props.key,
      retentionInDays: props.retentionDays,
      provider: props.provider,
    });
    this.arn = logGroupArn(props, props.name);
  }
}

/** What the policy of a key must allow: that CloudWatch Logs encrypts these groups with it, and no others. */
export const encryptLogGroups = (place: Place, groups: readonly string[]): Statement => ({
  sid: "OwnLogGroups",
  principal: { service: `logs.${place.region}.amazonaws.com` },
  actions: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
  resources: ["*"],
  condition: {
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": groups.map((group) => logGroupArn(place, group)) },
  },
});
