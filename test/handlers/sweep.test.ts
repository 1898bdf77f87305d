import { readdirSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { dirObjectStore, pathOf } from "../../pipeline/storage/objectStore.dir";
import { SweepEnvironment } from "../../pipeline/sweep/sweepEnvironment";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";

type Handler = typeof import("../../handlers/sweep").handler;

const hourMs = 3_600_000;
const day = "lake/events/data/dt=2026-03-01";
const manifest = "lake/events/manifest/dt=2026-03-01/symlink.txt";

let folder: string;
let handler: Handler;
beforeEach(async () => {
  folder = aTemporaryFolder();
  Object.assign(
    process.env,
    { LOG_FILE: join(folder, "log") },
    SweepEnvironment.encode({
      LAKE_STORE: { kind: "dir", folder: join(folder, "lake"), bucket: "lake" },
    }),
  );
  handler = await load();
});

/** The handler as a new process loads it. */
const load = async (): Promise<Handler> => {
  jest.resetModules();
  return (await import("../../handlers/sweep")).handler;
};

const lakeFolder = () => join(folder, "lake");

/** Puts an object as if so many hours ago. */
const put = async (key: string, body: string, hoursAgo: number): Promise<string> => {
  await dirObjectStore({ folder: lakeFolder(), bucket: "lake" }).put(key, Buffer.from(body));
  const at = new Date(Date.now() - hoursAgo * hourMs);
  utimesSync(pathOf(lakeFolder(), key), at, at);
  return key;
};

const log = () =>
  readFileSync(join(folder, "log"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("handler() takes away what nothing has named for a day, and logs a line of figures for each dataset", async () => {
  const shown = await put(`${day}/2026-03-01T18-s00-attempt-1.parquet`, "shown", 100);
  await put(manifest, `s3://lake/${shown}\n`, 100);
  await put(`${day}/2026-03-01T18-s00-attempt-2.parquet`, "of a secret", 25);
  await put(`${day}/2026-03-01T18-s00-attempt-3.parquet`, "too young", 23);

  const ofOrders = await put(
    `lake/orders/${day.slice(12)}/2026-03-01T18-s00-attempt-1.parquet`,
    "shown",
    100,
  );
  await put("lake/orders/manifest/dt=2026-03-01/symlink.txt", `s3://lake/${ofOrders}\n`, 100);
  await put(`lake/orders/${day.slice(12)}/2026-03-01T18-s00-attempt-2.parquet`, "unnamed", 25);

  const [report, ...others] = await handler();
  expect(report).toEqual({
    event: "sweep",
    dataset: "events",
    looked_at: 4,
    referenced: 1,
    deleted: { data: 1, rollup: 0, quarantine: 0, seen: 0 },
    bytes: "of a secret".length,
    kept_for_now: 1,
    foreign_objects: 0,
    failures: [],
    milliseconds: expect.any(Number),
  });
  expect(readdirSync(pathOf(lakeFolder(), day)).sort()).toEqual([
    "2026-03-01T18-s00-attempt-1.parquet",
    "2026-03-01T18-s00-attempt-3.parquet",
  ]);
  expect(others).toMatchObject([
    { dataset: "orders", deleted: { data: 1 } },
    { dataset: "customers", looked_at: 0 },
    { dataset: "payments", looked_at: 0 },
  ]);
  expect(log()).toEqual([report, ...others]);
  expect(readFileSync(join(folder, "log"), "utf8")).not.toContain("secret");
});

test("handler() of a lake that is not there yet has nothing to do", async () => {
  const reports = await handler();
  expect(reports).toHaveLength(4);
  for (const report of reports) expect(report).toMatchObject({ looked_at: 0, failures: [] });
});

test("handler() rejects where something failed, after all else is done and the report is logged", async () => {
  const shown = await put(`${day}/2026-03-01T18-s00-attempt-1.parquet`, "shown", 100);
  await put(manifest, `s3://lake/${shown}\n`, 100);
  await put(`${day}/2026-03-01T18-s00-attempt-2.parquet`, "unnamed", 100);
  await put(`${day}/2026-03-01T19-s00-attempt-3.parquet`, "unnamed", 100);
  const broken = await put("lake/events/commit/2026-03-01T19-s00/000001.json", "{}", 100);
  await expect(handler()).rejects.toThrow(`sweep failed: ${broken}: ${broken}: is no commit record: `);
  expect(log()).toMatchObject([
    { deleted: { data: 1 }, failures: [{ key: broken }] },
    ...["orders", "customers", "payments"].map((dataset) => ({ dataset, failures: [] })),
  ]);
  expect(readdirSync(pathOf(lakeFolder(), day))).not.toContain("2026-03-01T18-s00-attempt-2.parquet");
});

test("the module refuses to load without its environment, and names the variable", async () => {
  delete process.env["LAKE_STORE"];
  await expect(load()).rejects.toThrow(/^environment of SweepEnvironment: LAKE_STORE: must be /);
});
