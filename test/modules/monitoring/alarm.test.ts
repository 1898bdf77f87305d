import { Alarm, type AlarmProps } from "../../../modules/monitoring/alarm";
import { at, synthesized } from "../../stacks/synthesized";
import { aStack } from "../aStack";
import { aWatch } from "./aWatch";

const aMetric = { namespace: "AWS/Lambda", name: "Errors", dimensions: { FunctionName: "f" } };

const anAlarm: AlarmProps = {
  ...aWatch,
  part: "ingest-errors",
  hurt: "Guests' events are lost.",
  runbook: "ingest-errors",
  measure: { metric: aMetric, statistic: "Sum" },
  breaches: "above",
  threshold: 0,
  periodSeconds: 300,
  periods: 3,
  silence: "fine",
};

const made = (props: Partial<AlarmProps> = {}) => {
  const stack = aStack();
  new Alarm(stack, "errors", { ...anAlarm, ...props });
  return at(synthesized(stack), "aws_cloudwatch_metric_alarm.errors");
};

test("an alarm says who is hurt and where the runbook is, and tells the topic when it begins and when it is over", () => {
  expect(made()).toMatchObject({
    alarm_name: "acme-test-ingest-errors",
    alarm_description: "Guests' events are lost. Runbook: docs/runbooks/ingest-errors.md",
    actions_enabled: true,
    alarm_actions: [aWatch.topic],
    ok_actions: [aWatch.topic],
  });
});

test("an alarm compares one metric, and needs every period to breach unless told otherwise", () => {
  expect(made()).toMatchObject({
    namespace: "AWS/Lambda",
    metric_name: "Errors",
    dimensions: { FunctionName: "f" },
    statistic: "Sum",
    period: 300,
    evaluation_periods: 3,
    datapoints_to_alarm: 3,
    comparison_operator: "GreaterThanThreshold",
    threshold: 0,
    treat_missing_data: "notBreaching",
  });
  expect(made({ breachingPeriods: 2, breaches: "below", silence: "breach" })).toMatchObject({
    datapoints_to_alarm: 2,
    comparison_operator: "LessThanThreshold",
    treat_missing_data: "breaching",
  });
});

test("a percentile of few requests changes nothing", () => {
  const alarm = made({ measure: { metric: aMetric, statistic: "p99" } });
  expect(alarm).toMatchObject({
    extended_statistic: "p99",
    evaluate_low_sample_count_percentiles: "ignore",
  });
  expect(alarm).not.toHaveProperty("statistic");
});

test("metric math reads each metric over the period, and returns the expression alone", () => {
  const alarm = made({
    measure: {
      expression: "SUM([one, two])",
      label: "both",
      of: { one: { metric: aMetric, statistic: "Sum" }, two: { metric: aMetric, statistic: "Maximum" } },
    },
  });
  expect(alarm["metric_query"]).toEqual([
    { id: "result", expression: "SUM([one, two])", label: "both", return_data: true },
    {
      id: "one",
      return_data: false,
      metric: {
        namespace: "AWS/Lambda",
        metric_name: "Errors",
        dimensions: { FunctionName: "f" },
        period: 300,
        stat: "Sum",
      },
    },
    { id: "two", return_data: false, metric: expect.objectContaining({ stat: "Maximum" }) },
  ]);
  for (const single of ["metric_name", "period", "statistic"]) expect(alarm).not.toHaveProperty(single);
});

const named = "alarm acme-test-ingest-errors: ";
test.each<[string, Partial<AlarmProps>, string]>([
  ["half a sentence", { hurt: "errors" }, `${named}hurt must be a sentence, from a capital to a full stop`],
  [
    "a text that CloudWatch would cut",
    { hurt: `A${"h".repeat(1024)}.` },
    `${named}its description has 1066 characters, must be at most 1024`,
  ],
  ["odd periods", { periodSeconds: 90 }, `${named}periodSeconds must be a multiple of 60, not 90`],
  [
    "more breaches than periods",
    { breachingPeriods: 4 },
    `${named}breachingPeriods must be 1 to the 3 of periods, not 4`,
  ],
  [
    "more than a day of short periods",
    { periods: 289 },
    `${named}looks at 86700 seconds, must be at most 86400`,
  ],
  [
    "more than a week of long ones",
    { periodSeconds: 3600, periods: 169 },
    `${named}looks at 608400 seconds, must be at most 604800`,
  ],
  [
    "a name that metric math cannot read",
    { measure: { expression: "1", label: "", of: { One: { metric: aMetric, statistic: "Sum" } } } },
    `${named}"One" must be a name that begins with a small letter`,
  ],
])("an alarm refuses %s", (_, props, message) => {
  expect(() => made(props)).toThrow(message);
});
