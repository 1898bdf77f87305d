import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import { Construct } from "constructs";
import { type Place, scheduleGroupArn } from "../ground/arn";
import type { Names } from "../ground/naming";
import { ServiceRole } from "../ground/serviceRole";
import { Alarm } from "../monitoring/alarm";
import type { Reading } from "../monitoring/measure";
import type { Watch } from "../monitoring/watch";
import type { DeadLetterQueue } from "./deadLetterQueue";
import type { ScheduleTarget } from "./scheduleTarget";

export interface ScheduleProps extends Place {
  readonly names: Names;
  /** The last part of the schedule's name. */
  readonly part: string;
  readonly description: string;
  /** `cron(minutes hours day-of-month month day-of-week year)`, in UTC. */
  readonly cron: string;
  readonly target: ScheduleTarget;
  /** What the target is started with. */
  readonly input: Readonly<Record<string, unknown>>;
  /** ARN of the key for the input. */
  readonly key: string;
  /** Where a start goes that could not be delivered. */
  readonly deadLetters: DeadLetterQueue;
  /** No schedule without somebody who is told when nothing happens. */
  readonly monitoring: ScheduleMonitoring;
}

export interface ScheduleMonitoring {
  readonly watch: Watch;
  /** Without a start for so many hours the work counts as not done: one more than from one run to the next. */
  readonly quietHours: number;
  /** What that does to whom, as it would follow "so": `owners see no figures of the last hours`. */
  readonly harm: string;
}

/** Starts something by the clock, in UTC: no flexible window, retried for an hour, then a dead letter. */
export class Schedule extends Construct {
  constructor(scope: Construct, id: string, props: ScheduleProps) {
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
    props.target.grantStart(role);
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
      dependsOn: [...role.policies, props.target.resource, props.deadLetters.resource],
    });
    watchStarts(this, props);
    watchDelivery(this, props, name);
  }
}

/**
 * CloudWatch looks further back than the periods it is asked for, and would take the last start that it finds there
 * for the newest period: hours without a start are filled with 0, and no start ever is silence, which breaches.
 */
const watchStarts = (schedule: Schedule, { part, target, monitoring }: ScheduleProps): void => {
  const { watch, quietHours, harm } = monitoring;
  new Alarm(schedule, "did_not_run", {
    ...watch,
    part: `${part}-did-not-run`,
    hurt: `The schedule ${watch.names.regional(part)} has started nothing for ${quietHours} hours, so ${harm}.`,
    runbook: "did-not-run",
    measure: {
      expression: "FILL(starts, 0)",
      label: "starts",
      of: { starts: { metric: target.starts, statistic: "Sum" } },
    },
    breaches: "below",
    threshold: 1,
    periodSeconds: 3600,
    periods: quietHours,
    silence: "breach",
  });
};

const watchDelivery = (schedule: Schedule, { part, monitoring }: ScheduleProps, group: string): void => {
  const { watch, harm } = monitoring;
  const sumOf = (metric: string): Reading => ({
    metric: { namespace: "AWS/Scheduler", name: metric, dimensions: { ScheduleGroup: group } },
    statistic: "Sum",
  });
  new Alarm(schedule, "failing", {
    ...watch,
    part: `${part}-schedule-failing`,
    hurt: `The schedule ${group} cannot start its work; where this lasts, ${harm}.`,
    runbook: "schedule-failing",
    measure: {
      expression: "SUM([refused, dropped, buried])",
      label: "starts that failed",
      of: {
        refused: sumOf("TargetErrorCount"),
        dropped: sumOf("InvocationDroppedCount"),
        buried: sumOf("InvocationsSentToDeadLetterCount"),
      },
    },
    breaches: "above",
    threshold: 0,
    periodSeconds: 3600,
    periods: 1,
    silence: "fine",
  });
};
