import { gzipSync } from "node:zlib";
import type * as t from "io-ts";
import { type CompactionReport, compact } from "../../pipeline/compaction/compact";
import { compactedEvents } from "../../pipeline/compaction/compactedEvents";
import type { CompactionParts } from "../../pipeline/compaction/compactionParts";
import { decode } from "../../pipeline/event/decode";
import { events } from "../../pipeline/event/events";
import type { HttpRequest } from "../../pipeline/http/http";
import type { AttemptId } from "../../pipeline/lake/lakeKey";
import { type CountLogEntry, count } from "../../pipeline/metrics/count";
import type { MetricsTable } from "../../pipeline/metrics/metricsTable";
import { ObjectCreated } from "../../pipeline/metrics/objectCreated";
import { type Hour, rawKey } from "../../pipeline/raw/rawKey";
import type { ObjectStore } from "../../pipeline/storage/objectStore";
import { sweep } from "../../pipeline/sweep/sweep";
import { aBrowserKey } from "../fixtures/aKey";
import { anEnvelopeLine } from "../fixtures/anEnvelopeLine";
import { anEvent } from "../fixtures/anEvent";
import { type Answer, anIngest } from "../fixtures/anIngest";
import { memoryMetricsTable } from "../support/metricsTable.memory";
import { memoryObjectStore } from "../support/objectStore.memory";

/** Stands in every field, name, key, header and address that is sent here: what shows it, shows what it must not. */
const canary = "c4n4ry";
const address = "203.0.113.77";
const whatIsPrivate = /c4n4ry|203\.0\.113/i;

const sentFields = Object.entries(events.fields).filter(([, { from }]) => from === "producer");

/** An event with the canary in every field that takes a text. */
const anEventOfCanaries = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  ...Object.fromEntries(
    sentFields.map(([name, { type, example }]) => {
      const texts = [canary, `https://${canary}.example/${canary}`, { [canary]: [canary] }, [canary]];
      return [
        name,
        texts.find((text) => decode(type.codec as t.Decoder<unknown, unknown>, text).kind === "valid") ??
          example,
      ];
    }),
  ),
  occurred_at: "2026-03-01T18:42:07.120Z",
  ...overrides,
});

/** Events that break a rule each, all by what has the canary. */
const badEvents: readonly Readonly<Record<string, unknown>>[] = [
  anEventOfCanaries({ [canary]: canary }),
  ...sentFields.map(([name]) =>
    anEventOfCanaries({ [name]: name === "properties" ? canary : { [canary]: [` ${canary}`] } }),
  ),
  ...sentFields.map(([name]) => anEventOfCanaries({ [name]: ` ${canary}\u0000`.repeat(300) })),
];

test("the canary stands in most fields of an event", () => {
  const event = Object.entries(anEventOfCanaries());
  expect(event.filter(([, value]) => whatIsPrivate.test(JSON.stringify(value))).length).toBeGreaterThan(20);
  expect(decode(events.codec, anEventOfCanaries()).kind).toBe("valid");
  for (const bad of badEvents) expect(decode(events.codec, bad).kind).toBe("invalid");
});

/** What a client of a store or a table may say that has failed: it was given everything. */
const aFailure = (given: unknown): Error =>
  Object.assign(new Error(`cannot take ${Buffer.from(JSON.stringify(given))} of ${canary} at ${address}`), {
    name: "SlowDown",
  });

test("whatever is sent, and whatever fails, ingest logs nothing of an event, a key or an address", async () => {
  const headers = {
    ...Object.fromEntries(
      ["country", "country-region", "city", "latitude", "longitude", "time-zone", "address"].map((name) => [
        `cloudfront-viewer-${name}`,
        `${canary} ${address}:443`,
      ]),
    ),
    "x-footfall-key": canary,
    "x-forwarded-for": `${address}, ${canary}`,
    "user-agent": canary,
    cookie: canary,
    referer: `https://${canary}.example`,
    [canary]: canary,
  };
  const key = aBrowserKey({ id: "web-1", key: canary, origins: ["https://menu.example"] });
  const good = JSON.stringify(anEventOfCanaries());
  const bodies: readonly (string | Uint8Array)[] = [
    good,
    JSON.stringify([anEventOfCanaries(), ...badEvents]),
    ...badEvents.map((event) => JSON.stringify([event])),
    `${good}\n{"${canary}`,
    `{"${canary}`,
    `"${canary}"`,
    canary.repeat(200_000),
    gzipSync(good).subarray(0, -4),
    Buffer.concat([gzipSync(good), Buffer.from(canary)]),
    Buffer.concat([Buffer.from(good), Buffer.of(0xff)]),
    JSON.stringify({ events: [], sent_at: canary }),
    JSON.stringify({ events: [anEventOfCanaries()], sent_at: canary }),
    JSON.stringify({ events: [anEventOfCanaries()], [canary]: canary }),
  ];
  const requests: readonly Partial<HttpRequest>[] = [
    { headers },
    { headers: {}, query: { key: canary, [canary]: canary } },
    { headers: { authorization: `Bearer ${canary} ${address}` } },
    { headers: { authorization: canary } },
    { headers: { ...headers, "x-footfall-key": `${canary}!` } },
    { headers: { ...headers, origin: `https://${canary}.example` } },
    { headers, path: `/v1/${canary}` },
    { headers, method: canary },
  ];
  const failing: ObjectStore = {
    ...memoryObjectStore(),
    put: (...given) => Promise.reject(aFailure(given.map(String))),
  };
  const answers = new Set<string>();
  for (const store of [memoryObjectStore(), failing]) {
    const ingest = anIngest({ store, keys: [key] });
    for (const body of bodies) answers.add(answerOf(await ingest.send(body, { headers })));
    for (const request of requests) answers.add(answerOf(await ingest.send(good, request)));
    expect(ingest.log).toHaveLength(bodies.length + requests.length);
    expect(JSON.stringify(ingest.log)).not.toMatch(whatIsPrivate);
  }
  expect([...answers].sort()).toEqual([
    ...["202", "202 with rejected ones", "400", "400 with rejected ones"],
    ...["401", "403", "404", "405", "413", "503"],
  ]);
});

const answerOf = ({ status, body: { rejected = [] } }: Answer): string =>
  rejected.length > 0 ? `${status} with rejected ones` : String(status);

const lineOf = (event: unknown, sending: Readonly<Record<string, unknown>> = {}): string =>
  anEnvelopeLine({ client: { user_agent: canary, city: canary, country: "IT" }, event, ...sending });

const goodLines = [
  lineOf(anEventOfCanaries()),
  lineOf(anEventOfCanaries({ event_id: `${canary}-2`, site_id: `${canary}-2` })),
  lineOf(anEventOfCanaries()),
];

/** Other versions of the first of those. */
const otherLines = [lineOf(anEventOfCanaries({ event_type: `${canary}_2` }))];

const badLines = [
  ...badEvents.map((event) => lineOf(event)),
  ...["received_at_ms", "sent_at_ms", "key_id", "key_kind", "client", "event"].flatMap((name) =>
    [canary, [canary], { [canary]: canary }, { user_agent: [canary], country: canary }].flatMap((value) =>
      name === "key_id" && value === canary ? [] : [lineOf(anEventOfCanaries(), { [name]: value })],
    ),
  ),
  `{"${canary}`,
  canary,
  `"${canary}"`,
  `[${`{"${canary}":[`.repeat(50)}"${canary}"${"]}".repeat(50)}]`,
];

const keyOf = (digit: string, hour = "2026-03-01T18"): string =>
  rawKey({ dataset: "events", hour: hour as Hour, shard: 0, batchId: digit.repeat(64) });

/** A raw bucket of batches that ingest stored, and of what it would never store. */
const aRawBucket = async (): Promise<ObjectStore> => {
  const raw = memoryObjectStore("raw");
  await raw.put(keyOf("1"), gzipSync(goodLines.join("\n")));
  await raw.put(keyOf("2"), gzipSync([...otherLines, ...goodLines].join("\n")));
  await raw.put(keyOf("3"), gzipSync(badLines.join("\n")));
  await raw.put(
    keyOf("4"),
    gzipSync(Buffer.concat([Buffer.from(`${lineOf(anEvent())}\n${canary}`), Buffer.of(0xff)])),
  );
  await raw.put(keyOf("5"), Buffer.from(goodLines.join("\n")));
  await raw.put(keyOf("6"), Buffer.concat([gzipSync(goodLines.join("\n")), Buffer.from(canary)]));
  await raw.put(keyOf("7", "2026-03-01T19"), gzipSync([...otherLines, ...goodLines].join("\n")));
  await raw.put(`raw/events/dt=2026-03-01/hr=18/s=00/${canary}`, Buffer.from(canary));
  return raw;
};

test("whatever a queue tells of, and whatever fails, count logs nothing of an event or whose it is", async () => {
  const raw = await aRawBucket();
  const messages = [
    ...["1", "2", "3", "4", "5", "6", "a"].map((digit) => ObjectCreated.encode([keyOf(digit)])),
    ObjectCreated.encode([`raw/events/dt=2026-03-01/hr=18/s=00/${canary}`]),
    canary,
    JSON.stringify({ Records: [{ eventName: "ObjectCreated:Put", s3: canary, [canary]: canary }] }),
    JSON.stringify({ Records: canary }),
  ].map((body, at) => ({ id: `message-${at}`, body }));
  const log: CountLogEntry[] = [];
  const run = (store: ObjectStore, add: MetricsTable["add"]) =>
    count({ raw: store, metrics: { add }, now: () => 0, log: (entry) => log.push(entry) })(messages);

  expect(await run(raw, memoryMetricsTable().add)).toEqual([8, 9, 10, 6].map((at) => `message-${at}`));
  await run(raw, (share) => Promise.reject(aFailure([share, ...share.metrics])));
  await run({ ...raw, get: (key) => Promise.reject(aFailure(key)) }, memoryMetricsTable().add);
  const [clean, ofTable, ofStore] = log;
  expect(clean).toMatchObject({ objects: 6, added: 3 });
  expect(clean?.bad_lines).toBeGreaterThan(badLines.length);
  expect([ofTable?.failures.length, ofStore?.failures.length]).toEqual([7, 10]);
  expect(JSON.stringify(log)).not.toMatch(whatIsPrivate);
});

/** A lake to which the raw bucket is compacted, and how. */
const aCompaction = (raw: ObjectStore) => {
  const lake = memoryObjectStore("lake", () => Date.parse("2026-03-01T20:05:00Z"));
  let attempts = 0;
  const run = (parts: Partial<CompactionParts> = {}): Promise<CompactionReport> =>
    compact({
      dataset: compactedEvents,
      raw,
      lake,
      metrics: memoryMetricsTable(),
      dedupWindowHours: 24,
      lookbackHours: 3,
      now: () => Date.parse("2026-03-01T20:05:00Z"),
      newAttemptId: () => {
        attempts += 1;
        return `attempt-${attempts}` as AttemptId;
      },
      createdBy: "footfall version 0.0.0",
      ...parts,
    })({});
  return { lake, run };
};

test("whatever raw objects hold, and whatever fails, compaction reports nothing of an event or whose it is, nor does the lake beside its rows", async () => {
  const raw = await aRawBucket();
  const { lake, run } = aCompaction(raw);
  const unavailable = () => Promise.reject(new Error("503 Slow Down"));
  const reports = [
    await run({ raw: { ...raw, get: unavailable } }),
    await run({ lake: { ...lake, put: unavailable } }),
    await run({ metrics: { close: (share) => Promise.reject(new Error(JSON.stringify(share))) } }),
    await run(),
  ];
  expect(reports.map(({ failures }) => failures.length)).toEqual([2, 2, 2, 0]);
  const healed = reports.at(-1);
  expect(healed?.counts.conflicts).toBe(2);
  expect(healed?.counts.quarantined).toBeGreaterThan(badLines.length);
  expect(healed?.user_days.closed).toBe(2);
  expect(JSON.stringify(reports)).not.toMatch(whatIsPrivate);

  const kinds = new Set<string>();
  for await (const { key } of lake.list("")) {
    expect(key).not.toMatch(whatIsPrivate);
    kinds.add(key.split("/")[2] ?? "");
    if (!key.includes("/data/"))
      expect(Buffer.from((await lake.get(key))?.body ?? []).toString("latin1")).not.toMatch(whatIsPrivate);
  }
  expect([...kinds].sort()).toEqual(["commit", "data", "manifest", "quarantine", "seen"]);
});

test("whatever lies in the lake, and whatever fails, the sweep reports nothing of an event or whose it is", async () => {
  const { lake, run } = aCompaction(await aRawBucket());
  await run();
  const left = "lake/events/data/dt=2026-03-01/2026-03-01T18-s00-attempt-0.parquet";
  await lake.put(left, Buffer.from(canary));
  await lake.put("lake/events/commit/2026-03-01T18-s00/000009.json", Buffer.from(canary));
  const other = "lake/events/data/dt=2026-03-01/2026-03-01T19-s00-attempt-0.parquet";
  await lake.put(other, Buffer.from(canary));
  const now = () => Date.parse("2026-03-04T20:05:00Z");
  const refused = { ...lake, delete: () => Promise.reject(new Error("Access Denied")) };
  const reports = [
    await sweep({ dataset: "events", lake: refused, now })(),
    await sweep({ dataset: "events", lake, now })(),
  ];
  expect(reports.map(({ failures }) => failures.length)).toEqual([2, 1]);
  expect(reports[1]?.deleted.data).toBe(1);
  expect(JSON.stringify(reports)).not.toMatch(whatIsPrivate);
});
