import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";
import type { Metric } from "./metric";

/** How a number is read out of a log of JSON lines. */
export interface LogNumber {
  /** CloudWatch's pattern for the lines that count, as `{ $.event = "ingest" }`. */
  readonly pattern: string;
  /** `1` counts lines; a selector, as `$.accepted`, adds up what they say. */
  readonly value: string;
  /** @default Count */
  readonly unit?: "Bytes";
}

export interface LogMetricProps {
  readonly metric: Metric;
  /** The name of the group, as its resource gives it: so Terraform makes the group first. */
  readonly logGroup: string;
  readonly number: LogNumber;
}

/**
 * A metric out of a log. It has no dimensions, since each combination of values is a metric that costs $0.30 a
 * month; and no default value, so that it costs nothing for the hours in which nothing is logged.
 */
export class LogMetric extends Construct {
  constructor(scope: Construct, id: string, { metric, logGroup, number }: LogMetricProps) {
    super(scope, id);
    if (Object.keys(metric.dimensions).length > 0)
      throw new Error(`metric ${metric.name}: must have no dimensions`);
    new CloudwatchLogMetricFilter(this, "Resource", {
      name: metric.name,
      logGroupName: logGroup,
      pattern: number.pattern,
      metricTransformation: {
        namespace: metric.namespace,
        name: metric.name,
        value: number.value,
        unit: number.unit ?? "Count",
      },
    });
  }
}
