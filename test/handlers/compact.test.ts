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

const aRawObject = async (hour: string): Promise<void> => {
  const at = `${hour}:30:00.000Z`;
  const event = { event_id: "secret-id", event_type: "click", site_id: "luna", occurred_at: at };
  const line = { received_at_ms: Date.parse(at), key_id: "k", key_kind: "server", client: {}, event };
  const key = `raw/events/dt=${hour.slice(0, 10)}/hr=${hour.slice(11)}/s=00/${"a".repeat(64)}.ndjson.gz`;
  await raw().put(key, gzipSync(JSON.stringify(line)));
};

test.each([{}, undefined, null])(
  "handler(%j) compacts the hours that have closed, and logs one line of figures",
  async (input) => {
    await aRawObject(lastHour);
    const report = await handler(input);
    expect(report).toMatchObject({
      dataset: "events",
      units: { compacted: 1 },
      counts: { rows: 1 },
      failures: [],
    });
    expect(await listDataFiles(lake(), "events")).toHaveLength(1);
    expect(await log()).toEqual([JSON.parse(JSON.stringify(report))]);
    expect(await readFile(join(folder, "log"), "utf8")).not.toMatch(/secret-id|luna/);
  },
);

test("handler(order) compacts the hour that is named, however long ago", async () => {
  await aRawObject("2020-02-29T10");
  const { hours, units } = await handler({ hour: "2020-02-29T10" });
  expect({ hours, compacted: units.compacted }).toEqual({
    hours: ["2020-02-29T10", "2020-03-01T10"],
    compacted: 1,
  });
});

test("handler({}) catches up from the first raw hour, however long ago", async () => {
  await aRawObject("2020-02-29T10");
  const { hours, units } = await handler({});
  expect({ first: hours[0], compacted: units.compacted }).toEqual({ first: "2020-02-29T10", compacted: 1 });
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
  await expect(handler({})).rejects.toThrow(`compaction failed: ${hoursAfter(lastHour, -1)}-s00: `);
  expect(await log()).toMatchObject([
    { units: { compacted: 2 }, failures: [{ unit: `${hoursAfter(lastHour, -1)}-s00` }] },
  ]);
});

test("the module refuses to load without its environment, and names the variable", async () => {
  delete process.env["LAKE_STORE"];
  await expect(load()).rejects.toThrow(/^environment of CompactEnvironment: LAKE_STORE: must be /);
});
