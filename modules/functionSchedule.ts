import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import { Construct } from "constructs";
import { type Place, scheduleGroupArn } from "./arn";
import type { DeadLetterQueue } from "./deadLetterQueue";
import type { Names } from "./naming";
import type { NodeFunction } from "./nodeFunction";
import { ServiceRole } from "./serviceRole";

export interface FunctionScheduleProps extends Place {
  readonly names: Names;
  /** The last part of the schedule's name. */
  readonly part: string;
  readonly description: string;
  /** `cron(minutes hours day-of-month month day-of-week year)`, in UTC. */
  readonly cron: string;
  readonly target: NodeFunction;
  /** What the function is called with. */
  readonly input: Readonly<Record<string, unknown>>;
  /** ARN of the key for the input. */
  readonly key: string;
  /** Where a call goes that could not be delivered. */
  readonly deadLetters: DeadLetterQueue;
}

/** Calls a function by the clock, in UTC: no flexible window, retried for an hour, then a dead letter. */
export class FunctionSchedule extends Construct {
  constructor(scope: Construct, id: string, props: FunctionScheduleProps) {
    super(scope, id);
    const name = props.names.regional(props.part);
    const group = new SchedulerScheduleGroup(this, "group", { name });
    const role = new ServiceRole(this, "role", {
      name: props.names.role(`${props.part}-schedule`),
      description: props.description,
      service: "scheduler.amazonaws.com",
      trust: {
        StringEquals: {
          "aws:SourceAccount": props.accountId,
          "aws:SourceArn": scheduleGroupArn(props, name),
        },
      },
    });
    role.allow({ sid: "Call", actions: ["lambda:InvokeFunction"], resources: [props.target.arn] });
    role.allow({ sid: "ReadInput", actions: ["kms:Decrypt"], resources: [props.key] });
    props.deadLetters.grantSend(role);
    new SchedulerSchedule(this, "Resource", {
      name,
      groupName: group.name,
      description: props.description,
      scheduleExpression: props.cron,
      scheduleExpressionTimezone: "UTC",
      flexibleTimeWindow: { mode: "OFF" },
      kmsKeyArn: props.key,
      target: {
        arn: props.target.arn,
        roleArn: role.arn,
        input: JSON.stringify(props.input),
        retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3600 },
        deadLetterConfig: { arn: props.deadLetters.arn },
      },
      dependsOn: [...role.policies],
    });
  }
}
