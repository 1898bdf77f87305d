import { idleRun, ratesOf } from "../../../review/cost/counted";
import { inventoryOf } from "../../../review/cost/inventory";
import { estimateOf } from "../../../review/cost/monthlyCost";
import { prices } from "../../../review/cost/prices";
import { assumed } from "../../../review/cost/traffic";
import { trafficLines } from "../../../review/cost/trafficCost";
import type { Resource } from "../../../review/resource";
import { resourcesOf } from "../../../review/synthDocument";
import { installation } from "../../stacks/synthesized";

const aResource = (type: string, name: string, values: object = {}): Resource => ({
  address: `${type}.${name}`,
  type,
  values: { ...values },
});

const api = [
  aResource("aws_apigatewayv2_api", "api"),
  aResource("aws_apigatewayv2_integration", "in", {
    integration_uri: "$" + "{aws_lambda_function.ingest.invoke_arn}",
  }),
  aResource("aws_lambda_function", "ingest", { function_name: "acme-ingest", memory_size: 512 }),
];
const wayIn = [
  ...api,
  aResource("aws_lambda_function", "count", { function_name: "acme-count", memory_size: 512 }),
  aResource("aws_lambda_event_source_mapping", "from_queue", {
    function_name: "$" + "{aws_lambda_function.count.arn}",
  }),
  aResource("aws_s3_bucket", "raw"),
  aResource("aws_s3_bucket_replication_configuration", "raw", { rule: [{}] }),
  aResource("aws_dynamodb_table", "metrics", { billing_mode: "PAY_PER_REQUEST" }),
  aResource("aws_iam_role_policy", "count", { policy: '{"Action":["dynamodb:UpdateItem"]}' }),
];

const lineOf = (resources: readonly Resource[], what: string): readonly number[] | undefined =>
  estimateOf(resources).lines.find((line) => line.what === what)?.usd;

test("a million events cost about 16 dollars one a request, and about 0.75 at twenty", () => {
  const { writePath } = estimateOf(wayIn);
  expect(writePath.oneByOne).toBeGreaterThan(15.5);
  expect(writePath.oneByOne).toBeLessThan(17);
  expect(writePath.batched).toBeGreaterThan(0.7);
  expect(writePath.batched).toBeLessThan(0.8);
});

test("counters cost a write for each request of a visitor, more of them while the item grows, and one at the close", () => {
  const unitsPerEvent = (eventsPerRequest: number): number => {
    const lines = trafficLines(inventoryOf(wayIn), { eventsPerMonth: 1_000_000, eventsPerRequest });
    return (lines.find(({ what }) => what === "DynamoDB: writes")?.usd ?? 0) / prices.tableWrite.usd;
  };
  // as counted on a simulated day
  expect(unitsPerEvent(1)).toBeCloseTo(4.1, 1);
  expect(unitsPerEvent(5)).toBeCloseTo(0.34, 2);
  expect(unitsPerEvent(20)).toBeCloseTo(0.08, 2);
});

test("a queue is asked for messages when nobody comes, five times in twenty seconds", () => {
  const [idle, ...busy] = lineOf(wayIn, "SQS: 1 queue that Lambda asks for messages") ?? [];
  expect(idle).toBeCloseTo(0.657 * prices.queueRequest.usd);
  expect(busy).toEqual([idle, idle, idle]);
});

test("a table that nothing may write into takes no events", () => {
  const unwritten = wayIn.filter(({ type }) => type !== "aws_iam_role_policy");
  expect(lineOf(wayIn, "DynamoDB: writes")?.[1]).toBeGreaterThan(0);
  expect(lineOf(unwritten, "DynamoDB: writes")).toBeUndefined();
});

test("requests of keys are counted where a table forgets them, with no more writes than requests", () => {
  const what = "DynamoDB: requests of keys counted";
  const rates = aResource("aws_dynamodb_table", "rates", { ttl: { enabled: true } });
  expect(lineOf(wayIn, what)).toBeUndefined();
  const [idle, ...busy] = lineOf([...wayIn, rates], what) ?? [];
  expect(idle).toBe(0);
  const { rateWritesPerRequest } = ratesOf(20);
  expect(rateWritesPerRequest).toBeLessThanOrEqual(1);
  expect(busy[1]).toBeCloseTo(0.5 * rateWritesPerRequest * prices.tableWrite.usd);
});

test("metrics that are written by requests cost nothing while there are none", () => {
  const filters = [1, 2].map((i) => aResource("aws_cloudwatch_log_metric_filter", `filter${i}`));
  const logged = [...wayIn, ...filters, aResource("aws_cloudwatch_log_group", "log")];
  expect(
    lineOf(logged, "CloudWatch: 2 metrics that are written when there are requests")?.map((usd) =>
      usd.toFixed(1),
    ),
  ).toEqual(["0.0", "0.6", "0.6", "0.6"]);
});

test("what is not there costs nothing", () => {
  expect(estimateOf([])).toMatchObject({ lines: [], totals: [0, 0, 0, 0], unpriced: [] });
});

test("what is there is counted from the documents", () => {
  const alarm = (name: string, values: object) => aResource("aws_cloudwatch_metric_alarm", name, values);
  const query = [
    { id: "rate", expression: "a/b" },
    { id: "a", metric: [{}] },
    { id: "b", metric: [{}] },
  ];
  const resources = [
    aResource("aws_kms_key", "one"),
    aResource("aws_kms_key", "two"),
    aResource("aws_cloudwatch_dashboard", "board"),
    alarm("plain", { period: 300 }),
    alarm("computed", { metric_query: query }),
    alarm("fast", { period: 10 }),
    aResource("aws_wafv2_web_acl", "acl", { rule: [{}, {}, {}] }),
    aResource("aws_route53_zone", "zone"),
  ];
  expect(lineOf(resources, "2 customer keys")).toEqual([2, 2, 2, 2]);
  expect(lineOf(resources, "1 dashboard")?.[0]).toBe(prices.dashboard.usd);
  expect(lineOf(resources, "3 alarm metrics")?.[0]).toBeCloseTo(0.3);
  expect(lineOf(resources, "1 alarm metric of high resolution")?.[0]).toBe(0.3);
  expect(lineOf(resources, "3 web ACL rules")?.[0]).toBe(3);
  expect(lineOf(resources, "1 hosted zone")?.[0]).toBe(0.5);
  expect(estimateOf(resources).unpriced).toEqual([]);
});

test("ten million requests through the API cost ten dollars", () => {
  expect(estimateOf(api).lines.find(({ what }) => what === "HTTP API: requests")?.usd).toEqual([
    0, 0.005, 0.5, 50,
  ]);
});

test("the function behind the API is found by reference, by ARN and by the route for events", () => {
  const memory = (uri: string, gb: number) => [
    aResource("aws_apigatewayv2_integration", "in", { integration_uri: uri }),
    aResource("aws_lambda_function", "ingest", { function_name: "acme-ingest", memory_size: gb * 1024 }),
  ];
  const invoke =
    "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:1:function:acme-ingest/invocations";
  const byReference = lineOf(memory("$" + "{aws_lambda_function.ingest.invoke_arn}", 1), "Lambda: ingest");
  expect(byReference?.[3]).toBeGreaterThan(0);
  expect(lineOf(memory(invoke, 1), "Lambda: ingest")).toEqual(byReference);
  const two = [
    aResource("aws_apigatewayv2_integration", "query", { integration_uri: "nothing" }),
    ...memory(invoke, 1),
    aResource("aws_apigatewayv2_route", "events", {
      route_key: "POST /v1/events",
      target: "integrations/$" + "{aws_apigatewayv2_integration.in.id}",
    }),
  ];
  expect(lineOf(two, "Lambda: ingest")).toEqual(byReference);
});

test("each schedule costs its runs, the compactor's with the events", () => {
  const compact = aResource("aws_lambda_function", "compact", {
    function_name: "acme-compact",
    memory_size: 2048,
  });
  const hourly = aResource("aws_scheduler_schedule", "hourly", {
    name: "acme-compact-hourly",
    schedule_expression: "cron(5 * * * ? *)",
    target: { arn: "arn:aws:lambda:eu-central-1:1:function:acme-compact" },
  });
  const usd = lineOf([compact, hourly], "Lambda: compaction") ?? [];
  const waitSeconds = (idleRun.lists * assumed.listWaitMs) / 1000;
  const idle = 730 * (0.2e-6 + waitSeconds * 2 * prices.lambdaSeconds.usd);
  expect(usd[0]).toBeGreaterThan(idle);
  expect(usd[0]).toBeLessThan(1.5 * idle);
  expect(usd[3]).toBeGreaterThan((usd[0] ?? 0) + 1);
});

test("what was not counted is not guessed", () => {
  expect(() => trafficLines(inventoryOf(wayIn), { eventsPerMonth: 1, eventsPerRequest: 7 })).toThrow(
    "7 events a request: were not counted, only 1, 5, 20, 100, 500",
  );
});

test("what cannot be priced is said, never taken for nothing", () => {
  const resources = [
    aResource("aws_instance", "server"),
    aResource("aws_sns_topic", "alarms"),
    aResource("aws_apigatewayv2_api", "api"),
    aResource("aws_dynamodb_table", "metrics", { billing_mode: "PROVISIONED" }),
    aResource("aws_scheduler_schedule", "once", { schedule_expression: "at(2026-01-01T00:00:00)" }),
  ];
  expect(estimateOf(resources).unpriced).toEqual([
    "1 × `aws_instance`: not in the price table",
    expect.stringContaining("`aws_sns_topic`: messages are paid by number"),
    "`aws_scheduler_schedule.once`: how often it runs could not be read from its expression",
    "the API's function: none was found behind its routes",
    "`aws_dynamodb_table.metrics`: provisioned capacity, the estimate counts requests",
  ]);
});

test("every price has a unit, a source and a date, or says that its page has none", () => {
  for (const [name, { usd, unit, source, asOf }] of Object.entries(prices)) {
    expect([name, usd > 0, unit !== "", /\(.+\..+\)$/.test(source)]).toEqual([name, true, true, true]);
    expect(asOf).toMatch(/^(20\d\d(-\d\d)?|undated)$/);
  }
});

test("of the project's own stacks every type of resource is priced, free, or told to be left out", () => {
  const { primary, backup } = installation();
  const resources = [primary, backup].flatMap(({ document }) => resourcesOf(document));
  const { totals, totalsOneByOne, unpriced } = estimateOf(resources);
  expect(unpriced.filter((line) => line.includes("not in the price table"))).toEqual([]);
  expect(unpriced.filter((line) => line.includes("could not be read"))).toEqual([]);
  const [idle = 0, small = 0, middle = 0, large = 0] = totals;
  expect(idle).toBeGreaterThan(3);
  expect([idle, small, middle, large]).toEqual([idle, small, middle, large].toSorted((a, b) => a - b));
  expect(totalsOneByOne.every((usd, at) => usd >= (totals[at] ?? 0))).toBe(true);
});
