import type { CompactionParts } from "../../../pipeline/compaction/compactionParts";
import {
  earlierIdentities,
  noSidecars,
  type ReadSidecars,
  versionOf,
} from "../../../pipeline/compaction/earlierIdentities";
import { sightingBytes } from "../../../pipeline/compaction/identitySet";
import { sidecarKey } from "../../../pipeline/lake/lakeKey";
import type { Hour } from "../../../pipeline/raw/rawKey";
import { memoryObjectStore } from "../../support/objectStore.memory";

/** An event's sighting: whose it is, and what the rest says. */
const aSighting = (whose: number, rest = 0): Buffer => Buffer.alloc(sightingBytes, rest).fill(whose, 0, 16);

const aKey = (hour: string): string =>
  sidecarKey("events", {
    unit: { hour: hour as Hour, shard: 3 },
    inputs: 1,
    inputsHash: "0f".repeat(32),
  });
const [a, b, c] = [aKey("2026-03-01T17"), aKey("2026-03-01T18"), aKey("2026-03-01T19")];

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

const read = async (parts: CompactionParts, before: ReadSidecars, wanted: readonly string[]) => {
  const sidecars = await earlierIdentities(parts, before, wanted);
  if (sidecars === undefined) throw new Error("a sidecar has gone");
  return sidecars;
};

const holds = ({ identities }: ReadSidecars, whose: number): boolean =>
  identities.find(aSighting(whose)) !== undefined;

test("what all sidecars hold is there, and those that were read already are not read again", async () => {
  const { parts, gets } = await aLake({ [a]: aSighting(1), [b]: aSighting(2), [c]: aSighting(3) });
  const first = await read(parts, noSidecars(), [a, b]);
  const second = await read(parts, first, [a, b, c]);
  expect([1, 2, 3, 4].map((whose) => holds(second, whose))).toEqual([true, true, true, false]);
  expect(gets).toEqual([a, b, c]);
});

test("a sidecar that is no longer wanted is forgotten", async () => {
  const { parts } = await aLake({ [a]: aSighting(1), [b]: aSighting(2) });
  const second = await read(parts, await read(parts, noSidecars(), [a]), [b]);
  expect([holds(second, 1), holds(second, 2)]).toEqual([false, true]);
});

test("an event that several have was sighted first in the earliest unit, also where that one is read later", async () => {
  const { parts } = await aLake({ [a]: aSighting(1, 7), [b]: aSighting(1, 8), [c]: aSighting(2) });
  const late = await read(parts, noSidecars(), [b, c]);
  const all = await read(parts, late, [a, b, c]);
  const index = all.identities.find(aSighting(1)) ?? -1;
  expect(versionOf("events", all, index)).toEqual({
    key: "raw/events/dt=2026-03-01/hr=17/s=03/07070707",
    line: 0x07070707,
    content: "07".repeat(8),
  });
});

test("a sighting is told with the unit that made it", async () => {
  const { parts } = await aLake({
    [a]: Buffer.concat([aSighting(1), aSighting(2)]),
    [b]: Buffer.alloc(0),
    [c]: aSighting(3),
  });
  const all = await read(parts, noSidecars(), [a, b, c]);
  expect([0, 1, 2].map((index) => versionOf("events", all, index).key.split("/")[3])).toEqual([
    "hr=17",
    "hr=17",
    "hr=19",
  ]);
});

test("a sidecar that has gone makes the view too old; one of a length that none has is named", async () => {
  const { parts } = await aLake({ short: Buffer.alloc(33) });
  expect(await earlierIdentities(parts, noSidecars(), ["gone"])).toBeUndefined();
  await expect(earlierIdentities(parts, noSidecars(), ["short"])).rejects.toThrow(
    "short: has 33 bytes, which is no multiple of 32",
  );
});
