import { callTally } from "../../../bench/cost/callTally";
import { countedStore } from "../../../bench/cost/countedStore";
import { partBytes } from "../../../pipeline/storage/objectUpload.s3";
import { memoryObjectStore } from "../../support/objectStore.memory";

const aCountedStore = () => {
  const tally = callTally();
  return { tally, store: countedStore("lake", memoryObjectStore("lake"), tally) };
};

test("puts and gets are counted, with their bytes and by what they are for, also those that change nothing", async () => {
  const { tally, store } = aCountedStore();
  await store.put("lake/events/data/dt=2026-03-01/a.parquet", new Uint8Array(10));
  await store.put("lake/events/data/dt=2026-03-01/a.parquet", new Uint8Array(10), { ifAbsent: true });
  await store.put("lake/events/commit/2026-03-01T18-s00/000001.counted", new Uint8Array(0));
  await store.get("lake/events/none");
  await store.getRange("lake/events/data/dt=2026-03-01/a.parquet", 2, 4);
  expect(tally.counts()).toEqual({
    "lake.get": 2,
    "lake.put": 3,
    "lake.put counted": 1,
    "lake.put data": 2,
    "lake.put.bytes": 20,
  });
});

test("a listing is a request for each thousand keys that are taken, and one where there is none", async () => {
  const { tally, store } = aCountedStore();
  for await (const _ of store.list("nothing/")) throw new Error("there is nothing");
  expect(tally.counts()["lake.list"]).toBe(1);
  for (let at = 0; at < 1001; at++) await store.put(`lake/${String(at).padStart(4, "0")}`, new Uint8Array(0));
  tally.clear();
  for await (const _ of store.list("lake/")) break;
  expect(tally.counts()["lake.list"]).toBe(1);
  tally.clear();
  for await (const _ of store.list("lake/0"));
  expect(tally.counts()["lake.list"]).toBe(1);
  tally.clear();
  for await (const _ of store.list("lake/"));
  expect(tally.counts()).toEqual({ "lake.list": 2, "lake.list.keys": 1001 });
});

test("an upload is one put where it fits into a part, else one for each part and two more", async () => {
  const { tally, store } = aCountedStore();
  const upload = async (bytes: number): Promise<number | undefined> => {
    tally.clear();
    const object = store.upload(`lake/events/data/${bytes}`);
    await object.write(new Uint8Array(bytes));
    await object.finish();
    return tally.counts()["lake.put"];
  };
  expect(await upload(1)).toBe(1);
  expect(await upload(partBytes)).toBe(1);
  expect(await upload(partBytes + 1)).toBe(4);
});
