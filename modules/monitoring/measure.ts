import type { Metric } from "./metric";

export type Statistic = "Average" | "Maximum" | "Minimum" | "Sum" | `p${number}`;

/** One metric, reduced to one number for each period. */
export interface Reading {
  readonly metric: Metric;
  readonly statistic: Statistic;
}

/** What an alarm compares with its threshold: a reading, or CloudWatch's metric math over some. */
export type Measure =
  | Reading
  | {
      /** Over the names in `of`. */
      readonly expression: string;
      readonly label: string;
      readonly of: Readonly<Record<string, Reading>>;
    };
