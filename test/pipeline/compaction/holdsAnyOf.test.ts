import { createHash } from "node:crypto";
import fc from "fast-check";
import type { CompactionParts } from "../../../pipeline/compaction/compactionParts";
import { noSidecars } from "../../../pipeline/compaction/earlierIdentities";
import { holdsAnyOf, type OwnSightings } from "../../../pipeline/compaction/holdsAnyOf";
import type { HourView } from "../../../pipeline/compaction/hourView";
import { sightingBytes } from "../../../pipeline/compaction/identitySet";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import { memoryObjectStore } from "../../support/objectStore.memory";
import { memoryScratchFiles } from "../../support/scratchFile.memory";

/** Identities and contents by their numbers: any two are different. */
const sightingsOf = (numbers: readonly number[]): Buffer =>
  Buffer.concat(numbers.map((number) => createHash("sha256").update(`${number}`).digest()));

const ownOf = (numbers: readonly number[], pieceSightings = 1000): OwnSightings => {
  const bytes = sightingsOf(numbers);
  return {
    bytes: bytes.length,
    pieces: async function* () {
      for (let at = 0; at < bytes.length; at += pieceSightings * sightingBytes)
        yield bytes.subarray(at, at + pieceSightings * sightingBytes);
    },
  };
};

/** Asks whether sidecars with these numbers hold any of a unit's own. */
const asked = async (
  own: OwnSightings,
  sidecars: readonly (readonly number[])[],
  {
    sightingsInMemory,
    around,
  }: {
    readonly sightingsInMemory?: number;
    readonly around?: (lake: ObjectStore) => ObjectStore;
  },
) => {
  const lake = memoryObjectStore("lake");
  const sized = sidecars.map((numbers, at) => ({ key: `sidecar-${at}`, body: sightingsOf(numbers) }));
  for (const { key, body } of sized) await lake.put(key, body);
  const spilling =
    sightingsInMemory === undefined
      ? {}
      : { spilling: { sightingsInMemory, newScratchFile: memoryScratchFiles } };
  const parts = { lake: around?.(lake) ?? lake, ...spilling } as unknown as CompactionParts;
  const learnt = { compared: noSidecars() };
  const answer = await holdsAnyOf(
    parts,
    { learnt } as unknown as HourView,
    own,
    sized.map(({ key, body }) => ({ key, bytes: body.length })),
  );
  return { answer, inMemory: learnt.compared.identities.size };
};

const from = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);

const ways = [
  ["held in memory", {}],
  ["too many for memory", { sightingsInMemory: 0 }],
] as const;

describe.each(ways)("sightings that are %s", (_, way) => {
  test("are a unit's own where one of them is, wherever it stands", async () => {
    const others = [from(10_000, 3000), from(20_000, 5000)];
    expect((await asked(ownOf(from(0, 4000)), others, way)).answer).toBe(false);
    for (const shared of [10_000, 12_999, 20_000, 24_999])
      expect((await asked(ownOf([...from(0, 4000), shared]), others, way)).answer).toBe(true);
  });

  test("are none of a unit's that has none, and none are there where there is no sidecar", async () => {
    expect((await asked(ownOf([]), [from(0, 10)], way)).answer).toBe(false);
    expect((await asked(ownOf(from(0, 10)), [], way)).answer).toBe(false);
    expect((await asked(ownOf(from(0, 10)), [[], []], way)).answer).toBe(false);
  });

  test("of one identity are of one event, whatever else they say", async () => {
    const own = sightingsOf([1]);
    own.fill(0xff, 16);
    const pieces = async function* () {
      yield own;
    };
    expect((await asked({ bytes: own.length, pieces }, [[1]], way)).answer).toBe(true);
  });

  test("are not told where a sidecar, or the unit's own, has gone since it was listed", async () => {
    const gone = (lake: ObjectStore): ObjectStore => ({
      ...lake,
      get: async (key) => (key === "sidecar-1" ? undefined : lake.get(key)),
      getRange: async (key, start, end) => (key === "sidecar-1" ? undefined : lake.getRange(key, start, end)),
    });
    const others = [from(10, 5), from(20, 5)];
    expect((await asked(ownOf(from(0, 10)), others, { ...way, around: gone })).answer).toBeUndefined();
    const goneOwn: OwnSightings = {
      bytes: sightingBytes,
      pieces: async function* () {
        yield undefined;
      },
    };
    expect((await asked(goneOwn, others, way)).answer).toBeUndefined();
  });
});

test("only as many are held in memory as may be, and one more is read by its parts", async () => {
  const own = ownOf(from(0, 10));
  const others = [from(10, 6), from(20, 6)];
  expect(await asked(own, others, { sightingsInMemory: 12 })).toEqual({ answer: false, inMemory: 12 });
  expect(await asked(own, others, { sightingsInMemory: 11 })).toEqual({ answer: false, inMemory: 0 });
});

test("whatever a unit and the others hold, both ways say whether any is of both", async () => {
  const some = fc.uniqueArray(fc.nat(300), { maxLength: 15 });
  await fc.assert(
    fc.asyncProperty(some, fc.array(some, { maxLength: 3 }), async (mine, others) => {
      const isShared = others.flat().some((number) => mine.includes(number));
      for (const [, way] of ways) expect((await asked(ownOf(mine, 4), others, way)).answer).toBe(isShared);
    }),
    { numRuns: 40 },
  );
});
