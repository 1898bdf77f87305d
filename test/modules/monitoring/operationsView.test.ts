import { operationsView } from "../../../modules/monitoring/operationsView";
import { someNames } from "../aStack";
import { aLambda, someOperations, widgetsOf } from "./someOperations";

test("the states of the alarms and the runbooks come first, the way of the data below", () => {
  expect(
    widgetsOf(operationsView(someOperations)).map(({ type, properties }) => properties.title ?? type),
  ).toEqual([
    "Alarms",
    "text",
    "Events",
    "Requests",
    "Ingest: time, ms",
    "Count: calls, failures, refused calls",
    "Count: oldest message, s",
    "Dead letters",
    "Compaction: rows of events",
    "Compaction: bytes of Parquet",
    "Compaction: runs, failures, duration in ms",
    "Backup: behind by, s",
    "Backup: bytes to copy",
    "Questions",
    "Questions: time, ms",
    "Queries: bytes read",
    "CloudFront: requests for pages and API",
    "CloudFront: failed requests, %",
    "Refusals, by reason",
    "Runs of the compactor",
    "Sweeps",
    "Roll-ups",
    "Checks that did not pass",
  ]);
});

test("no widget covers another, and none leaves the 24 columns", () => {
  const cells = widgetsOf(operationsView(someOperations)).flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, i) => `${x + (i % width)},${y + Math.floor(i / width)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...cells.map((cell) => Number(cell.split(",")[0])))).toBeLessThan(24);
});

test("what S3 has yet to copy is read in the backup's region, CloudFront's in its own, everything else at home", () => {
  const regions = widgetsOf(operationsView(someOperations)).flatMap(({ properties: { title, region } }) =>
    region === undefined ? [] : [[title, region]],
  );
  const away = regions.filter(([, region]) => region !== "eu-central-1");
  expect(away).toEqual([
    ["Backup: behind by, s", "eu-west-1"],
    ["Backup: bytes to copy", "eu-west-1"],
    ["CloudFront: requests for pages and API", "us-east-1"],
    ["CloudFront: failed requests, %", "us-east-1"],
  ]);
});

test("a line of a graph is a metric with its dimensions, its statistic and its name", () => {
  const events = widgetsOf(operationsView(someOperations)).find(
    ({ properties }) => properties.title === "Ingest: time, ms",
  );
  const duration = ["AWS/Lambda", "Duration", "FunctionName", "acme-test-ingest"];
  expect(events?.properties.metrics).toEqual([
    [...duration, { stat: "p50", label: "p50" }],
    [...duration, { stat: "p99", label: "p99" }],
  ]);
});

test("refusals by reason are asked of the log, which costs nothing until somebody looks", () => {
  const [refusals] = widgetsOf(operationsView(someOperations)).filter(({ type }) => type === "log");
  expect(refusals?.properties.query).toBe(
    "SOURCE '/aws/lambda/acme-test-ingest' | filter event = \"ingest\" and status >= 400 | " +
      "stats count(*) as requests by status, code, key_id | sort requests desc | limit 20",
  );
});

test("runbooks are linked where they have a URL, and named where they are files", () => {
  const textOf = (runbooksUrl: string) =>
    widgetsOf(operationsView({ ...someOperations, runbooksUrl })).find(({ type }) => type === "text")
      ?.properties.markdown;
  expect(textOf("https://wiki.acme.example/runbooks")).toContain(
    "[did-not-run](https://wiki.acme.example/runbooks/did-not-run.md)",
  );
  expect(textOf("docs/runbooks")).toContain("In `docs/runbooks`: ingest-errors · ");
});

/** The lines of each graph: namespace, metric and dimensions' values, statistic and label. */
const linesOf = (title: string): readonly string[] =>
  (
    widgetsOf(operationsView(someOperations)).find(({ properties }) => properties.title === title)?.properties
      .metrics ?? []
  ).map((metric) => {
    const [namespace, name, ...rest] = metric as readonly unknown[];
    const { stat, label } = rest.at(-1) as { stat: string; label: string };
    const values = rest.slice(0, -1).filter((_, i) => i % 2 === 1);
    return `${label}: ${stat} of ${[namespace, name, ...values].join(" ")}`;
  });

const own = "Footfall/acme-test";
const copies = [someNames.rawBucket, someNames.rawReplicaBucket, "everything"].join(" ");

test.each([
  ["Events", [`accepted: Sum of ${own} AcceptedEvents`, `rejected: Sum of ${own} RejectedEvents`]],
  [
    "Requests",
    [
      "all: Sum of AWS/ApiGateway Count a1",
      "4xx: Sum of AWS/ApiGateway 4xx a1",
      `429 of them, to who sends: Sum of ${own} ThrottledRequests`,
      "5xx: Sum of AWS/ApiGateway 5xx a1",
      `of them to who sends: Sum of ${own} FailedRequests`,
      "throttled by Lambda: Sum of AWS/Lambda Throttles acme-test-ingest",
      "crashes of ingest: Sum of AWS/Lambda Errors acme-test-ingest",
    ],
  ],
  [
    "Count: calls, failures, refused calls",
    [
      "calls: Sum of AWS/Lambda Invocations acme-test-count",
      "failures: Sum of AWS/Lambda Errors acme-test-count",
      "refused by Lambda: Sum of AWS/Lambda Throttles acme-test-count",
    ],
  ],
  ["Count: oldest message, s", ["waits: Maximum of AWS/SQS ApproximateAgeOfOldestMessage acme-test-count"]],
  [
    "Compaction: rows of events",
    [
      `raw objects: Sum of ${own} CompactedObjects`,
      `rows: Sum of ${own} CompactedRows`,
      `duplicates: Sum of ${own} DuplicateEvents`,
      `late by an hour or more: Sum of ${own} LateRows`,
      `clamped: Sum of ${own} ClampedEvents`,
      `quarantined lines: Sum of ${own} QuarantinedLines`,
      `conflicts among them: Sum of ${own} ConflictingEvents`,
    ],
  ],
  ["Compaction: bytes of Parquet", [`written: Sum of ${own} ParquetBytes`]],
  [
    "Compaction: runs, failures, duration in ms",
    [
      "runs: Sum of AWS/Lambda Invocations acme-test-compact",
      "failures: Sum of AWS/Lambda Errors acme-test-compact",
      "longest, ms: Maximum of AWS/Lambda Duration acme-test-compact",
    ],
  ],
  [
    "Dead letters",
    [
      "acme-test-compact-dead-letters: Maximum of AWS/SQS ApproximateNumberOfMessagesVisible acme-test-compact-dead-letters",
    ],
  ],
  ["Backup: behind by, s", [`raw: Maximum of AWS/S3 ReplicationLatency ${copies}`]],
  ["Backup: bytes to copy", [`raw: Maximum of AWS/S3 BytesPendingReplication ${copies}`]],
  [
    "Questions",
    [
      "asked: Sum of AWS/Lambda Invocations acme-test-query",
      `429: Sum of ${own} ThrottledQuestions`,
      `5xx: Sum of ${own} FailedQuestions`,
      "throttled by Lambda: Sum of AWS/Lambda Throttles acme-test-query",
      "crashes of query: Sum of AWS/Lambda Errors acme-test-query",
    ],
  ],
  [
    "Questions: time, ms",
    ["p50: p50 of AWS/Lambda Duration acme-test-query", "p99: p99 of AWS/Lambda Duration acme-test-query"],
  ],
  [
    "Queries: bytes read",
    [
      "succeeded: Sum of AWS/Athena ProcessedBytes SUCCEEDED DML acme-test-reports",
      "canceled: Sum of AWS/Athena ProcessedBytes CANCELED DML acme-test-reports",
    ],
  ],
  ["CloudFront: requests for pages and API", ["all: Sum of AWS/CloudFront Requests E1 Global"]],
  [
    "CloudFront: failed requests, %",
    [
      "4xx: Average of AWS/CloudFront 4xxErrorRate E1 Global",
      "5xx: Average of AWS/CloudFront 5xxErrorRate E1 Global",
    ],
  ],
])("%s are drawn from what services and logs count", (title, lines) => {
  expect(linesOf(title)).toEqual(lines);
});

test("a graph shows where the function is cut off, or the alarm begins, in the unit of its lines", () => {
  const limits = widgetsOf(operationsView(someOperations)).flatMap(
    ({ properties: { title, annotations } }) => (annotations === undefined ? [] : [[title, annotations]]),
  );
  expect(limits).toEqual([
    ["Compaction: runs, failures, duration in ms", { horizontal: [{ label: "cut off", value: 900_000 }] }],
    ["Backup: behind by, s", { horizontal: [{ label: "alarm", value: 3600 }] }],
  ]);
});

test("runs of the compactor are asked of its own log, the newest first, with how far they came", () => {
  const [, runs] = widgetsOf(operationsView(someOperations)).filter(({ type }) => type === "log");
  expect(runs?.properties.query).toBe(
    "SOURCE '/aws/lambda/acme-test-compact' | filter event = \"compaction\" | fields @timestamp, dataset, " +
      "hours.0 as firstHour, hours.1 as lastHour, counts.rows as rows, failures.0.error as failure | " +
      "sort @timestamp desc | limit 48",
  );
});

test("sweeps are asked of their own log, the newest first, with what went and what failed", () => {
  const [, , sweeps] = widgetsOf(operationsView(someOperations)).filter(({ type }) => type === "log");
  expect(sweeps?.properties.query).toBe(
    "SOURCE '/aws/lambda/acme-test-sweep' | filter event = \"sweep\" | fields @timestamp, dataset, looked_at, " +
      "deleted.data as data, deleted.rollup as rollup, deleted.quarantine as quarantine, deleted.seen as seen, kept_for_now, " +
      "failures.0.error as failure | sort @timestamp desc | limit 28",
  );
});

test("roll-ups are asked of their own log, with how many files there were and are, and what is left", () => {
  const [, , , rollUps] = widgetsOf(operationsView(someOperations)).filter(({ type }) => type === "log");
  expect(rollUps?.properties.query).toBe(
    "SOURCE '/aws/lambda/acme-test-roll-up' | filter event = \"roll_up\" | fields @timestamp, dataset, " +
      "days.rolled_up as rolled_up, days.left as left, files.before as before, files.after as after, rows, " +
      "failures.0.error as failure | sort @timestamp desc | limit 28",
  );
});

test("checks that did not pass are asked of the log of quality, with what failed and by which bound", () => {
  const [, , , , checks] = widgetsOf(operationsView(someOperations)).filter(({ type }) => type === "log");
  expect(checks?.properties.query).toBe(
    "SOURCE '/aws/lambda/acme-test-quality' | filter event = \"quality\" | fields day, status, dataset, site_id, " +
      "rule, field, failed, checked, measure, threshold, error | sort @timestamp desc | limit 50",
  );
});

test("what comes by the request is drawn by five minutes, what comes by the hour by the hour, in its region", () => {
  const drawn = widgetsOf(operationsView(someOperations)).flatMap(
    ({ type, properties: { title, region, period } }) =>
      type === "metric" ? [`${title}: ${period} s, ${region}`] : [],
  );
  expect(drawn).toEqual([
    "Events: 300 s, eu-central-1",
    "Requests: 300 s, eu-central-1",
    "Ingest: time, ms: 300 s, eu-central-1",
    "Count: calls, failures, refused calls: 300 s, eu-central-1",
    "Count: oldest message, s: 300 s, eu-central-1",
    "Dead letters: 300 s, eu-central-1",
    "Compaction: rows of events: 3600 s, eu-central-1",
    "Compaction: bytes of Parquet: 3600 s, eu-central-1",
    "Compaction: runs, failures, duration in ms: 3600 s, eu-central-1",
    "Backup: behind by, s: 300 s, eu-west-1",
    "Backup: bytes to copy: 300 s, eu-west-1",
    "Questions: 300 s, eu-central-1",
    "Questions: time, ms: 300 s, eu-central-1",
    "Queries: bytes read: 3600 s, eu-central-1",
    "CloudFront: requests for pages and API: 300 s, us-east-1",
    "CloudFront: failed requests, %: 300 s, us-east-1",
  ]);
});

test("where batches wait in a queue, it shows how the packer does, and what it could not do", () => {
  const pack = { ...aLambda("pack"), queue: { name: "acme-test-pack" } };
  const widgets = widgetsOf(operationsView({ ...someOperations, pack }));
  const titles = widgets.map(({ properties }) => properties.title);
  const at = titles.indexOf("Pack: calls, failures, refused calls");
  expect(titles.slice(at, at + 4)).toEqual([
    "Pack: calls, failures, refused calls",
    "Pack: oldest message, s",
    "Batches that could not be packed",
    "Count: calls, failures, refused calls",
  ]);
  expect(JSON.stringify(widgets[at + 1]?.properties)).toContain("acme-test-pack");
  expect(widgets[at + 2]?.properties.query).toBe(
    "SOURCE '/aws/lambda/acme-test-pack' | filter event = \"pack\" and ispresent(failures.0.error) | " +
      "fields @timestamp, messages, oldest_milliseconds, failures.0.error as failure | sort @timestamp desc | limit 20",
  );
});
