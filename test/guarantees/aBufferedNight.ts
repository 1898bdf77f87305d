import { hourOf, hoursAfter } from "../../pipeline/raw/rawKey";
import { aNight, nightSettings } from "./aNight";
import { aWorld, type Kept, type World, type WorldSettings } from "./aWorld";
import { hourMs } from "./heal";

export const bufferedSettings: WorldSettings = { ...nightSettings, isBuffered: true };

/** The night of {@link aNight}, whose batches wait in a queue for the packer. */
export const aBufferedNight = {
  /** Before any of it was sent. */
  before: aNight.before,

  /** All of it acknowledged, nothing packed; what a queue does to messages: the order is not theirs, and one is there twice. */
  received: async (): Promise<Kept> => {
    const world = await acknowledged();
    world.remessage(([first, ...others]) => [
      ...others.reverse(),
      ...(first === undefined ? [] : [first, first]),
    ]);
    return world.kept();
  },

  /**
   * Half of it packed in time, and in that half a message whose end nobody heard of, so that it is still there. The others are held back until
   * compaction has looked at their hours for the last time, and everything that came in time is in the lake.
   */
  heldBack: async (): Promise<Kept> => {
    const world = await acknowledged();
    const { messages } = world;
    await world.pack(4);
    const packed = messages[1];
    world.remessage((left) => (packed === undefined ? left : [...left, packed]));
    await world.deliver();
    for (let run = 0; run < 6; run++) {
      world.advanceTo(Date.parse(`${hoursAfter(hourOf(world.now()), 1)}:05:00Z`));
      await world.compact();
    }
    world.advanceTo(world.now() + 20 * 60_000);
    return world.kept();
  },

  /** Days later, as messages are that lay among the dead letters. */
  redriven: async (): Promise<Kept> => {
    const kept = await aBufferedNight.heldBack();
    const world = aWorld({ settings: bufferedSettings, from: kept });
    world.advanceTo(world.now() + 72 * hourMs);
    await world.compact();
    return world.kept();
  },
};

const acknowledged = async (): Promise<World> => {
  const world = aWorld({ settings: bufferedSettings, from: await aNight.before() });
  for (const sending of aNight.sendings().all) await world.send(sending);
  return world;
};
