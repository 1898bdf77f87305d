import { lookAgain } from "../../../pipeline/packing/lookAgain";
import type { Hour } from "../../../pipeline/raw/rawKey";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import { memoryObjectStore } from "../../support/objectStore.memory";

const key = "lake/orders/watermark.json";
const hour = "2026-03-01T18" as Hour;

const aLake = async (settledBefore?: string) => {
  const lake = memoryObjectStore("lake");
  if (settledBefore !== undefined)
    await lake.put(key, Buffer.from(JSON.stringify({ settled_before: settledBefore })));
  let marks = 0;
  const look = (store: Pick<ObjectStore, "get" | "put"> = lake) =>
    lookAgain(store, () => {
      marks += 1;
      return `mark-${marks}`;
    })("orders", hour);
  const said = async () => JSON.parse(Buffer.from((await lake.get(key))?.body ?? "").toString());
  return { lake, look, said };
};

test.each([
  ["is moved back to the hour where it was past it", "2026-03-03T07", "2026-03-01T18"],
  ["stays where it was where it is before the hour", "2026-02-27T00", "2026-02-27T00"],
  ["is put before everything where there was none", undefined, "2020-01-01T00"],
])("the watermark %s", async (_, before, after) => {
  const { look, said } = await aLake(before);
  await look();
  expect(await said()).toEqual({ settled_before: after, lowered: "mark-1" });
});

test("the watermark is never the same afterwards, so that a run that is about to move it on finds it changed", async () => {
  const { lake, look } = await aLake("2026-03-01T18");
  const tags = new Set<string | undefined>();
  for (let times = 0; times < 3; times++) {
    tags.add((await lake.get(key))?.etag);
    await look();
  }
  tags.add((await lake.get(key))?.etag);
  expect(tags.size).toBe(4);
});

test("where a run moves the watermark meanwhile, it is moved back from there", async () => {
  const { lake, look, said } = await aLake("2026-03-01T12");
  let reads = 0;
  await look({
    ...lake,
    get: async (...args) => {
      const object = await lake.get(...args);
      reads += 1;
      if (reads === 1) await lake.put(key, Buffer.from('{"settled_before":"2026-03-03T00"}'));
      return object;
    },
  });
  expect(await said()).toMatchObject({ settled_before: "2026-03-01T18" });
});

test("a lake that refuses, and a watermark that is none, are failures", async () => {
  const { lake, look } = await aLake();
  await expect(look({ ...lake, put: async () => ({ kind: "conflict" }) })).rejects.toThrow("20 times");
  await lake.put(key, Buffer.from("{}"));
  await expect(look()).rejects.toThrow("is no watermark");
});
