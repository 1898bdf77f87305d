import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Construct } from "constructs";
import { logGroupArn, type Place } from "./arn";

export interface LogGroupProps extends Place {
  readonly name: string;
  /** ARN of a key that CloudWatch Logs may use for this group. */
  readonly key: string;
  readonly retentionDays: number;
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
    });
    this.arn = logGroupArn(props, props.name);
  }
}
