import { gunzipSync } from "node:zlib";
import { batchMessage } from "../../../pipeline/ingest/batchMessage";
import type { DeliveredBatch } from "../../../pipeline/ingest/delivery";
import { type PackLogEntry, type PackParts, pack } from "../../../pipeline/packing/pack";
import { decodeEnvelope } from "../../../pipeline/raw/envelope";
import { decodeLineText, readRawObject } from "../../../pipeline/raw/readRawObject";
import { aDeliveredBatch, receivedAtMs } from "../../fixtures/aDeliveredBatch";
import { anEnvelopeLine } from "../../fixtures/anEnvelopeLine";
import { memoryObjectStore } from "../../support/objectStore.memory";

/** A packer a minute after the batches came, and what it did. */
const aPacker = (parts: Partial<PackParts> = {}) => {
  const raw = memoryObjectStore();
  const lookedAgain: string[] = [];
  const log: PackLogEntry[] = [];
  const run = pack({
    raw,
    lookAgainFrom: async (dataset, hour) => void lookedAgain.push(`${dataset} ${hour}`),
    shards: 4,
    lookbackHours: 3,
    now: () => Date.UTC(2026, 2, 1, 18, 43, 8),
    log: (entry) => log.push(entry),
    ...parts,
  });
  const keys = async () => {
    const found: string[] = [];
    for await (const { key } of raw.list("")) found.push(key);
    return found;
  };
  return { raw, run, log, lookedAgain, keys };
};

const messages = (...batches: readonly (readonly DeliveredBatch[])[]) =>
  batches.map((each, at) => ({ id: `message-${at + 1}`, body: batchMessage(each) }));

test("the batches of many messages become one object, which every reader of raw objects reads", async () => {
  const { raw, run, keys, log } = aPacker();
  const sent = ["a", "b", "c"].map((name) => [aDeliveredBatch(name)]);
  expect(await run(messages(...sent))).toEqual([]);
  const [key = "", ...others] = await keys();
  expect(others).toEqual([]);
  expect(key).toMatch(/^raw\/events\/dt=2026-03-01\/hr=18\/s=0[0-3]\/[0-9a-f]{64}\.ndjson\.gz$/);
  const lines = [...((await readRawObject(raw, key, decodeLineText(decodeEnvelope))) ?? [])];
  expect(
    lines.map((line) => (line.kind === "event" ? line.envelope.event.event_id : line.errors)).sort(),
  ).toEqual(["a", "b", "c"]);
  expect(log).toMatchObject([
    {
      event: "pack",
      messages: 3,
      batches: 3,
      repeats: 0,
      objects: 1,
      records: 3,
      late_objects: 0,
      oldest_milliseconds: 59_996,
      failures: [],
    },
  ]);
});

test("rejected records are packed beside the accepted ones, under their own prefix", async () => {
  const { run, keys } = aPacker();
  await run(
    messages(
      [aDeliveredBatch("a"), aDeliveredBatch("a", { set: "rejected" })],
      [aDeliveredBatch("b", { set: "rejected" })],
    ),
  );
  expect((await keys()).map((key) => key.replace(/[^/]{64}/, "ID").replace(/s=\d\d/, "S"))).toEqual([
    "raw/events/dt=2026-03-01/hr=18/S/ID.ndjson.gz",
    "rejected/events/dt=2026-03-01/hr=18/ID.ndjson.gz",
  ]);
});

test("the same messages give the same object, byte for byte; a message in other company another one", async () => {
  const { raw, run, keys } = aPacker();
  const [a, b, c] = ["a", "b", "c"].map((name) => [aDeliveredBatch(name)]) as [
    DeliveredBatch[],
    DeliveredBatch[],
    DeliveredBatch[],
  ];
  await run(messages(a, b));
  const [key = ""] = await keys();
  const before = await raw.get(key);
  await run(messages(b, a));
  expect(await keys()).toEqual([key]);
  expect(await raw.get(key)).toEqual(before);
  await run(messages(b, c));
  expect(await keys()).toHaveLength(2);
});

test("a retry that comes in a later call leaves the object as it is", async () => {
  const { raw, run, keys } = aPacker();
  const sent = (atMs: number) =>
    aDeliveredBatch("a", { receivedAtMs: atMs, lines: [anEnvelopeLine({ received_at_ms: atMs })] });
  await run(messages([sent(receivedAtMs)]));
  const [key = ""] = await keys();
  const before = await raw.get(key);
  expect(await run(messages([sent(receivedAtMs + 2_000)]))).toEqual([]);
  expect(await keys()).toEqual([key]);
  expect(await raw.get(key)).toEqual(before);
});

test.each([
  ["that is no message of batches", '{"Records": []}', "UnreadableMessage"],
  [
    "whose batch is no gzip",
    batchMessage([aDeliveredBatch("bad", { body: Buffer.from("no gzip") })]),
    "DamagedBatch",
  ],
  [
    "whose batch has other lines than it says",
    batchMessage([aDeliveredBatch("bad", { records: 2 })]),
    "DamagedBatch",
  ],
  [
    "whose last line has no end",
    batchMessage([aDeliveredBatch("bad", { lines: [anEnvelopeLine()], records: 2 })]),
    "DamagedBatch",
  ],
])("a message %s comes again, and hinders no other", async (_, body, error) => {
  const { raw, run, keys, log } = aPacker();
  const [good] = messages([aDeliveredBatch("good")]);
  expect(await run([{ id: "bad", body }, good as typeof good & object])).toEqual(["bad"]);
  const [key = ""] = await keys();
  expect(gunzipSync((await raw.get(key))?.body ?? "").toString()).toContain('"good"');
  expect(log).toMatchObject([{ objects: 1, failures: [{ message: "bad", error }] }]);
});

test("where the store refuses an object, its messages come again, and those of others do not", async () => {
  const store = memoryObjectStore();
  const { run, log } = aPacker({
    raw: {
      put: (key, ...rest) =>
        key.startsWith("raw/orders/")
          ? Promise.reject(new TypeError("no room for anna@acme.example"))
          : store.put(key, ...rest),
    },
  });
  const failed = await run(
    messages(
      [aDeliveredBatch("a")],
      [aDeliveredBatch("b", { dataset: "orders" })],
      // a retry of it, and beside it something that can be stored
      [aDeliveredBatch("b", { dataset: "orders" }), aDeliveredBatch("c", { set: "rejected" })],
    ),
  );
  expect([...failed].sort()).toEqual(["message-2", "message-3"]);
  expect(log).toMatchObject([{ repeats: 1, objects: 2, records: 2 }]);
  expect(log[0]?.failures.map(({ error }) => error)).toEqual(["TypeError", "TypeError"]);
  expect(JSON.stringify(log)).not.toContain("anna");
});

describe("a batch that has waited until compaction looks at its hour no more", () => {
  const received = (hour: number) => ({ receivedAtMs: Date.UTC(2026, 2, 1, hour, 59, 59, 999) });

  test("is stored in its own hour all the same, and the hour is looked at again; hours of before midnight too", async () => {
    const { run, lookedAgain, keys, log } = aPacker();
    await run(
      messages(
        [aDeliveredBatch("of today", received(15))],
        [aDeliveredBatch("of yesterday", received(-1))],
        [aDeliveredBatch("in time", received(16))],
        [aDeliveredBatch("an order", { ...received(15), dataset: "orders" })],
        [aDeliveredBatch("rejected", { ...received(15), set: "rejected" })],
      ),
    );
    expect((await keys()).map((key) => key.slice(0, key.indexOf("hr=") + 5))).toEqual([
      "raw/events/dt=2026-02-28/hr=23",
      "raw/events/dt=2026-03-01/hr=15",
      "raw/events/dt=2026-03-01/hr=16",
      "raw/orders/dt=2026-03-01/hr=15",
      "rejected/events/dt=2026-03-01/hr=15",
    ]);
    expect(lookedAgain.sort()).toEqual([
      "events 2026-02-28T23",
      "events 2026-03-01T15",
      "orders 2026-03-01T15",
    ]);
    expect(log).toMatchObject([{ late_objects: 3 }]);
  });

  test("comes again where that cannot be asked for, although its object is there", async () => {
    const { run, keys } = aPacker({ lookAgainFrom: () => Promise.reject(new Error("the lake is away")) });
    const late = messages([aDeliveredBatch("late", received(3))]);
    expect(await run(late)).toEqual(["message-1"]);
    expect(await run(late)).toEqual(["message-1"]);
    expect(await keys()).toHaveLength(1);
  });

  test("has its hour asked for again by each try, also where an earlier one has stored it", async () => {
    const { run, lookedAgain } = aPacker();
    const late = messages([aDeliveredBatch("late", received(3))]);
    await run(late);
    await run(late);
    expect(lookedAgain).toEqual(["events 2026-03-01T03", "events 2026-03-01T03"]);
  });
});

test("a call without messages does nothing", async () => {
  const { run, keys, log } = aPacker();
  expect(await run([])).toEqual([]);
  expect(await keys()).toEqual([]);
  expect(log).toMatchObject([{ messages: 0, oldest_milliseconds: 0 }]);
});
