import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type EmbeddedDynamodb, embeddedDynamodb } from "../../local/embeddedDynamodb";
import { storedKeyText } from "../../pipeline/keys/storedKeyText";
import { decodeEnvelope } from "../../pipeline/raw/envelope";
import { decodeLineText, readRawObject } from "../../pipeline/raw/readRawObject";
import { dirObjectStore } from "../../pipeline/storage/objectStore.dir";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { aServerKey, presented } from "../fixtures/aKey";
import { anEvent } from "../fixtures/anEvent";
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
  LAKE_STORE: pathToFileURL(join(folder, "lake")).href,
  BATCH_QUEUE: pathToFileURL(join(folder, "queue")).href,
  SHARDS: "1",
  LOOKBACK_HOURS: "24",
  KEY_STORE: `dir:${join(folder, "keys")}`,
  RATE_TABLE: "rates",
  LOG_FILE: join(folder, "log.ndjson"),
});

/** Loads a handler as a new function instance would. */
const loaded = <A>(file: string, environment: Readonly<Record<string, string | undefined>>): A => {
  process.env = { ...original, ...environment };
  let handler: A | undefined;
  jest.isolateModules(() => {
    handler = require(file).handler;
  });
  if (handler === undefined) throw new Error(`${file} exports no handler`);
  return handler;
};

type Ingest = typeof import("../../handlers/ingestBuffered").handler;
type Pack = typeof import("../../handlers/pack").handler;

test("what ingest has wait in a queue, the packer makes objects of", async () => {
  const folder = aTemporaryFolder();
  const key = aServerKey();
  mkdirSync(join(folder, "keys"));
  writeFileSync(join(folder, "keys", `${key.id}.json`), storedKeyText(key));
  const ingest = loaded<Ingest>("../../handlers/ingestBuffered", anEnvironment(folder));
  for (const id of ["one", "two"])
    expect(
      await ingest(
        aGatewayEvent({
          headers: { authorization: `Bearer ${presented(key)}` },
          body: JSON.stringify(anEvent({ event_id: id, occurred_at: new Date().toISOString() })),
        }),
      ),
    ).toMatchObject({ statusCode: 202 });

  const raw = dirObjectStore({ folder: join(folder, "raw"), bucket: "raw" });
  const rawKeys = async () => {
    const keys: string[] = [];
    for await (const { key: found } of raw.list("raw/events/")) keys.push(found);
    return keys;
  };
  expect(await rawKeys()).toEqual([]);

  const messages = join(folder, "queue", "messages");
  const pack = loaded<Pack>("../../handlers/pack", anEnvironment(folder));
  const answer = await pack({
    Records: [
      ...readdirSync(messages).map((file) => ({
        messageId: file,
        receiptHandle: "r",
        body: readFileSync(join(messages, file), "utf8"),
      })),
      { messageId: "poison", body: "anna@acme.example" },
    ],
  });
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "poison" }] });

  const found: unknown[] = [];
  const keys = await rawKeys();
  // two, where the hour turned between them
  expect(keys.length).toBeLessThan(3);
  for (const each of keys)
    for (const line of (await readRawObject(raw, each, decodeLineText(decodeEnvelope))) ?? [])
      found.push(line.kind === "event" ? line.envelope.event.event_id : line);
  expect(found.sort()).toEqual(["one", "two"]);
  const log = readFileSync(join(folder, "log.ndjson"), "utf8");
  expect(log).toContain('"event":"pack"');
  expect(log).not.toContain("anna");
});

test("an event that is none of SQS's fails the call, and is not quoted", async () => {
  const pack = loaded<Pack>("../../handlers/pack", anEnvironment(aTemporaryFolder()));
  await expect(pack({ Records: "anna@acme.example" })).rejects.toThrow(/^pack: (?!.*anna)/);
});

test.each([
  ["ingestBuffered", "BATCH_QUEUE"],
  ["pack", "LOOKBACK_HOURS"],
])("%s does not load without %s, and says so", (file, name) => {
  expect(() =>
    loaded(`../../handlers/${file}`, { ...anEnvironment(aTemporaryFolder()), [name]: undefined }),
  ).toThrow(name);
});
