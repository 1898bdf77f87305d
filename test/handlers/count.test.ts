import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Day } from "../../pipeline/lake/lakeKey";
import { ObjectCreated } from "../../pipeline/metrics/objectCreated";
import { dirObjectStore } from "../../pipeline/storage/objectStore.dir";
import { anEnvelopeLine } from "../fixtures/anEnvelopeLine";
import { anEvent } from "../fixtures/anEvent";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { aMetricsTable, type DynaliteTable } from "../support/aMetricsTable";

type Handler = typeof import("../../handlers/count").handler;

let dynalite: DynaliteTable;
beforeAll(async () => {
  dynalite = await aMetricsTable();
});
afterAll(() => dynalite.close());

const original = { ...process.env };
const loaded = (environment: Readonly<Record<string, string | undefined>>): Handler => {
  Object.assign(process.env, environment);
  let handler: Handler | undefined;
  jest.isolateModules(() => {
    handler = require("../../handlers/count").handler;
  });
  if (handler === undefined) throw new Error("handlers/count exports no handler");
  return handler;
};
afterEach(() => {
  for (const name of ["RAW_STORE", "METRICS_TABLE", "LOG_FILE"]) {
    if (original[name] === undefined) delete process.env[name];
    else process.env[name] = original[name];
  }
});

const anEnvironment = (folder: string) => ({
  RAW_STORE: pathToFileURL(join(folder, "raw")).href,
  METRICS_TABLE: "metrics",
  LOG_FILE: join(folder, "log.ndjson"),
});

const keyOf = (digit: string): string => `raw/events/dt=2026-03-01/hr=18/s=00/${digit.repeat(64)}.ndjson.gz`;

const aRecord = (messageId: string, body: string) => ({
  messageId,
  receiptHandle: "handle",
  body,
  attributes: { ApproximateReceiveCount: "1" },
  messageAttributes: {},
  md5OfBody: "",
  eventSource: "aws:sqs",
  eventSourceARN: "arn:aws:sqs:eu-central-1:111122223333:count",
  awsRegion: "eu-central-1",
});

test("messages of the queue bring their objects into the table; what failed is named, and one line is logged", async () => {
  const folder = aTemporaryFolder();
  const raw = dirObjectStore({ folder: join(folder, "raw"), bucket: "raw" });
  const line = anEnvelopeLine({ event: anEvent({ event_id: "secret-id", anonymous_id: "handler-guest" }) });
  await raw.put(keyOf("a"), gzipSync(line));
  const handler = loaded(anEnvironment(folder));
  const answer = await handler({
    Records: [
      aRecord("1", ObjectCreated.encode([keyOf("a")])),
      aRecord("2", ObjectCreated.encode([keyOf("b")])),
      aRecord("3", "not a notification"),
      aRecord("4", '{"Event":"s3:TestEvent"}'),
    ],
  });
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "3" }, { itemIdentifier: "2" }] });
  const day = "2026-03-01" as Day;
  const [stored] = await dynalite.table.read("handler-guest", day, day);
  expect(stored?.provisional.get("trattoria-luna")?.events).toBe(1);

  const log = readFileSync(join(folder, "log.ndjson"), "utf8");
  expect(JSON.parse(log)).toMatchObject({ event: "count", objects: 1, added: 1 });
  expect(log).not.toMatch(/secret-id|handler-guest|trattoria/);
});

test.each([
  {},
  null,
  undefined,
  { Records: [{ s3: {} }] },
  { Records: [{ messageId: "1" }] },
  { Records: 1 },
])("handler(%j) rejects what is no event of SQS", async (input) => {
  const handler = loaded(anEnvironment(aTemporaryFolder()));
  await expect(handler(input)).rejects.toThrow("count: ");
});

test("an event of another kind is not quoted", async () => {
  const handler = loaded(anEnvironment(aTemporaryFolder()));
  await expect(handler({ Records: "a secret" })).rejects.not.toThrow("secret");
});

test.each([
  ["RAW_STORE", "raw", "environment of CountEnvironment: RAW_STORE: must be "],
  ["METRICS_TABLE", "m", "environment of CountEnvironment: METRICS_TABLE: must be "],
])("the module refuses to load when %s is %j, by name", (name, value, message) => {
  expect(() => loaded({ ...anEnvironment(aTemporaryFolder()), [name]: value })).toThrow(message);
});

test("loading touches neither store nor table", () => {
  expect(() =>
    loaded({ ...anEnvironment("/dev/null"), RAW_STORE: "s3://acme-prod-raw", METRICS_TABLE: "elsewhere" }),
  ).not.toThrow();
});
