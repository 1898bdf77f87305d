import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { GatewayV2Handler } from "../../pipeline/http/gatewayV2";
import { readRawObject } from "../../pipeline/raw/readRawObject";
import { dirObjectStore } from "../../pipeline/storage/objectStore.dir";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { aServerKey } from "../fixtures/aKey";
import { anEvent, someEvents } from "../fixtures/anEvent";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";

const original = { ...process.env };
afterEach(() => {
  process.env = { ...original };
});

const anEnvironment = (folder: string): Readonly<Record<string, string>> => ({
  RAW_STORE: pathToFileURL(join(folder, "raw")).href,
  KEYS: JSON.stringify([aServerKey()]),
  SHARDS: "4",
  LOG_FILE: join(folder, "log.ndjson"),
});

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
    for (const line of (await readRawObject(store, key)) ?? [])
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
    const answer = await loaded(anEnvironment(folder))(aGatewayEvent({ body, isBase64Encoded }));
    expect(answer).toMatchObject({
      statusCode: 202,
      body: '{"accepted":2,"rejected":[]}',
      isBase64Encoded: false,
    });
    expect(await storedIds(folder)).toEqual(["e-1", "e-2"]);
  },
);

test("a line of the log is JSON, in the file that LOG_FILE names", async () => {
  const folder = aTemporaryFolder();
  const handler = loaded(anEnvironment(folder));
  await handler(aGatewayEvent({ body: JSON.stringify(anEvent()) }));
  await handler(aGatewayEvent({ body: "", headers: {} }));
  const lines = readFileSync(join(folder, "log.ndjson"), "utf8").trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { event: "ingest", status: 202, accepted: 1, key_id: "server-1" },
    { event: "ingest", status: 401, accepted: 0, code: "key_required" },
  ]);
});

test("a request without body is answered", async () => {
  const answer = await loaded(anEnvironment(aTemporaryFolder()))(aGatewayEvent({ body: undefined }));
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
  ["KEYS", undefined, "KEYS: must be JSON of a list of keys, it is missing"],
  ["KEYS", "[", "KEYS: must be JSON of a list of keys, which this is not"],
  [
    "KEYS",
    JSON.stringify([{ ...aServerKey(), kind: "reader" }]),
    "KEYS.kind: must be browser or server, which this is not",
  ],
  ["KEYS", JSON.stringify([aServerKey(), aServerKey()]), "keys: the id server-1 is given twice"],
  ["SHARDS", undefined, "SHARDS: must be a whole number from 1 to 64, it is missing"],
  ["SHARDS", "0", 'SHARDS: must be a whole number from 1 to 64, not "0"'],
  ["SHARDS", "65", 'SHARDS: must be a whole number from 1 to 64, not "65"'],
])("loading fails when %s is %j, by name", (name, value, message) => {
  const { [name]: _, ...others } = anEnvironment(aTemporaryFolder());
  expect(() => loaded(value === undefined ? others : { ...others, [name]: value })).toThrow(message);
});

test("a key pasted where its hash belongs is not quoted", () => {
  const environment = anEnvironment(aTemporaryFolder());
  const KEYS = JSON.stringify([{ ...aServerKey(), sha256: "the-secret-key" }]);
  expect(() => loaded({ ...environment, KEYS })).toThrow("KEYS.sha256: must be 64 hexadecimal digits");
  expect(() => loaded({ ...environment, KEYS })).not.toThrow("the-secret-key");
});

test("loading tells everything that is wrong with the environment at once", () => {
  expect(() => loaded({})).toThrow(/^environment of IngestEnvironment: RAW_STORE: .+; KEYS: .+; SHARDS: .+$/);
});
