import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { CompactEnvironment } from "../../pipeline/compaction/compactEnvironment";
import { defaultDedupWindows } from "../../pipeline/event/datasets";
import { listDataFiles } from "../../pipeline/lake/listDataFiles";
import { hourOf, hoursAfter } from "../../pipeline/raw/rawKey";
import { dirObjectStore } from "../../pipeline/storage/objectStore.dir";

type Handler = typeof import("../../handlers/compact").handler;

let folder: string;
let handler: Handler;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "footfall-"));
  const storeIn = (name: string) => ({ kind: "dir" as const, folder: join(folder, name), bucket: name });
  Object.assign(
    process.env,
    { LOG_FILE: join(folder, "log") },
    CompactEnvironment.encode({
      RAW_STORE: storeIn("raw"),
      LAKE_STORE: storeIn("lake"),
      METRICS_TABLE: "metrics",
      DEDUP_WINDOWS: defaultDedupWindows,
      LOOKBACK_HOURS: 2,
    }),
  );
  handler = await load();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The handler as a new process loads it. */
const load = async (): Promise<Handler> => {
  jest.resetModules();
  return (await import("../../handlers/compact")).handler;
};

const raw = () => dirObjectStore({ folder: join(folder, "raw"), bucket: "raw" });
const lake = () => dirObjectStore({ folder: join(folder, "lake"), bucket: "lake" });
const log = async () =>
  (await readFile(join(folder, "log"), "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const lastHour = hoursAfter(hourOf(Date.now()), -1);

const aRawObject = (hour: string): Promise<void> => {
  const at = `${hour}:30:00.000Z`;
  const event = { event_id: "secret-id", event_type: "click", site_id: "luna", occurred_at: at };
  return putRaw("events", hour, event);
};

/** Raw objects of all that is no event. */
const changeObjects = async (hour: string): Promise<void> => {
  const at = `${hour}:10:00.000Z`;
  const money = { site_id: "luna", currency: "EUR", status: "paid" };
  const customer = { id: "secret-id", site_id: "luna", signup_date: "2026-02-11" };
  await putRaw("orders", hour, { id: "secret-id", ...money, total_amount: "43.5", created_at: at });
  await putRaw("customers", hour, customer);
  await putRaw("payments", hour, { id: "secret-id", ...money, order_id: "o-1", amount: "43.5" });
};

const putRaw = async (dataset: string, hour: string, event: object): Promise<void> => {
  const receivedAtMs = Date.parse(`${hour}:30:00.000Z`);
  const line = { received_at_ms: receivedAtMs, key_id: "k", key_kind: "server", client: {}, event };
  const key = `raw/${dataset}/dt=${hour.slice(0, 10)}/hr=${hour.slice(11)}/s=00/${"a".repeat(64)}.ndjson.gz`;
  await raw().put(key, gzipSync(JSON.stringify(line)));
};

test.each([{}, undefined, null])(
  "handler(%j) compacts the hours of every dataset that have closed, and logs a line of figures for each",
  async (input) => {
    await aRawObject(lastHour);
    await changeObjects(lastHour);
    const reports = await handler(input);
    expect(reports).toMatchObject(
      ["events", "orders", "customers", "payments"].map((dataset) => ({
        dataset,
        units: { compacted: 1 },
        counts: { rows: 1, quarantined: 0 },
        failures: [],
      })),
    );
    for (const { dataset } of reports) expect(await listDataFiles(lake(), dataset)).toHaveLength(1);
    expect(await log()).toEqual(JSON.parse(JSON.stringify(reports)));
    expect(await readFile(join(folder, "log"), "utf8")).not.toMatch(/secret-id|luna/);
  },
);

test("handler(order) compacts the hour that is named, however long ago", async () => {
  await aRawObject("2020-02-29T10");
  await changeObjects("2020-02-29T10");
  const reports = await handler({ hour: "2020-02-29T10" });
  expect(reports.map(({ hours, units }) => [...hours, units.compacted])).toEqual([
    ["2020-02-29T10", "2020-03-01T10", 1],
    ...["orders", "customers", "payments"].map(() => ["2020-02-29T10", "2020-03-30T10", 1]),
  ]);
});

test("handler(order) compacts the dataset that is named, and no other", async () => {
  await aRawObject("2020-02-29T10");
  await changeObjects("2020-02-29T10");
  const reports = await handler({ dataset: "payments", hour: "2020-02-29T10" });
  expect(reports).toMatchObject([{ dataset: "payments", units: { compacted: 1 } }]);
  expect(await listDataFiles(lake(), "orders")).toEqual([]);
});

test("each dataset has a watermark of its own: one that fails holds no other back", async () => {
  await changeObjects("2020-02-29T10");
  await lake().put("lake/orders/commit/2020-02-29T10-s00/000001.json", Buffer.from("{}"));
  await expect(handler({})).rejects.toThrow(
    /^compaction failed: orders\/2020-02-29T10-s00: lake\/orders\/commit\/\S+: is no commit record: [^/]+$/,
  );
  expect(await log()).toMatchObject([
    { dataset: "events", failures: [] },
    { dataset: "orders", units: { compacted: 0 }, failures: [{ unit: "2020-02-29T10-s00" }] },
    { dataset: "customers", units: { compacted: 1 }, failures: [] },
    { dataset: "payments", units: { compacted: 1 }, failures: [] },
  ]);
  const marked = await Promise.all(
    ["orders", "customers"].map((dataset) => lake().get(`lake/${dataset}/watermark.json`)),
  );
  expect(marked.map((watermark) => watermark !== undefined)).toEqual([false, true]);
});

test("handler({}) catches up from the first raw hour, however long ago", async () => {
  await aRawObject("2020-02-29T10");
  const [events] = await handler({});
  expect({ first: events?.hours[0], compacted: events?.units.compacted }).toEqual({
    first: "2020-02-29T10",
    compacted: 1,
  });
});

test.each([
  [{ hour: "yesterday" }, 'compaction order: hour: must be a UTC hour as 2026-03-01T18, not "yesterday"'],
  ["2026-03-01T18", "compaction order: "],
])("handler(%j) rejects what is no order, by name", async (input, message) => {
  await expect(handler(input)).rejects.toThrow(message);
});

test("handler(order) rejects when a unit fails, after the others are done and the report is logged", async () => {
  await aRawObject("2020-02-29T10");
  await aRawObject(lastHour);
  const broken = `lake/events/commit/${hoursAfter(lastHour, -1)}-s00/000001.json`;
  await lake().put(broken, Buffer.from("{}"));
  await expect(handler({})).rejects.toThrow(`compaction failed: events/${hoursAfter(lastHour, -1)}-s00: `);
  expect(await log()).toMatchObject([
    { units: { compacted: 2 }, failures: [{ unit: `${hoursAfter(lastHour, -1)}-s00` }] },
    ...["orders", "customers", "payments"].map((dataset) => ({ dataset, failures: [] })),
  ]);
});

test("the module refuses to load without its environment, and names the variable", async () => {
  delete process.env["LAKE_STORE"];
  await expect(load()).rejects.toThrow(/^environment of CompactEnvironment: LAKE_STORE: must be /);
});
