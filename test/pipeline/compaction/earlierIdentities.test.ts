import type { CompactionParts } from "../../../pipeline/compaction/compactionParts";
import { earlierIdentities, noSidecars } from "../../../pipeline/compaction/earlierIdentities";
import { memoryObjectStore } from "../../support/objectStore.memory";

const anIdentity = (n: number): Buffer => Buffer.alloc(16, n);

const aLake = async (sidecars: Readonly<Record<string, Uint8Array>>) => {
  const store = memoryObjectStore();
  for (const [key, body] of Object.entries(sidecars)) await store.put(key, body);
  const gets: string[] = [];
  const lake = {
    ...store,
    get: (key: string) => {
      gets.push(key);
      return store.get(key);
    },
  };
  return { parts: { lake } as unknown as CompactionParts, gets };
};

test("what all sidecars hold is there, and those that were read already are not read again", async () => {
  const { parts, gets } = await aLake({ a: anIdentity(1), b: anIdentity(2), c: anIdentity(3) });
  const first = await earlierIdentities(parts, noSidecars(), ["a", "b"]);
  const second = await earlierIdentities(parts, first, ["a", "b", "c"]);
  expect([1, 2, 3, 4].map((n) => second.identities.has(anIdentity(n)))).toEqual([true, true, true, false]);
  expect(gets).toEqual(["a", "b", "c"]);
});

test("a sidecar that is no longer wanted is forgotten", async () => {
  const { parts } = await aLake({ a: anIdentity(1), b: anIdentity(2) });
  const first = await earlierIdentities(parts, noSidecars(), ["a"]);
  const second = await earlierIdentities(parts, first, ["b"]);
  expect([second.identities.has(anIdentity(1)), second.identities.has(anIdentity(2))]).toEqual([false, true]);
});

test("a sidecar that is missing, or of a length that none has, is named", async () => {
  const { parts } = await aLake({ short: Buffer.alloc(33) });
  await expect(earlierIdentities(parts, noSidecars(), ["gone"])).rejects.toThrow("gone: a sidecar vanished");
  await expect(earlierIdentities(parts, noSidecars(), ["short"])).rejects.toThrow(
    "short: has 33 bytes, which is no multiple of 16",
  );
});
