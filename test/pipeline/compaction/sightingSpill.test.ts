import fc from "fast-check";
import { sightingBytes } from "../../../pipeline/compaction/identitySet";
import {
  partitionCount,
  partitionOf,
  type SightingSpill,
  sightingSpill,
  spilledBytes,
} from "../../../pipeline/compaction/sightingSpill";
import { memoryScratchFiles } from "../../support/scratchFile.memory";

/** The sighting of a number, whose identity belongs to a partition. */
const aSighting = (partition: number, number: number): Buffer => {
  const sighting = Buffer.alloc(sightingBytes, number & 0xff);
  sighting.writeUInt32LE(number, 0);
  // the bits above those that choose a partition say nothing
  sighting[8] = partition + partitionCount * (number % 4);
  return sighting;
};

/** A partition's sightings as they were added, and their numbers. */
const readBack = async (
  spill: SightingSpill,
  index: number,
): Promise<readonly (readonly [string, number])[]> => {
  const bytes = await spill.partition(index);
  expect(bytes.length % spilledBytes).toBe(0);
  return Array.from({ length: bytes.length / spilledBytes }, (_, at) => {
    const start = at * spilledBytes;
    return [
      bytes.toString("hex", start, start + sightingBytes),
      bytes.readUInt32LE(start + sightingBytes),
    ] as const;
  });
};

const expected = (partition: number, numbers: readonly number[]) =>
  numbers.map((number) => [aSighting(partition, number).toString("hex"), number] as const);

test.each([
  [0, 0],
  [1, 1],
  [1023, 1023],
  [1024, 1],
  [1025, 1025],
  [3500, 700],
])(
  "%i sightings of one partition are there in their order, when %i are written at once",
  async (count, atOnce) => {
    const spill = await sightingSpill(memoryScratchFiles);
    const numbers = Array.from({ length: count }, (_, number) => number);
    for (const number of numbers) {
      spill.add(aSighting(5, number), 0, number);
      if ((number + 1) % atOnce === 0) await spill.write();
    }
    expect(spill.count).toBe(count);
    expect(await readBack(spill, 5)).toEqual(expected(5, numbers));
    for (const other of [0, 4, 6, partitionCount - 1]) expect(await readBack(spill, other)).toEqual([]);
  },
);

test("what was taken and not written yet is there too, and stays there when more comes", async () => {
  const spill = await sightingSpill(memoryScratchFiles);
  for (let number = 0; number < 2500; number++) spill.add(aSighting(63, number), 0, number);
  const numbers = Array.from({ length: 2500 }, (_, number) => number);
  expect(await readBack(spill, 63)).toEqual(expected(63, numbers));
  spill.add(aSighting(63, 2500), 0, 2500);
  expect(await readBack(spill, 63)).toEqual(expected(63, [...numbers, 2500]));
});

test("whatever comes in whatever order, each partition has its own, at any offset", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(partitionCount - 1), { maxLength: 200 }),
      fc.integer({ min: 1, max: 50 }),
      async (partitions, atOnce) => {
        const spill = await sightingSpill(memoryScratchFiles);
        for (const [number, partition] of partitions.entries()) {
          const among = Buffer.concat([aSighting(9, 77), aSighting(partition, number)]);
          expect(partitionOf(among, sightingBytes)).toBe(partition);
          spill.add(among, sightingBytes, number);
          if (number % atOnce === 0) await spill.write();
        }
        for (const partition of new Set(partitions)) {
          const numbers = [...partitions.keys()].filter((number) => partitions[number] === partition);
          expect(await readBack(spill, partition)).toEqual(expected(partition, numbers));
        }
      },
    ),
    { numRuns: 30 },
  );
});

test("a number may be as large as four bytes hold, and nothing can be read once all was dropped", async () => {
  const spill = await sightingSpill(memoryScratchFiles);
  spill.add(aSighting(1, 1), 0, 2 ** 32 - 1);
  expect((await readBack(spill, 1)).map(([, number]) => number)).toEqual([2 ** 32 - 1]);
  for (let number = 0; number < 1024; number++) spill.add(aSighting(1, number), 0, number);
  await spill.write();
  await spill.drop();
  await expect(spill.partition(1)).rejects.toThrow("the scratch file was dropped");
});
