import { gzipSync } from "node:zlib";
import type { Day } from "../../../pipeline/lake/lakeKey";
import { type CountLogEntry, type CountMessage, count } from "../../../pipeline/metrics/count";
import type { BatchShare, MetricsTable } from "../../../pipeline/metrics/metricsTable";
import { ObjectCreated } from "../../../pipeline/metrics/objectCreated";
import type { Hour } from "../../../pipeline/raw/rawKey";
import { rawKey } from "../../../pipeline/raw/rawKey";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import { anEnvelopeLine } from "../../fixtures/anEnvelopeLine";
import { anEvent } from "../../fixtures/anEvent";
import { memoryMetricsTable } from "../../support/metricsTable.memory";
import { memoryObjectStore } from "../../support/objectStore.memory";

/** Count over a raw bucket and a table in memory. */
const aCount = (around: { readonly raw?: Partial<ObjectStore>; readonly add?: MetricsTable["add"] } = {}) => {
  const raw = memoryObjectStore();
  const table = memoryMetricsTable();
  const log: CountLogEntry[] = [];
  let nowMs = 1_000;
  const run = count({
    raw: { ...raw, ...around.raw },
    metrics: { add: around.add ?? table.add },
    now: () => {
      nowMs += 5;
      return nowMs;
    },
    log: (entry) => log.push(entry),
  });
  return {
    raw,
    table,
    log,
    run,
    /** Puts a batch of lines under a key of its own, and returns the message that tells of it. */
    told: async (lines: readonly string[], key = aKey()): Promise<CountMessage> => {
      await raw.put(key, gzipSync(lines.map((line) => `${line}\n`).join("")));
      return aMessage(key);
    },
  };
};

let keys = 0;
const aKey = (overrides: { readonly hour?: Hour; readonly dataset?: string } = {}): string => {
  keys += 1;
  const batchId = keys.toString(16).padStart(16, "0").padEnd(64, "e");
  return rawKey({ dataset: "events", hour: "2026-03-01T18" as Hour, shard: 0, batchId, ...overrides });
};

const aMessage = (...objects: readonly string[]): CountMessage => ({
  id: `message of ${objects.join(" and ")}`,
  body: ObjectCreated.encode(objects),
});

const lineOf = (event: Readonly<Record<string, unknown>>): string =>
  anEnvelopeLine({ event: anEvent({ anonymous_id: "guest", ...event }) });

const eventsOf = async (table: MetricsTable, user = "guest"): Promise<unknown> =>
  (await table.read(user, "2026-01-01" as Day, "2026-12-31" as Day)).map(({ userDay, provisional }) => [
    userDay.day,
    ...[...provisional].map(([site, { events }]) => `${site} ${events}`),
  ]);

const twoEvents = [lineOf({ event_id: "e-1" }), lineOf({ event_id: "e-2", event_type: "click" })];

test("a batch that a message tells of is added to its visitors' days, and told in one line of the log", async () => {
  const { told, run, table, log } = aCount();
  const message = await told([
    ...twoEvents,
    lineOf({ event_id: "e-3", site_id: "osteria-sole" }),
    lineOf({ event_id: "e-4", occurred_at: "2026-02-28T12:00:00Z" }),
    lineOf({ event_id: "e-5", user_id: "customer-1042" }),
    anEnvelopeLine({ event: anEvent({ event_id: "e-6" }) }),
  ]);
  expect(await run([message])).toEqual([]);
  expect(await eventsOf(table)).toEqual([
    ["2026-02-28", "trattoria-luna 1"],
    ["2026-03-01", "osteria-sole 1", "trattoria-luna 2"],
  ]);
  expect(await eventsOf(table, "customer-1042")).toEqual([["2026-03-01", "trattoria-luna 1"]]);
  expect(log).toEqual([
    {
      event: "count",
      objects: 1,
      lines: 6,
      bad_lines: 0,
      repeats: 0,
      user_days: 3,
      added: 3,
      closed: 0,
      full: 0,
      skipped: 0,
      failures: [],
      milliseconds: 5,
    },
  ]);
});

test("a message that comes again, alone or beside itself, changes nothing", async () => {
  const { told, run, table } = aCount();
  const message = await told(twoEvents);
  await run([message]);
  await run([message, { ...message, id: "the same, sent twice" }]);
  await Promise.all([run([message]), run([message])]);
  expect(await eventsOf(table)).toEqual([["2026-03-01", "trattoria-luna 2"]]);
});

test("an event that a batch has twice counts once, the first of them; at another site it is another", async () => {
  const { told, run, table, log } = aCount();
  await run([
    await told([
      ...twoEvents,
      lineOf({ event_id: "e-2", event_type: "add_to_cart", item_id: "burrata" }),
      lineOf({ event_id: "e-1", anonymous_id: "another" }),
      lineOf({ event_id: "e-1", site_id: "osteria-sole" }),
    ]),
  ]);
  expect(await eventsOf(table)).toEqual([["2026-03-01", "osteria-sole 1", "trattoria-luna 2"]]);
  expect(await eventsOf(table, "another")).toEqual([]);
  expect(log).toMatchObject([{ lines: 5, repeats: 2, user_days: 1 }]);
});

test("batches of one hour add up, and a share is filed under its batch and unit", async () => {
  const shares: BatchShare[] = [];
  const { told, run } = aCount({
    add: async (share) => {
      shares.push(share);
      return "added";
    },
  });
  const key = rawKey({
    dataset: "events",
    hour: "2026-03-01T23" as Hour,
    shard: 7,
    batchId: "c".repeat(64),
  });
  await run([await told(twoEvents, key)]);
  expect(shares).toMatchObject([
    {
      userDay: { user: "guest", day: "2026-03-01" },
      unit: { hour: "2026-03-01T23", shard: 7 },
      batchId: "c".repeat(64),
    },
  ]);
});

test("a line that cannot be read hinders no other, nor does an object that is no gzip", async () => {
  const { told, run, table, log, raw } = aCount();
  const damaged = aKey();
  await raw.put(damaged, Buffer.from("no gzip"));
  const message = await told(["{", ...twoEvents, "{}"]);
  expect(await run([aMessage(damaged), message])).toEqual([]);
  expect(await eventsOf(table)).toEqual([["2026-03-01", "trattoria-luna 2"]]);
  expect(log).toMatchObject([{ objects: 2, lines: 5, bad_lines: 3, user_days: 1 }]);
});

test.each([
  "raw/events/dt=2026-03-01/hr=18/s=00/notes.txt",
  "raw/events/dt=2026-03-01/hr=24/s=00/".concat("a".repeat(64), ".ndjson.gz"),
  aKey({ dataset: "orders" }),
  "lake/events/watermark.json",
])("%s is skipped and told, and not read", async (key) => {
  const { told, run, table, log } = aCount({
    raw: { get: async (read) => Promise.reject(new Error(`read ${read}`)) },
  });
  const message = await told(twoEvents, key);
  expect(await run([message])).toEqual([]);
  expect(await eventsOf(table)).toEqual([]);
  expect(log).toMatchObject([{ objects: 0, skipped: 1, failures: [] }]);
});

test("an object that is not there is to come again, and hinders no other", async () => {
  const { told, run, table, log } = aCount();
  const missing = aMessage(aKey());
  const message = await told(twoEvents);
  expect(await run([missing, message])).toEqual([missing.id]);
  expect(await eventsOf(table)).toEqual([["2026-03-01", "trattoria-luna 2"]]);
  expect(log).toMatchObject([
    { objects: 1, failures: [{ message: missing.id, object: expect.any(String), error: "ObjectMissing" }] },
  ]);
});

test("a message that cannot be read is to come again, until it is a dead letter, and is not quoted", async () => {
  const { told, run, log } = aCount();
  const message = await told(twoEvents);
  expect(await run([{ id: "broken", body: "a secret" }, message])).toEqual(["broken"]);
  expect(log).toMatchObject([{ added: 1, failures: [{ message: "broken", error: "UnreadableMessage" }] }]);
  expect(JSON.stringify(log)).not.toContain("secret");
});

test("a message comes again whole where one of its objects failed, and is named once", async () => {
  const { told, run, table } = aCount();
  const [one, other] = [aKey(), aKey()];
  const message = aMessage(one, other, aKey(), aKey());
  await told([lineOf({ event_id: "e-1" })], one);
  await told([lineOf({ event_id: "e-2" })], other);
  expect(await run([message])).toEqual([message.id]);
  expect(await run([message])).toEqual([message.id]);
  expect(await eventsOf(table)).toEqual([["2026-03-01", "trattoria-luna 2"]]);
});

test("a store that fails is told by the name of its error alone", async () => {
  const { told, run, log } = aCount({
    raw: { get: () => Promise.reject(Object.assign(new Error("a secret"), { name: "SlowDown" })) },
  });
  const message = await told(twoEvents);
  expect(await run([message])).toEqual([message.id]);
  expect(log).toMatchObject([{ objects: 0, failures: [{ error: "SlowDown" }] }]);
  expect(JSON.stringify(log)).not.toContain("secret");
});

test("a table that fails in the middle of a batch is asked for the rest when the message comes again", async () => {
  const table = memoryMetricsTable();
  let asked = 0;
  let failing = true;
  const { told, run, log } = aCount({
    add: async (share) => {
      asked += 1;
      if (failing && share.userDay.user === "guest-20") throw new Error("a secret");
      return table.add(share);
    },
  });
  const lines = Array.from({ length: 200 }, (_, i) =>
    lineOf({ event_id: `e-${i}`, anonymous_id: `guest-${i}` }),
  );
  const message = await told(lines);
  expect(await run([message])).toEqual([message.id]);
  expect(asked).toBeLessThan(60);
  failing = false;
  expect(await run([message])).toEqual([]);
  for (const i of [0, 19, 20, 21, 199])
    expect(await eventsOf(table, `guest-${i}`)).toEqual([["2026-03-01", "trattoria-luna 1"]]);
  expect(log).toMatchObject([{ failures: [{ error: "Error" }] }, { added: 200, failures: [] }]);
  expect(JSON.stringify(log)).not.toMatch(/secret|guest/);
});

test("at most 16 user-days are under way at once", async () => {
  let underWay = 0;
  let most = 0;
  const { told, run } = aCount({
    add: async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return "added";
    },
  });
  const batch = (name: string) =>
    told(Array.from({ length: 40 }, (_, i) => lineOf({ event_id: `${i}`, anonymous_id: `${name}-${i}` })));
  await run([await batch("a"), await batch("b"), await batch("c")]);
  expect(most).toBe(16);
});

test("what is closed or full already is no failure", async () => {
  const answers = ["closed", "full", "added"] as const;
  let asked = 0;
  const { told, run, log } = aCount({ add: async () => answers[asked++] ?? "added" });
  const message = await told(["a", "b", "c"].map((id) => lineOf({ event_id: id, anonymous_id: id })));
  expect(await run([message])).toEqual([]);
  expect(log).toMatchObject([{ user_days: 3, added: 1, closed: 1, full: 1 }]);
});

test("no messages are none to come again", async () => {
  const { run, log } = aCount();
  expect(await run([])).toEqual([]);
  expect(log).toMatchObject([{ event: "count", objects: 0 }]);
});
