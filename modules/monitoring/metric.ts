/** A CloudWatch metric: one line that services or log filters write, which alarms and dashboards read. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}
