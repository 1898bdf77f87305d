import { alarmStates, graph, logTable, placed, text } from "../../../modules/monitoring/dashboardWidget";

const aGraph = {
  title: "Errors",
  region: "eu-central-1",
  periodSeconds: 300,
  lines: [
    {
      label: "crashes",
      statistic: "Sum",
      metric: { namespace: "AWS/Lambda", name: "Errors", dimensions: { FunctionName: "f", Resource: "f:1" } },
    },
  ],
} as const;

test("a graph begins at 0, and names each line's metric with all its dimensions", () => {
  expect(graph(aGraph)).toEqual({
    type: "metric",
    properties: {
      title: "Errors",
      region: "eu-central-1",
      view: "timeSeries",
      period: 300,
      yAxis: { left: { min: 0 } },
      metrics: [
        ["AWS/Lambda", "Errors", "FunctionName", "f", "Resource", "f:1", { stat: "Sum", label: "crashes" }],
      ],
    },
  });
});

test("a limit is drawn across the graph", () => {
  const limit = { label: "alarm", value: 5 };
  expect(graph({ ...aGraph, limit }).properties).toMatchObject({ annotations: { horizontal: [limit] } });
});

test("a table asks one log group, step by step", () => {
  expect(logTable("Runs", "eu-central-1", "/aws/lambda/f", ["fields a", "limit 5"])).toEqual({
    type: "log",
    properties: {
      title: "Runs",
      region: "eu-central-1",
      view: "table",
      query: "SOURCE '/aws/lambda/f' | fields a | limit 5",
    },
  });
});

test("alarms are shown by their ARNs, texts as Markdown", () => {
  expect(alarmStates("Alarms", ["arn:a"])).toEqual({
    type: "alarm",
    properties: { title: "Alarms", alarms: ["arn:a"] },
  });
  expect(text("# Read")).toEqual({ type: "text", properties: { markdown: "# Read" } });
});

test("rows lie below each other; widgets of a row share its 24 columns", () => {
  const a = text("a");
  expect(
    placed([
      { height: 5, widgets: [a, a] },
      { height: 6, widgets: [a, a, a] },
    ]),
  ).toEqual({
    widgets: [
      { ...a, x: 0, y: 0, width: 12, height: 5 },
      { ...a, x: 12, y: 0, width: 12, height: 5 },
      { ...a, x: 0, y: 5, width: 8, height: 6 },
      { ...a, x: 8, y: 5, width: 8, height: 6 },
      { ...a, x: 16, y: 5, width: 8, height: 6 },
    ],
  });
});
