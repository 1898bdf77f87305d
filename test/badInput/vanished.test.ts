import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ObjectStore } from "../../pipeline/storage/objectStore";
import { dirObjectStore } from "../../pipeline/storage/objectStore.dir";
import { aGatewayEvent } from "../fixtures/aGatewayEvent";
import { anEvent } from "../fixtures/anEvent";
import { aTemporaryFolder } from "../fixtures/aTemporaryFolder";
import { type HyparquetReader, hyparquetReader } from "../pipeline/lake/parquet/hyparquetReader";
import { memoryObjectStore } from "../support/objectStore.memory";
import { anInstallation, firstMs } from "./installation";
import { presentedKeys } from "./keys";
import { compactAt, lakeContents } from "./lakeContents";

let reader: HyparquetReader;
beforeAll(() => {
  reader = hyparquetReader();
});
afterAll(() => reader.close());

const hourMs = 3_600_000;

/** The ids of the events that readers see, in order. */
const shown = async (lake: ObjectStore): Promise<readonly unknown[]> =>
  (await lakeContents(lake, reader)).rows.map((row) => row["event_id"]).sort();

/** A store with a batch in each of two hours, acknowledged. */
const twoHours = async () => {
  const installation = anInstallation();
  for (const [id, atMs] of [
    ["e-1", firstMs],
    ["e-2", firstMs + hourMs],
  ] as const) {
    installation.nowMs = atMs;
    const { answer } = await installation.send(
      aGatewayEvent({
        headers: { authorization: `Bearer ${presentedKeys.server}` },
        body: JSON.stringify(anEvent({ event_id: id, occurred_at: atMs })),
      }),
    );
    expect(answer?.statusCode).toBe(202);
  }
  return installation.raw;
};

test("an object that is listed but never there fails its own unit by name, no other, and is taken once it is back", async () => {
  const raw = await twoHours();
  const lake = memoryObjectStore("lake");
  let isBack = false;
  const gone: ObjectStore = {
    ...raw,
    get: async (key) => (key.includes("/hr=12/") && !isBack ? undefined : raw.get(key)),
  };
  const first = await compactAt(firstMs + 3 * hourMs, gone, lake);
  expect(first.failures).toEqual([
    { unit: expect.stringMatching(/^2026-03-01T12-s0[01]$/), error: expect.any(String) },
  ]);
  expect(await shown(lake)).toEqual(["e-2"]);

  isBack = true;
  const second = await compactAt(firstMs + 3 * hourMs + 1, gone, lake);
  expect(second.failures).toEqual([]);
  expect(await shown(lake)).toEqual(["e-1", "e-2"]);
});

test("folders and broken links under raw objects' names are left alone, and hinder nothing", async () => {
  const folder = aTemporaryFolder();
  const raw = dirObjectStore({ folder, bucket: "raw" });
  const memory = await twoHours();
  const keys: string[] = [];
  for await (const { key } of memory.list("raw/")) {
    keys.push(key);
    await raw.put(key, (await memory.get(key))?.body ?? Buffer.of());
  }
  const nameOf = (digit: string): string =>
    join(folder, (keys[0] ?? "").replace(/[0-9a-f]{64}/, digit.repeat(64)));
  mkdirSync(nameOf("a"));
  mkdirSync(nameOf("b"));
  writeFileSync(join(nameOf("b"), "inside"), "x");
  symlinkSync(join(folder, "nowhere"), nameOf("c"));
  writeFileSync(join(nameOf("d").replace(/[^/]+$/, ""), ".DS_Store"), "x");
  const lake = memoryObjectStore("lake");
  expect(await compactAt(firstMs + 3 * hourMs, raw, lake)).toMatchObject({
    failures: [],
    foreign_objects: 2,
  });
  expect(await shown(lake)).toEqual(["e-1", "e-2"]);
});
