import { ScheduledFunction, type ScheduledFunctionProps } from "../../../modules/functions/scheduledFunction";
import { allowedTo, at, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";
import { aKeyArn, aWatch } from "../monitoring/aWatch";

const aScheduledFunction = (quietHours = 2, props: Partial<ScheduledFunctionProps> = {}) => {
  const stack = aStack();
  new ScheduledFunction(stack, "compact", {
    ...aPlace,
    names: someNames,
    key: aKeyArn,
    logRetentionDays: 365,
    handler: "compact",
    description: "Compacts.",
    environment: {},
    size: { memoryMb: 2048, reservedConcurrency: 2 },
    timeoutSeconds: 900,
    cron: "cron(5 * * * ? *)",
    monitoring: { watch: aWatch, quietHours, harm: "owners see no figures of the last hours" },
    ...props,
  });
  return synthesized(stack);
};

const result = aScheduledFunction();
const alarm = (address: string) => at(result, `aws_cloudwatch_metric_alarm.${address}`);

test("one call makes all that a scheduled function needs, under addresses that read as its name", () => {
  const addresses = Object.keys(result.resources).filter((address) => !/iam|_alarm/.test(address));
  expect(addresses.sort()).toEqual([
    "aws_cloudwatch_log_group.compact_logs",
    "aws_lambda_function.compact",
    "aws_lambda_function_event_invoke_config.compact_async",
    "aws_scheduler_schedule.compact_schedule",
    "aws_scheduler_schedule_group.compact_schedule_group",
    "aws_sqs_queue.compact_dead_letters",
    "aws_sqs_queue_policy.compact_dead_letters_policy",
  ]);
});

test("it is called by the clock, in UTC, for an hour at most, and then becomes a dead letter", () => {
  const deadLetters = "arn:aws:sqs:eu-central-1:111122223333:acme-test-compact-dead-letters";
  expect(at(result, "aws_scheduler_schedule.compact_schedule")).toMatchObject({
    name: "acme-test-compact",
    schedule_expression: "cron(5 * * * ? *)",
    schedule_expression_timezone: "UTC",
    flexible_time_window: { mode: "OFF" },
    kms_key_arn: aKeyArn,
    target: {
      arn: "arn:aws:lambda:eu-central-1:111122223333:function:acme-test-compact",
      input: "{}",
      retry_policy: { maximum_retry_attempts: 5, maximum_event_age_in_seconds: 3600 },
      dead_letter_config: { arn: deadLetters },
    },
  });
  expect(at(result, "aws_lambda_function.compact")["dead_letter_config"]).toEqual({
    target_arn: deadLetters,
  });
});

test("nothing is told of what is not there yet: ARNs made from names order nothing", () => {
  expect(at(result, "aws_lambda_function.compact")["depends_on"]).toContain(
    "aws_sqs_queue.compact_dead_letters",
  );
  expect(at(result, "aws_scheduler_schedule.compact_schedule")["depends_on"]).toEqual([
    "aws_iam_role_policy.compact_schedule_role_policy",
    "aws_iam_role_policy.compact_schedule_role_key_policy",
    "aws_lambda_function.compact",
    "aws_sqs_queue.compact_dead_letters",
  ]);
});

test("the schedule may start its function, read its input and send dead letters, and nothing else", () => {
  expect(
    allowedTo(result, "compact_schedule_role").map(({ Action, Resource }) => [Action, Resource]),
  ).toEqual([
    [["lambda:InvokeFunction"], ["arn:aws:lambda:eu-central-1:111122223333:function:acme-test-compact"]],
    [["sqs:SendMessage"], ["arn:aws:sqs:eu-central-1:111122223333:acme-test-compact-dead-letters"]],
    [["kms:Decrypt"], [aKeyArn]],
    [["kms:Decrypt", "kms:GenerateDataKey"], [aKeyArn]],
  ]);
});

test("five alarms say that it did not run, was not started, fails, takes too long, or was given up", () => {
  const names = Object.entries(result.resources)
    .filter(([address]) => address.startsWith("aws_cloudwatch_metric_alarm."))
    .map(([address, { alarm_name: name }]) => [address.split(".")[1], name]);
  expect(names.sort()).toEqual([
    ["compact_dead_letters_filled", "acme-test-compact-dead-letters"],
    ["compact_failing", "acme-test-compact-failing"],
    ["compact_near_timeout", "acme-test-compact-near-timeout"],
    ["compact_schedule_did_not_run", "acme-test-compact-did-not-run"],
    ["compact_schedule_failing", "acme-test-compact-schedule-failing"],
  ]);
});

test("silence is the fault: hours without a start, also where there never was one", () => {
  expect(alarm("compact_schedule_did_not_run")).toMatchObject({
    alarm_description:
      "The schedule acme-test-compact has started nothing for 2 hours, so owners see no figures of the last " +
      "hours. Runbook: docs/runbooks/did-not-run.md",
    comparison_operator: "LessThanThreshold",
    threshold: 1,
    evaluation_periods: 2,
    datapoints_to_alarm: 2,
    treat_missing_data: "breaching",
    metric_query: [
      { id: "result", expression: "FILL(starts, 0)" },
      {
        id: "starts",
        metric: {
          namespace: "AWS/Lambda",
          metric_name: "Invocations",
          dimensions: { FunctionName: "acme-test-compact" },
          period: 3600,
          stat: "Sum",
        },
      },
    ],
  });
});

test("daily work is looked at over more than a day", () => {
  const daily = at(aScheduledFunction(26), "aws_cloudwatch_metric_alarm.compact_schedule_did_not_run");
  expect(daily).toMatchObject({ evaluation_periods: 26, datapoints_to_alarm: 26 });
});

test("one failure is tried again and is no alarm; the second within the hour is", () => {
  expect(alarm("compact_failing")).toMatchObject({
    metric_name: "Errors",
    statistic: "Sum",
    threshold: 1,
    comparison_operator: "GreaterThanThreshold",
    period: 3600,
  });
});

test("a run of more than 80 % of the timeout is told, in the milliseconds that Lambda counts", () => {
  expect(alarm("compact_near_timeout")).toMatchObject({
    metric_name: "Duration",
    statistic: "Maximum",
    threshold: 720_000,
  });
});

test("the scheduler's own failures are those of its group", () => {
  const queries = alarm("compact_schedule_failing")["metric_query"];
  expect(queries).toMatchObject([
    { expression: "SUM([refused, dropped, buried])" },
    ...["TargetErrorCount", "InvocationDroppedCount", "InvocationsSentToDeadLetterCount"].map((name) => ({
      metric: {
        namespace: "AWS/Scheduler",
        metric_name: name,
        dimensions: { ScheduleGroup: "acme-test-compact" },
      },
    })),
  ]);
});

test("something else can stand between clock and function, and is then what must start", () => {
  const arn = "arn:aws:states:eu-central-1:111122223333:stateMachine:acme-test-compact";
  const starts = { namespace: "AWS/States", name: "ExecutionsStarted", dimensions: { StateMachineArn: arn } };
  const between = aScheduledFunction(2, {
    startedBy: ({ resource }) => ({
      arn,
      resource,
      starts,
      grantStart: (role) =>
        role.allow({ sid: "Start", actions: ["states:StartExecution"], resources: [arn] }),
    }),
  });
  expect(at(between, "aws_scheduler_schedule.compact_schedule")["target"]).toMatchObject({ arn });
  expect(allowedTo(between, "compact_schedule_role")[0]?.Action).toEqual(["states:StartExecution"]);
  expect(
    at(between, "aws_cloudwatch_metric_alarm.compact_schedule_did_not_run")["metric_query"],
  ).toMatchObject([{}, { metric: { namespace: "AWS/States", metric_name: "ExecutionsStarted" } }]);
  expect(at(between, "aws_cloudwatch_metric_alarm.compact_failing")).toMatchObject({
    dimensions: { FunctionName: "acme-test-compact" },
  });
});
