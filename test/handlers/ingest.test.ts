import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { type EmbeddedDynamodb, embeddedDynamodb } from "../../local/embeddedDynamodb";
import type { GatewayV2Handler } from "../../pipeline/http/gatewayV2";
import type { KeyRecord } from "../../pipeline/keys/keyRecord";
import { storedKeyText } from "../../pipeline/keys/storedKeyText";
import { decodeEnvelope } from "../../pipeline/raw/envelope";
import { decodeLineText, readRawObject } from "../../pipeline/raw/readRawObject";
import { dirObjectStore } from "../../pipeline/storage/objectStore.dir";
import { anOrder } from "../fixtures/aChange";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { aServerKey, presented } from "../fixtures/aKey";
import { anEvent, someEvents } from "../fixtures/anEvent";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";

let original = { ...process.env };
let dynalite: EmbeddedDynamodb;
beforeAll(async () => {
  dynalite = await embeddedDynamodb({ table: "rates" });
  original = { ...process.env };
});
afterAll(() => dynalite.close());
afterEach(() => {
  process.env = { ...original };
});

const anEnvironment = (folder: string): Readonly<Record<string, string>> => ({
  RAW_STORE: pathToFileURL(join(folder, "raw")).href,
  SHARDS: "4",
  KEY_STORE: `dir:${join(folder, "keys")}`,
  RATE_TABLE: "rates",
  LOG_FILE: join(folder, "log.ndjson"),
});

/** An environment whose key store has a key. */
const anEnvironmentWith = (folder: string, key: KeyRecord = aServerKey()) => {
  mkdirSync(join(folder, "keys"));
  writeFileSync(join(folder, "keys", `${key.id}.json`), storedKeyText(key));
  return anEnvironment(folder);
};

/** Loads the handler as a new function instance would, with an environment of its own. */
const loaded = (environment: Readonly<Record<string, string | undefined>>): GatewayV2Handler => {
  process.env = { ...original, ...environment };
  let handler: GatewayV2Handler | undefined;
  jest.isolateModules(() => {
    handler = require("../../handlers/ingest").handler;
  });
  if (handler === undefined) throw new Error("handlers/ingest exports no handler");
  return handler;
};

const storedIds = async (folder: string): Promise<unknown[]> => {
  const store = dirObjectStore({ folder: join(folder, "raw"), bucket: "raw" });
  const ids: unknown[] = [];
  for await (const { key } of store.list("raw/"))
    for (const line of (await readRawObject(store, key, decodeLineText(decodeEnvelope))) ?? [])
      ids.push(line.kind === "event" ? line.envelope.event.event_id : line);
  return ids;
};

test.each([
  ["plain", JSON.stringify(someEvents(2)), false],
  ["in base64", Buffer.from(JSON.stringify(someEvents(2))).toString("base64"), true],
  ["gzip in base64", gzipSync(JSON.stringify(someEvents(2))).toString("base64"), true],
])(
  "a request whose body comes %s is stored in the store that RAW_STORE names",
  async (_, body, isBase64Encoded) => {
    const folder = aTemporaryFolder();
    const answer = await loaded(anEnvironmentWith(folder))(aGatewayEvent({ body, isBase64Encoded }));
    expect(answer).toMatchObject({
      statusCode: 202,
      body: '{"accepted":2,"rejected":[]}',
      isBase64Encoded: false,
    });
    expect(await storedIds(folder)).toEqual(["e-1", "e-2"]);
  },
);

test("an order is taken at its own path, and stored apart from events", async () => {
  const folder = aTemporaryFolder();
  const event = aGatewayEvent({ rawPath: "/v1/orders", body: JSON.stringify(anOrder()) });
  expect(await loaded(anEnvironmentWith(folder))(event)).toMatchObject({ statusCode: 202 });
  const store = dirObjectStore({ folder: join(folder, "raw"), bucket: "raw" });
  const keys: string[] = [];
  for await (const { key } of store.list("raw/")) keys.push(key);
  expect(keys).toEqual([expect.stringMatching(/^raw\/orders\//)]);
});

test("a line of the log is JSON, in the file that LOG_FILE names", async () => {
  const folder = aTemporaryFolder();
  const handler = loaded(anEnvironmentWith(folder));
  await handler(aGatewayEvent({ body: JSON.stringify(anEvent()) }));
  await handler(aGatewayEvent({ body: "", headers: {} }));
  const lines = readFileSync(join(folder, "log.ndjson"), "utf8").trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { event: "ingest", status: 202, accepted: 1, key_id: "server-1" },
    { event: "ingest", status: 401, accepted: 0, code: "key_required" },
  ]);
});

test("a request without body is answered", async () => {
  const answer = await loaded(anEnvironmentWith(aTemporaryFolder()))(aGatewayEvent({ body: undefined }));
  expect(answer.statusCode).toBe(400);
  expect(JSON.parse(answer.body ?? "")).toMatchObject({ type: "urn:footfall:problem:empty_body" });
});

test("loading with a sound environment touches no store", () => {
  expect(() =>
    loaded({ ...anEnvironment("/dev/null"), RAW_STORE: "s3://acme-prod-raw", AWS_REGION: "eu-west-1" }),
  ).not.toThrow();
});

test.each([
  ["RAW_STORE", undefined, "RAW_STORE: must be s3://BUCKET, or file:///FOLDER, it is missing"],
  ["RAW_STORE", "raw", 'RAW_STORE: must be s3://BUCKET, or file:///FOLDER, not "raw"'],
  ["KEY_STORE", undefined, "KEY_STORE: must be dynamodb:TABLE, or dir:/FOLDER, it is missing"],
  ["KEY_STORE", "keys", 'KEY_STORE: must be dynamodb:TABLE, or dir:/FOLDER, not "keys"'],
  ["RATE_TABLE", undefined, "RATE_TABLE: must be a table's name, 3 to 255 letters, digits, dots, "],
  ["SHARDS", undefined, "SHARDS: must be a whole number from 1 to 64, it is missing"],
  ["SHARDS", "0", 'SHARDS: must be a whole number from 1 to 64, not "0"'],
  ["SHARDS", "65", 'SHARDS: must be a whole number from 1 to 64, not "65"'],
])("loading fails when %s is %j, by name", (name, value, message) => {
  const { [name]: _, ...others } = anEnvironment(aTemporaryFolder());
  expect(() => loaded(value === undefined ? others : { ...others, [name]: value })).toThrow(message);
});

test("requests are let in by the keys of KEY_STORE, and as often as RATE_TABLE has counted", async () => {
  const folder = aTemporaryFolder();
  const environment = anEnvironmentWith(folder, aServerKey({ id: "server-9", requests_per_minute: 3 }));
  const headers = { authorization: `Bearer ${presented({ id: "server-9" })}` };
  const instances = [loaded(environment), loaded(environment)];
  const answers = [];
  // more than two minutes' worth: the minute may turn meanwhile
  for (let i = 0; i < 4; i++)
    for (const send of instances)
      answers.push(await send(aGatewayEvent({ body: JSON.stringify(anEvent()), headers })));
  const [first, ...others] = answers;
  expect(first?.statusCode).toBe(202);
  const refused = others.find(({ statusCode }) => statusCode === 429);
  expect(refused?.headers?.["retry-after"]).toMatch(/^[1-9]\d?$/);
  expect(JSON.parse(refused?.body ?? "")).toMatchObject({
    type: "urn:footfall:problem:rate_limited",
    title: "Too many requests",
    detail: expect.stringMatching(/^key server-9 may send 3 requests a minute: /),
  });
});

test("a key that is made while the function runs opens within a minute", async () => {
  const folder = aTemporaryFolder();
  let nowMs = Date.UTC(2026, 2, 1, 18, 42);
  const clock = jest.spyOn(Date, "now").mockImplementation(() => nowMs);
  try {
    const handler = loaded(anEnvironmentWith(folder));
    const headers = { authorization: `Bearer ${presented({ id: "server-2" })}` };
    const send = async () =>
      (await handler(aGatewayEvent({ body: JSON.stringify(anEvent()), headers }))).statusCode;
    expect(await send()).toBe(401);
    writeFileSync(join(folder, "keys", "server-2.json"), storedKeyText(aServerKey({ id: "server-2" })));
    expect(await send()).toBe(401);
    nowMs += 60_000;
    expect(await send()).toBe(202);
  } finally {
    clock.mockRestore();
  }
});

test("without a table to count in, nobody is refused, and the log says so", async () => {
  const folder = aTemporaryFolder();
  const handler = loaded({ ...anEnvironmentWith(folder), RATE_TABLE: "no-such-table" });
  for (let i = 0; i < 3; i++)
    expect((await handler(aGatewayEvent({ body: JSON.stringify(anEvent()) }))).statusCode).toBe(202);
  const log = readFileSync(join(folder, "log.ndjson"), "utf8");
  expect(log.split("\n").filter((line) => line.includes("rates_not_counted"))).toEqual([
    '{"event":"rates_not_counted","error":"ResourceNotFoundException"}',
  ]);
});

test("without keys to be read, a request is to be sent again", async () => {
  const folder = aTemporaryFolder();
  const answer = await loaded({ ...anEnvironment(folder), KEY_STORE: "dynamodb:no-such-table" })(
    aGatewayEvent({ body: JSON.stringify(anEvent()) }),
  );
  expect(answer).toMatchObject({ statusCode: 503, headers: { "retry-after": "5" } });
  expect(readFileSync(join(folder, "log.ndjson"), "utf8")).toContain(
    '{"event":"keys_not_read","error":"ResourceNotFoundException"}',
  );
});

test("loading tells everything that is wrong with the environment at once", () => {
  expect(() => loaded({})).toThrow(
    /^environment of IngestEnvironment: RAW_STORE: .+; SHARDS: .+; KEY_STORE: .+; RATE_TABLE: .+$/,
  );
});
