import type { Reading } from "./measure";

/** One widget of a CloudWatch dashboard, not yet placed. */
export interface Widget {
  readonly type: "alarm" | "log" | "metric" | "text";
  readonly properties: Readonly<Record<string, unknown>>;
}

/** One line of a graph. */
export interface Line extends Reading {
  readonly label: string;
}

export interface Graph {
  readonly title: string;
  readonly region: string;
  readonly lines: readonly Line[];
  readonly periodSeconds: number;
  /** A level to compare the lines with. @default none */
  readonly limit?: { readonly label: string; readonly value: number };
}

export const graph = ({ title, region, lines, periodSeconds, limit }: Graph): Widget => ({
  type: "metric",
  properties: {
    title,
    region,
    view: "timeSeries",
    period: periodSeconds,
    yAxis: { left: { min: 0 } },
    metrics: lines.map(({ metric, statistic, label }) => [
      metric.namespace,
      metric.name,
      ...Object.entries(metric.dimensions).flat(),
      { stat: statistic, label },
    ]),
    ...(limit === undefined ? {} : { annotations: { horizontal: [limit] } }),
  },
});

/** A query of CloudWatch Logs Insights, run (and paid for) only while somebody looks. */
export const logTable = (
  title: string,
  region: string,
  logGroup: string,
  steps: readonly string[],
): Widget => ({
  type: "log",
  properties: { title, region, view: "table", query: [`SOURCE '${logGroup}'`, ...steps].join(" | ") },
});

/** The states of alarms of the dashboard's own region. */
export const alarmStates = (title: string, alarms: readonly string[]): Widget => ({
  type: "alarm",
  properties: { title, alarms },
});

export const text = (markdown: string): Widget => ({ type: "text", properties: { markdown } });

const columns = 24;

/** Puts rows of widgets below each other, those of a row beside each other and equally wide. */
export const placed = (
  rows: readonly { readonly height: number; readonly widgets: readonly Widget[] }[],
): object => {
  let y = 0;
  return {
    widgets: rows.flatMap(({ height, widgets }) => {
      const width = Math.floor(columns / widgets.length);
      const row = widgets.map((widget, i) => ({ ...widget, x: i * width, y, width, height }));
      y += height;
      return row;
    }),
  };
};
