import { inputsHash, listRawHour } from "../../../pipeline/raw/rawHour";
import { type Hour, rawHourPrefix, rawKey } from "../../../pipeline/raw/rawKey";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import { memoryObjectStore } from "../../support/objectStore.memory";

const hour = "2026-03-01T18" as Hour;
const [a, b] = ["a".repeat(64), "b".repeat(64)];

const anHourWith = async (keys: readonly string[]): Promise<ObjectStore> => {
  const store = memoryObjectStore();
  for (const key of keys) await store.put(key, Buffer.from("x"));
  return store;
};

const keyOf = (shard: number, batchId: string, of = hour): string =>
  rawKey({ dataset: "events", hour: of, shard, batchId });

test("an hour's objects are listed by shard in the order of their keys, with their tags", async () => {
  const keys = [keyOf(1, b), keyOf(0, a), keyOf(1, a), keyOf(0, a, "2026-03-01T19" as Hour)];
  const store = await anHourWith(keys);
  const { shards, foreign } = await listRawHour(store, "events", hour);
  expect([...shards].map(([shard, inputs]) => [shard, inputs.map(({ key }) => key)])).toEqual([
    [0, [keyOf(0, a)]],
    [1, [keyOf(1, a), keyOf(1, b)]],
  ]);
  expect(shards.get(0)?.[0]?.etag).toBe((await store.get(keyOf(0, a)))?.etag);
  expect(foreign).toEqual([]);
});

test("objects that ingest cannot have written are told, and are no input", async () => {
  const stranger = `${rawHourPrefix("events", hour)}s=00/notes.txt`;
  const { shards, foreign } = await listRawHour(await anHourWith([stranger]), "events", hour);
  expect([shards.size, foreign]).toEqual([0, [stranger]]);
});

test("an hour without objects has no shards", async () => {
  expect((await listRawHour(await anHourWith([]), "events", hour)).shards.size).toBe(0);
});

test("inputsHash(inputs) changes with each key and each tag, and with nothing else", () => {
  const inputs = [
    { key: "k1", etag: "1" },
    { key: "k2", etag: "2" },
  ];
  expect(inputsHash(inputs)).toMatch(/^[0-9a-f]{64}$/);
  expect(inputsHash(inputs.map((input) => ({ ...input })))).toBe(inputsHash(inputs));
  const others = [
    [],
    inputs.slice(1),
    [inputs[0], { key: "k2", etag: "3" }],
    [inputs[0], { key: "k3", etag: "2" }],
  ];
  const hashes = others.map((other) => inputsHash(other as typeof inputs));
  expect(new Set([inputsHash(inputs), ...hashes]).size).toBe(5);
});
