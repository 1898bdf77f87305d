import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { alarmArn } from "../ground/arn";
import type { Measure, Statistic } from "./measure";
import type { Runbook } from "./runbook";
import type { Watch } from "./watch";

export interface AlarmProps extends Watch {
  /** The last part of the alarm's name. */
  readonly part: string;
  /** Who is hurt, and how: one sentence, which the message begins with. */
  readonly hurt: string;
  /** The page that says what to do. */
  readonly runbook: Runbook;
  readonly measure: Measure;
  readonly breaches: "above" | "below";
  readonly threshold: number;
  readonly periodSeconds: number;
  /** How many periods are looked at together. */
  readonly periods: number;
  /** How many of them must breach. @default all of them */
  readonly breachingPeriods?: number;
  /** What a period without data counts as: a breach, where silence itself is the fault. */
  readonly silence: "breach" | "fine";
}

/**
 * A CloudWatch alarm, told to the topic when it begins and when it is over. Its message says who is hurt and which
 * page helps. Costs $0.10 a month for each metric in its measure.
 */
export class Alarm extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    const { measure, breachingPeriods = props.periods } = props;
    const alarmName = props.names.regional(props.part);
    refuseNonsense(alarmName, props, breachingPeriods);
    this.arn = alarmArn(props, alarmName);
    new CloudwatchMetricAlarm(this, "Resource", {
      alarmName,
      alarmDescription: descriptionOf(props),
      comparisonOperator: props.breaches === "above" ? "GreaterThanThreshold" : "LessThanThreshold",
      threshold: props.threshold,
      evaluationPeriods: props.periods,
      datapointsToAlarm: breachingPeriods,
      treatMissingData: props.silence === "breach" ? "breaching" : "notBreaching",
      actionsEnabled: true,
      alarmActions: [props.topic],
      okActions: [props.topic],
      ...("metric" in measure
        ? {
            namespace: measure.metric.namespace,
            metricName: measure.metric.name,
            dimensions: { ...measure.metric.dimensions },
            period: props.periodSeconds,
            ...statisticOf(measure.statistic),
          }
        : { metricQuery: queriesOf(measure, props.periodSeconds) }),
    });
  }
}

const descriptionOf = ({ hurt, runbooksUrl, runbook }: AlarmProps): string =>
  `${hurt} Runbook: ${runbooksUrl}/${runbook}.md`;

/** Of few requests the slowest one is no percentile: too few leave the alarm as it is. */
const statisticOf = (statistic: Statistic) =>
  statistic.startsWith("p")
    ? { extendedStatistic: statistic, evaluateLowSampleCountPercentiles: "ignore" }
    : { statistic };

const queriesOf = (
  { expression, label, of }: Exclude<Measure, { metric: unknown }>,
  period: number,
): CloudwatchMetricAlarmMetricQuery[] => [
  { id: "result", expression, label, returnData: true },
  ...Object.entries(of).map(([id, { metric, statistic }]) => ({
    id,
    returnData: false,
    metric: {
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: { ...metric.dimensions },
      period,
      stat: statistic,
    },
  })),
];

const daySeconds = 86_400;

/** CloudWatch's own limits, of which `terraform validate` knows only some. */
const refuseNonsense = (name: string, props: AlarmProps, breachingPeriods: number): void => {
  const { hurt, periodSeconds, periods, measure } = props;
  const refuse = (what: string): never => {
    throw new Error(`alarm ${name}: ${what}`);
  };
  if (!/^[A-Z][^\n]*[^.\s]\.$/.test(hurt))
    refuse(`hurt must be a sentence, from a capital to a full stop, not "${hurt}"`);
  const description = descriptionOf(props);
  if (description.length > 1024)
    refuse(`its description has ${description.length} characters, must be at most 1024`);
  if (periodSeconds % 60 !== 0 || periodSeconds < 60)
    refuse(`periodSeconds must be a multiple of 60, not ${periodSeconds}`);
  if (breachingPeriods < 1 || breachingPeriods > periods)
    refuse(`breachingPeriods must be 1 to the ${periods} of periods, not ${breachingPeriods}`);
  const longest = periodSeconds >= 3600 ? 7 * daySeconds : daySeconds;
  if (periodSeconds * periods > longest)
    refuse(`looks at ${periodSeconds * periods} seconds, must be at most ${longest}`);
  if (!("metric" in measure))
    for (const id of Object.keys(measure.of))
      if (!/^[a-z][a-zA-Z0-9_]*$/.test(id) || id === "result")
        refuse(`"${id}" must be a name that begins with a small letter, and not result`);
};
