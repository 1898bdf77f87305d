import { nightSettings } from "./aNight";
import type { Kept, Sending, World, WorldSettings } from "./aWorld";
import type { Scene } from "./crashes";

/** Something done to a night, every call of which may go wrong. */
export const scene = (
  from: Kept,
  play: (world: World) => Promise<unknown>,
  settings: WorldSettings = nightSettings,
): Scene => ({
  from,
  settings,
  play: async (world) => void (await play(world)),
});

export const compacting = (from: Kept): Scene => scene(from, (world) => world.compact());

export const sending = (from: Kept, all: readonly Sending[], settings?: WorldSettings): Scene =>
  scene(
    from,
    async (world) => {
      for (const each of all) await world.send(each);
    },
    settings,
  );
