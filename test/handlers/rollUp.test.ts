import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RollUpEnvironment } from "../../pipeline/rollUp/rollUpEnvironment";
import { dirObjectStore } from "../../pipeline/storage/objectStore.dir";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";

type Handler = typeof import("../../handlers/rollUp").handler;

const day = "2026-03-01";

let folder: string;
beforeEach(() => {
  folder = aTemporaryFolder();
  Object.assign(
    process.env,
    { LOG_FILE: join(folder, "log") },
    RollUpEnvironment.encode({
      LAKE_STORE: { kind: "dir", folder: join(folder, "lake"), bucket: "lake" },
      CLOSED_AFTER_DAYS: 2,
    }),
  );
});

/** The handler as a new process loads it. */
const load = async (): Promise<Handler> => {
  jest.resetModules();
  return (await import("../../handlers/rollUp")).handler;
};

test("handler() of a lake that is not there yet has nothing to do, and logs a line for each dataset", async () => {
  const handler = await load();
  const reports = await handler();
  expect(reports.map(({ dataset, days }) => [dataset, days.closed])).toEqual(
    ["events", "orders", "customers", "payments"].map((dataset) => [dataset, 0]),
  );
  const logged = readFileSync(join(folder, "log"), "utf8").trim().split("\n");
  expect(logged.map((line) => JSON.parse(line))).toEqual(reports);
});

test("handler() rejects where a day failed, after all datasets, and says nothing of what files hold", async () => {
  const store = dirObjectStore({ folder: join(folder, "lake"), bucket: "lake" });
  const files = ["17", "18"].map((hour) => `lake/orders/data/dt=${day}/${day}T${hour}-s00-attempt-1.parquet`);
  for (const file of files) await store.put(file, Buffer.from("a secret, and no Parquet"));
  const lines = files.map((file) => `s3://lake/${file}\n`).join("");
  await store.put(`lake/orders/manifest/dt=${day}/symlink.txt`, Buffer.from(lines));
  const handler = await load();
  await expect(handler()).rejects.toThrow(`roll-up failed: orders/${day}: `);
  const logged = readFileSync(join(folder, "log"), "utf8");
  expect(logged.trim().split("\n")).toHaveLength(4);
  expect(logged).not.toContain("secret");
});

test("the module refuses to load without its environment, and names the variable", async () => {
  delete process.env["CLOSED_AFTER_DAYS"];
  await expect(load()).rejects.toThrow("CLOSED_AFTER_DAYS");
});
