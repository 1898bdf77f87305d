import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { DeadLetterQueue } from "../../../modules/functions/deadLetterQueue";
import { Schedule, type ScheduleProps } from "../../../modules/functions/schedule";
import { allowedTo, at, statementsOf, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";
import { aKeyArn, aWatch } from "../monitoring/aWatch";

const targetArn = "arn:aws:states:eu-central-1:111122223333:stateMachine:acme-test-nightly";

const aSchedule = (props: Partial<ScheduleProps> = {}) => {
  const stack = aStack();
  new Schedule(stack, "nightly", {
    ...aPlace,
    names: someNames,
    part: "nightly",
    description: "Every night.",
    cron: "cron(30 3 * * ? *)",
    target: {
      arn: targetArn,
      resource: new SqsQueue(stack, "target", { name: "stands-in" }),
      starts: { namespace: "AWS/States", name: "ExecutionsStarted", dimensions: { StateMachineArn: "m" } },
      grantStart: (role) =>
        role.allow({ sid: "Start", actions: ["states:StartExecution"], resources: [targetArn] }),
    },
    input: { days: 2 },
    key: aKeyArn,
    deadLetters: new DeadLetterQueue(stack, "dead_letters", {
      ...aPlace,
      name: "acme-test-dead",
      key: aKeyArn,
    }),
    monitoring: { watch: aWatch, quietHours: 25, harm: "owners see no figures of yesterday" },
    ...props,
  });
  return synthesized(stack);
};

const deadLetters = "arn:aws:sqs:eu-central-1:111122223333:acme-test-dead";

test("it starts its target on the minute, in UTC, with its input, which lies encrypted in its own group", () => {
  const result = aSchedule();
  expect(at(result, "aws_scheduler_schedule_group.nightly_group")).toEqual({ name: "acme-test-nightly" });
  expect(at(result, "aws_scheduler_schedule.nightly")).toEqual({
    name: "acme-test-nightly",
    group_name: `\${aws_scheduler_schedule_group.nightly_group.name}`,
    description: "Every night.",
    schedule_expression: "cron(30 3 * * ? *)",
    schedule_expression_timezone: "UTC",
    flexible_time_window: { mode: "OFF" },
    kms_key_arn: aKeyArn,
    target: {
      arn: targetArn,
      role_arn: `\${aws_iam_role.nightly_role.arn}`,
      input: '{"days":2}',
      retry_policy: { maximum_retry_attempts: 5, maximum_event_age_in_seconds: 3600 },
      dead_letter_config: { arn: deadLetters },
    },
    depends_on: [
      "aws_iam_role_policy.nightly_role_policy",
      "aws_iam_role_policy.nightly_role_key_policy",
      "aws_sqs_queue.target",
      "aws_sqs_queue.dead_letters",
    ],
  });
});

test("its role is for schedules of its own group, and may start the target, read the input, leave dead letters", () => {
  const result = aSchedule();
  const role = at(result, "aws_iam_role.nightly_role");
  expect(role).toMatchObject({
    name: "acme-test-nightly-schedule-eu-central-1",
    description: "Every night.",
  });
  expect(statementsOf(role["assume_role_policy"])).toMatchObject([
    {
      Principal: { Service: "scheduler.amazonaws.com" },
      Condition: {
        StringEquals: {
          "aws:SourceAccount": "111122223333",
          "aws:SourceArn": "arn:aws:scheduler:eu-central-1:111122223333:schedule-group/acme-test-nightly",
        },
      },
    },
  ]);
  expect(
    allowedTo(result, "nightly_role").map(({ Sid, Action, Resource }) => [Sid, Action, Resource]),
  ).toEqual([
    ["Start", ["states:StartExecution"], [targetArn]],
    ["SendDeadLetters", ["sqs:SendMessage"], [deadLetters]],
    ["ReadInput", ["kms:Decrypt"], [aKeyArn]],
    ["EncryptDeadLetters", ["kms:Decrypt", "kms:GenerateDataKey"], [aKeyArn]],
  ]);
});

test("a day and an hour without a start is told, with what that does to whom", () => {
  expect(at(aSchedule(), "aws_cloudwatch_metric_alarm.nightly_did_not_run")).toMatchObject({
    alarm_name: "acme-test-nightly-did-not-run",
    alarm_description:
      "The schedule acme-test-nightly has started nothing for 25 hours, so owners see no figures of yesterday. " +
      "Runbook: docs/runbooks/did-not-run.md",
    comparison_operator: "LessThanThreshold",
    threshold: 1,
    evaluation_periods: 25,
    treat_missing_data: "breaching",
    alarm_actions: [aWatch.topic],
    metric_query: [
      { expression: "FILL(starts, 0)" },
      { id: "starts", metric: { metric_name: "ExecutionsStarted", period: 3600, stat: "Sum" } },
    ],
  });
});

test("one start that Scheduler could not deliver within an hour is told", () => {
  const ofGroup = (id: string, name: string) => ({
    id,
    metric: {
      namespace: "AWS/Scheduler",
      metric_name: name,
      dimensions: { ScheduleGroup: "acme-test-nightly" },
      period: 3600,
      stat: "Sum",
    },
  });
  expect(at(aSchedule(), "aws_cloudwatch_metric_alarm.nightly_failing")).toMatchObject({
    alarm_name: "acme-test-nightly-schedule-failing",
    alarm_description:
      "The schedule acme-test-nightly cannot start its work; where this lasts, owners see no figures of yesterday. " +
      "Runbook: docs/runbooks/schedule-failing.md",
    comparison_operator: "GreaterThanThreshold",
    threshold: 0,
    evaluation_periods: 1,
    treat_missing_data: "notBreaching",
    metric_query: [
      { expression: "SUM([refused, dropped, buried])" },
      ofGroup("refused", "TargetErrorCount"),
      ofGroup("dropped", "InvocationDroppedCount"),
      ofGroup("buried", "InvocationsSentToDeadLetterCount"),
    ],
  });
});

test("a silence longer than the week that CloudWatch looks back is refused", () => {
  const quiet = (quietHours: number) => () =>
    aSchedule({ monitoring: { watch: aWatch, quietHours, harm: "nobody knows" } });
  expect(quiet(168)).not.toThrow();
  expect(quiet(169)).toThrow("alarm acme-test-nightly-did-not-run: looks at 608400 seconds, must be at most");
});
