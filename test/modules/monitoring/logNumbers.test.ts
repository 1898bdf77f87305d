import { HttpApi } from "../../../modules/edge/httpApi";
import { logNumbers, ownMetric } from "../../../modules/monitoring/logNumbers";
import { anEvent } from "../../fixtures/anEvent";
import { anIngest } from "../../fixtures/anIngest";
import { at, synthesized } from "../../stacks/synthesized";
import { aPipeline, anEvent as aSentEvent } from "../../support/aPipeline";
import { aPlace, aStack, someNames } from "../aStack";
import { aKeyArn } from "./aWatch";

/** What CloudWatch adds to a metric for one line of a log, as far as our patterns go; undefined: nothing. */
const readOut = (entry: unknown, { pattern, value }: { pattern: string; value: string }) => {
  // a line of the log: what JSON leaves of the entry
  const line = JSON.parse(JSON.stringify(entry));
  const terms = pattern.replace(/^\{ (.*) \}$/, "$1").split(" && ");
  if (!terms.every((term) => holds(line, term))) return undefined;
  return value.startsWith("$.") ? selected(line, value.slice(2).split(".")) : Number(value);
};

const holds = (line: unknown, term: string): boolean => {
  const [, path = "", operator, operand = ""] = /^\$\.([\w.]+) (=|>) (.+)$/.exec(term) ?? [];
  if (operator === undefined) throw new Error(`${term}: this test cannot read the term`);
  const found = selected(line, path.split("."));
  if (operator === ">") return Number(found) > Number(operand);
  const wanted: unknown = JSON.parse(operand);
  return typeof wanted === "string" && wanted.endsWith("*")
    ? typeof found === "string" && found.startsWith(wanted.slice(0, -1))
    : found === wanted;
};

const selected = (line: unknown, path: readonly string[]): unknown =>
  path.reduce((at, name) => (at as Record<string, unknown> | undefined)?.[name], line);

const readAll = (entry: unknown, log: keyof typeof logNumbers) =>
  Object.fromEntries(Object.entries(logNumbers[log]).map(([name, number]) => [name, readOut(entry, number)]));

test("the numbers of ingest are in the entries that ingest logs", async () => {
  const { send, log } = anIngest();
  await send(JSON.stringify([anEvent(), anEvent({ event_id: "another" }), { event_id: "broken" }]));
  expect(readAll(log[0], "ingest")).toEqual({ AcceptedEvents: 2, RejectedEvents: 1 });
});

test("a refused request adds nothing, and is counted as nothing", async () => {
  const { send, log } = anIngest({ keys: [] });
  await send("[]");
  expect(readAll(log[0], "ingest")).toEqual({ AcceptedEvents: 0, RejectedEvents: 0 });
});

test("the numbers of the compactor are in the report that it logs", async () => {
  const pipeline = await aPipeline();
  try {
    const at = "2026-03-01T18:30:00.000Z";
    const hourBefore = "2026-03-01T17:30:00.000Z";
    await pipeline.send(at, [aSentEvent("a", at), aSentEvent("b", at)]);
    await pipeline.send("2026-03-01T18:31:00.000Z", [aSentEvent("a", at), aSentEvent("c", hourBefore)]);
    await pipeline.send("2026-03-01T18:32:00.000Z", [aSentEvent("b", hourBefore)]);
    const report = await pipeline.compact("2026-03-01T19:05:00.000Z");
    expect(readAll(report, "compact")).toEqual({
      CompactedObjects: 3,
      CompactedRows: 3,
      DuplicateEvents: 1,
      LateRows: 1,
      ClampedEvents: 0,
      QuarantinedLines: 1,
      ConflictingEvents: 1,
      ParquetBytes: report.bytes,
      UserDaysTooLarge: undefined,
    });
    expect(report.bytes).toBeGreaterThan(1000);
    const ofOrders = readAll({ ...report, dataset: "orders" }, "compact");
    expect(Object.entries(ofOrders).filter(([, number]) => number !== undefined)).toEqual([
      ["QuarantinedLines", 1],
      ["ParquetBytes", report.bytes],
    ]);
    const crowded = { ...report, user_days: { ...report.user_days, too_large: 2 } };
    expect(readAll(crowded, "compact")).toMatchObject({ UserDaysTooLarge: 2 });
  } finally {
    await pipeline.dispose();
  }
});

test("a run of the compactor without lines adds nothing", async () => {
  const pipeline = await aPipeline();
  try {
    const report = await pipeline.compact("2026-03-01T19:05:00.000Z");
    expect(report.counts.lines).toBe(0);
    expect(new Set(Object.values(readAll(report, "compact")))).toEqual(new Set([undefined]));
  } finally {
    await pipeline.dispose();
  }
});

test("entries of other kinds are not read as these", () => {
  for (const log of ["ingest", "compact"] as const)
    for (const read of Object.values(
      readAll({ event: "other", accepted: 1, counts: { lines: 1, rows: 1 } }, log),
    ))
      expect(read).toBeUndefined();
});

const anApi = () => {
  const stack = aStack();
  new HttpApi(stack, "api", {
    ...aPlace,
    name: "acme-test-api",
    description: "An API.",
    logGroup: someNames.apiLogGroup,
    logRetentionDays: 365,
    key: aKeyArn,
    allowedOrigins: [],
    throttle: { ratePerSecond: 1, burst: 1 },
  });
  return synthesized(stack);
};

test("calls that the API turns away, or that fail, are read from its access log, apart for who sends and who asks", () => {
  const { access_log_settings: settings } = at(anApi(), "aws_apigatewayv2_stage.api_stage");
  const read = (route: string, status: string) => {
    const { format } = settings as { readonly format: string };
    const line = format.replace("$context.routeKey", route).replace("$context.status", status);
    return Object.entries(readAll(JSON.parse(line), "api")).filter(([, number]) => number !== undefined);
  };
  expect(read("POST /v1/events", "429")).toEqual([["ThrottledRequests", 1]]);
  expect(read("POST /v1/orders", "503")).toEqual([["FailedRequests", 1]]);
  expect(read("GET /v1/reports/{name}", "429")).toEqual([["ThrottledQuestions", 1]]);
  expect(read("GET /v1/users/{id}/metrics", "500")).toEqual([["FailedQuestions", 1]]);
  for (const [route, status] of [
    ["POST /v1/events", "202"],
    ["GET /v1/reports", "404"],
    // to no route
    ["-", "404"],
  ] as const)
    expect(read(route, status)).toEqual([]);
});

test("a number's metric is this installation's own, in its own namespace, without dimensions to pay for", () => {
  expect(ownMetric(someNames, "CompactedRows")).toEqual({
    namespace: "Footfall/acme-test",
    name: "CompactedRows",
    dimensions: {},
  });
});
