import { Alarm } from "../../../modules/monitoring/alarm";
import { OperationsDashboard } from "../../../modules/monitoring/operationsDashboard";
import { type OperationsViewed, operationsView } from "../../../modules/monitoring/operationsView";
import { at, synthesized } from "../../stacks/synthesized";
import { aPlace, aStack, someNames } from "../aStack";
import { aWatch } from "./aWatch";

const aLambda = (name: string) => ({
  metric: (metric: string) => ({
    namespace: "AWS/Lambda",
    name: metric,
    dimensions: { FunctionName: someNames.regional(name) },
  }),
  logGroup: someNames.functionLogGroup(name),
});

const viewed: OperationsViewed = {
  ...aPlace,
  names: someNames,
  backupRegion: "eu-west-1",
  runbooksUrl: "https://wiki.acme.example/runbooks",
  alarms: ["arn:aws:cloudwatch:eu-central-1:111122223333:alarm:acme-test-a"],
  api: { metric: (name) => ({ namespace: "AWS/ApiGateway", name, dimensions: { ApiId: "a1" } }) },
  ingest: aLambda("ingest"),
  compact: { ...aLambda("compact"), timeoutSeconds: 900 },
  deadLetterQueues: ["acme-test-compact-dead-letters"],
  buckets: [{ id: "raw", sourceBucket: someNames.rawBucket, replicaBucket: someNames.rawReplicaBucket }],
  lagMinutes: 60,
  workgroup: "acme-test-reports",
};

interface Placed {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly region?: string;
    readonly markdown?: string;
    readonly alarms?: readonly string[];
    readonly query?: string;
    readonly metrics?: readonly unknown[];
  };
}

const widgetsOf = (view: object) => (view as { widgets: Placed[] }).widgets;

test("the states of the alarms and the runbooks come first, the way of the data below", () => {
  expect(widgetsOf(operationsView(viewed)).map(({ type, properties }) => properties.title ?? type)).toEqual([
    "Alarms",
    "text",
    "Events",
    "Requests",
    "Latency, ms",
    "Compaction: rows",
    "Compaction: runs, failures, duration in ms",
    "Dead letters",
    "Backup: behind by, s",
    "Backup: bytes to copy",
    "Queries: bytes read",
    "Refusals, by reason",
    "Runs of the compactor",
  ]);
});

test("no widget covers another, and none leaves the 24 columns", () => {
  const cells = widgetsOf(operationsView(viewed)).flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, i) => `${x + (i % width)},${y + Math.floor(i / width)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...cells.map((cell) => Number(cell.split(",")[0])))).toBeLessThan(24);
});

test("what S3 has yet to copy is read in the backup's region, everything else in its own", () => {
  const regions = widgetsOf(operationsView(viewed)).flatMap(({ properties: { title, region } }) =>
    region === undefined ? [] : [[title, region]],
  );
  const away = regions.filter(([, region]) => region !== "eu-central-1");
  expect(away).toEqual([
    ["Backup: behind by, s", "eu-west-1"],
    ["Backup: bytes to copy", "eu-west-1"],
  ]);
});

test("a line of a graph is a metric with its dimensions, its statistic and its name", () => {
  const events = widgetsOf(operationsView(viewed)).find(
    ({ properties }) => properties.title === "Latency, ms",
  );
  expect(events?.properties.metrics).toEqual([
    ["AWS/ApiGateway", "Latency", "ApiId", "a1", { stat: "p50", label: "p50" }],
    ["AWS/ApiGateway", "Latency", "ApiId", "a1", { stat: "p99", label: "p99" }],
  ]);
});

test("refusals by reason are asked of the log, which costs nothing until somebody looks", () => {
  const [refusals] = widgetsOf(operationsView(viewed)).filter(({ type }) => type === "log");
  expect(refusals?.properties.query).toBe(
    "SOURCE '/aws/lambda/acme-test-ingest' | filter event = \"ingest\" and status >= 400 | " +
      "stats count(*) as requests by status, code, key_id | sort requests desc | limit 20",
  );
});

test("runbooks are linked where they have a URL, and named where they are files", () => {
  const textOf = (runbooksUrl: string) =>
    widgetsOf(operationsView({ ...viewed, runbooksUrl })).find(({ type }) => type === "text")?.properties
      .markdown;
  expect(textOf("https://wiki.acme.example/runbooks")).toContain(
    "[did-not-run](https://wiki.acme.example/runbooks/did-not-run.md)",
  );
  expect(textOf("docs/runbooks")).toContain("In `docs/runbooks`: ingest-errors · ");
});

const anAlarm = (part: string) => ({
  ...aWatch,
  part,
  hurt: "Somebody is hurt.",
  runbook: "ingest-errors" as const,
  measure: { metric: aLambda("ingest").metric("Errors"), statistic: "Sum" as const },
  breaches: "above" as const,
  threshold: 0,
  periodSeconds: 300,
  periods: 1,
  silence: "fine" as const,
});

test("the dashboard has every alarm of its stack in order of name, also those made after it", () => {
  const stack = aStack();
  new Alarm(stack, "b", anAlarm("b"));
  new OperationsDashboard(stack, "operations", viewed);
  new Alarm(stack, "a", anAlarm("a"));
  const dashboard = at(synthesized(stack), "aws_cloudwatch_dashboard.operations");
  expect(dashboard["dashboard_name"]).toBe("acme-test-operations");
  const [alarms] = widgetsOf(JSON.parse(String(dashboard["dashboard_body"])));
  expect(alarms?.properties.alarms).toEqual([
    "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:acme-test-a",
    "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:acme-test-b",
  ]);
});
