import type { World } from "./aWorld";

export const hourMs = 3_600_000;

/** After so long whatever nobody needs is old enough for the sweep. */
export const longestLeftoverMs = 28 * hourMs;

const runsUntilHealed = 4;
const deliveriesUntilEmpty = 6;

/** Lets batches be packed, the queue be counted, and compaction run each hour until all is well; what is wrong where it does not get so. */
export const heal = async (world: World): Promise<readonly string[]> => {
  await packAll(world);
  await countAll(world);
  for (let run = 1; run <= runsUntilHealed; run++) {
    world.advanceTo(nextRunAfter(world.now()));
    const { isClean } = await world.compact();
    if (isClean) return [...stuck(world), ...world.complaints];
  }
  return [...stuck(world), ...world.complaints, `compaction still fails after ${runsUntilHealed} hours`];
};

/** Hands messages over until none comes back. */
export const countAll = async (world: World): Promise<void> => {
  for (let round = 0; round < deliveriesUntilEmpty && world.queue.length > 0; round++) await world.deliver();
};

/** Hands batches over to the packer until none comes back. */
export const packAll = async (world: World): Promise<void> => {
  for (let round = 0; round < deliveriesUntilEmpty && world.messages.length > 0; round++) await world.pack();
};

const stuck = ({ queue, messages }: World): readonly string[] => [
  ...(queue.length === 0 ? [] : [`${queue.length} messages come back again and again`]),
  ...(messages.length === 0 ? [] : [`${messages.length} messages of batches come back again and again`]),
];

/** Five minutes past the next hour. */
const nextRunAfter = (nowMs: number): number => (Math.floor(nowMs / hourMs) + 1) * hourMs + 300_000;
