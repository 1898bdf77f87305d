import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import { dirObjectStore, pathOf } from "../../../pipeline/storage/objectStore.dir";
import { aTemporaryFolder } from "../../fixtures/aTemporaryFolder";
import { objectStoreContract } from "./objectStoreContract";

const bucket = "raw";
const x = Buffer.from("x");

describe("dirObjectStore({ folder, bucket })", () => {
  objectStoreContract(async () => dirObjectStore({ folder: aTemporaryFolder(), bucket }), "s3://raw");
});

test.each(["../outside", "a/../../outside", "a/./b", "a//b", "/a", "a/", "", "a\\b", "a\0b", ".incoming/a"])(
  "the key %j is refused by name, and nothing is written",
  async (key) => {
    const folder = aTemporaryFolder();
    const store = dirObjectStore({ folder, bucket });
    const message = `object key ${JSON.stringify(key)}: `;
    await expect(store.put(key, x)).rejects.toThrow(message);
    await expect(store.get(key)).rejects.toThrow(message);
    await expect(store.delete(key)).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual([]);
  },
);

test("an object's file lies where its key says", async () => {
  const folder = aTemporaryFolder();
  await dirObjectStore({ folder, bucket }).put("lake/dt=2026-03-01/a.parquet", x);
  expect(readFileSync(pathOf(folder, "lake/dt=2026-03-01/a.parquet"), "utf8")).toBe("x");
  expect(pathOf("/data", "lake/a.parquet")).toBe(join("/data", "lake", "a.parquet"));
});

test("a store that was never written to has no folder and no objects", async () => {
  const store = dirObjectStore({ folder: join(aTemporaryFolder(), "later"), bucket });
  expect(await store.get("a")).toBeUndefined();
  expect(await keysOf(store, "")).toEqual([]);
});

test("a second store on the same folder sees the objects of the first, with the same tags", async () => {
  const folder = aTemporaryFolder();
  const put = await dirObjectStore({ folder, bucket }).put("a", x);
  const again = dirObjectStore({ folder, bucket });
  expect(await again.get("a")).toMatchObject({ etag: put.kind === "stored" && put.etag });
  expect((await again.put("a", x, { ifAbsent: true })).kind).toBe("conflict");
});

test("no put leaves a temporary file, whether stored, in conflict or failed", async () => {
  const folder = aTemporaryFolder();
  const store = dirObjectStore({ folder, bucket });
  await store.put("a", x, { ifAbsent: true });
  await store.put("a", x, { ifAbsent: true });
  await store.put("a", x, { ifMatch: "another" });
  await store.put("a", x);
  mkdirSync(join(folder, "occupied", "by-a-folder"), { recursive: true });
  await expect(store.put("occupied", x)).rejects.toThrow();
  expect(readdirSync(join(folder, ".incoming"))).toEqual([]);
});

test("files on the way to an object are not listed", async () => {
  const folder = aTemporaryFolder();
  const store = dirObjectStore({ folder, bucket });
  await store.put("a", x);
  writeFileSync(join(folder, ".incoming", "half"), "hal");
  expect(await keysOf(store, "")).toEqual(["a"]);
  expect(await keysOf(store, ".in")).toEqual([]);
  await expect(keysOf(store, ".incoming/")).rejects.toThrow('object key ".incoming"');
});

test("a folder named like the temporary one is an ordinary folder further down", async () => {
  const store = dirObjectStore({ folder: aTemporaryFolder(), bucket });
  await store.put("a/.incoming/b", x);
  expect(await keysOf(store, "a/")).toEqual(["a/.incoming/b"]);
});

test("files have times of change of their own, so a file number that is used again brings no tag back", async () => {
  const folder = aTemporaryFolder();
  const store = dirObjectStore({ folder, bucket });
  const keys = Array.from({ length: 50 }, (_, i) => `k${i}`);
  await Promise.all(keys.map((key) => store.put(key, x)));
  const times = keys.map((key) => statSync(join(folder, key), { bigint: true }).mtimeNs);
  expect(new Set(times).size).toBe(keys.length);
});

test("objects are stamped by the store's clock, to the millisecond, each later than the one before", async () => {
  let nowMs = Date.parse("2026-03-01T18:00:00.001Z");
  const store = dirObjectStore({ folder: aTemporaryFolder(), bucket, now: () => nowMs });
  for (const key of ["a", "b", "c"]) await store.put(key, x);
  nowMs = Date.parse("2026-03-02T18:00:00.999Z");
  await store.put("d", x);
  nowMs = 0;
  await store.put("e", x);
  const times: Record<string, string> = {};
  for await (const { key, modifiedAtMs } of store.list("")) times[key] = new Date(modifiedAtMs).toISOString();
  expect(times).toEqual({
    a: "2026-03-01T18:00:00.001Z",
    b: "2026-03-01T18:00:00.002Z",
    c: "2026-03-01T18:00:00.003Z",
    d: "2026-03-02T18:00:00.999Z",
    e: "2026-03-02T18:00:01.000Z",
  });
});

test("a delete removes the object's file, each in its turn among the puts of the same key", async () => {
  const folder = aTemporaryFolder();
  const store = dirObjectStore({ folder, bucket });
  const results = await Promise.all([
    store.put("lake/a", x, { ifAbsent: true }),
    store.delete("lake/a"),
    store.put("lake/a", x, { ifAbsent: true }),
    store.delete("lake/a"),
  ]);
  expect(results.map((result) => result?.kind)).toEqual(["stored", undefined, "stored", undefined]);
  expect(readdirSync(join(folder, "lake"))).toEqual([]);
});

test("a delete removes no folder, also where its key names one", async () => {
  const folder = aTemporaryFolder();
  const store = dirObjectStore({ folder, bucket });
  await store.put("lake/data/a", x);
  mkdirSync(join(folder, "empty"));
  for (const key of ["lake", "lake/data", "empty", "lake/data/a/b"]) await store.delete(key);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(["empty", "lake"]));
  expect(await keysOf(store, "")).toEqual(["lake/data/a"]);
});

test("a put rejects where a file stands in the place of the store's folder", async () => {
  const folder = join(aTemporaryFolder(), "a-file");
  writeFileSync(folder, "");
  await expect(dirObjectStore({ folder, bucket }).put("a", x)).rejects.toThrow(/ENOTDIR|EEXIST/);
});

test("a put rejects where an object stands in the place of a folder, and harms neither it nor later puts", async () => {
  const store = dirObjectStore({ folder: aTemporaryFolder(), bucket });
  await store.put("a", x);
  await expect(store.put("a/b", x)).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(await keysOf(store, "")).toEqual(["a"]);
  expect((await store.put("a", Buffer.from("y"))).kind).toBe("stored");
});

test("one failed put holds up no later put of the same key", async () => {
  const folder = aTemporaryFolder();
  mkdirSync(join(folder, "a", "b"), { recursive: true });
  const store = dirObjectStore({ folder, bucket });
  const results = await Promise.allSettled([store.put("a", x), store.put("a/b/c", x), store.put("a", x)]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected"]);
});

test("readers see the old object or the new one while it is replaced, never a part", async () => {
  const store = dirObjectStore({ folder: aTemporaryFolder(), bucket });
  const versions = ["a", "b"].map((letter) => Buffer.alloc(300_000, letter));
  await store.put("k", versions[0] ?? x);
  let isWriting = true;
  const writing = (async () => {
    for (let i = 0; i < 30; i++) await store.put("k", versions[i % 2] ?? x);
    isWriting = false;
  })();
  while (isWriting) {
    const body = Buffer.from((await store.get("k"))?.body ?? []);
    expect(versions.some((version) => version.equals(body))).toBe(true);
  }
  await writing;
});

test("a process killed in the middle of a put leaves no half object", async () => {
  const folder = aTemporaryFolder();
  const script = `
    const { dirObjectStore } = require(${JSON.stringify(require.resolve("../../../pipeline/storage/objectStore.dir"))});
    const store = dirObjectStore({ folder: ${JSON.stringify(folder)}, bucket: "raw" });
    void store.put("huge", Buffer.alloc(256_000_000, 1));`;
  const child = spawn(process.execPath, ["--import", "tsx", "-e", script], {
    cwd: join(__dirname, "../../.."),
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  for (const deadlineMs = Date.now() + 15_000; bytesIn(join(folder, ".incoming")) === 0; await setTimeout(1))
    if (Date.now() > deadlineMs) throw new Error("the put did not begin within 15 seconds");
  child.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);

  const store = dirObjectStore({ folder, bucket });
  expect(await store.get("huge")).toBeUndefined();
  expect(await keysOf(store, "")).toEqual([]);
  expect((await store.put("huge", x, { ifAbsent: true })).kind).toBe("stored");
}, 20_000);

const keysOf = async (store: ObjectStore, prefix: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
};

const bytesIn = (folder: string): number => {
  try {
    return readdirSync(folder).reduce((bytes, name) => bytes + statSync(join(folder, name)).size, 0);
  } catch {
    return 0;
  }
};
