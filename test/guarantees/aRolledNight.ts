import { aNight, nightSettings } from "./aNight";
import { aWorld, type Kept, type WorldSettings } from "./aWorld";
import { longestLeftoverMs } from "./heal";

/** A night whose days are rolled up once all has healed. */
export const rolledSettings: WorldSettings = { ...nightSettings, isRolledUp: true };

/** Days later, when the night's own days are closed. */
const daysLater = "2026-03-05T00:35:00Z";

/** A night and its roll-ups. */
export const aRolledNight = {
  /** Compacted, so that its days can be rolled up. */
  closed: async (): Promise<Kept> => {
    const world = aWorld({ settings: rolledSettings, from: await aNight.over() });
    await world.compact();
    world.advanceTo("2026-03-02T02:05:00Z");
    await world.compact();
    world.advanceTo(daysLater);
    return world.kept();
  },

  rolledUp: async (): Promise<Kept> => {
    const world = aWorld({ settings: rolledSettings, from: await aRolledNight.closed() });
    await world.rollUp();
    return world.kept();
  },

  /** Rolled up; then objects have come late to its hours, by a clock that stood still for who compacts. */
  late: async (): Promise<Kept> => {
    const world = aWorld({
      settings: rolledSettings,
      from: { ...(await aRolledNight.closed()), nowMs: Date.parse("2026-03-02T02:30:00Z") },
    });
    // the first of the two days is rolled up as soon as it is over, so that compaction still looks at its hours
    await world.rollUp(0);
    await aNight.addLate(world);
    world.advanceTo("2026-03-02T03:05:00Z");
    return world.kept();
  },

  /** Not rolled up, though one of the two days is over; and objects have come late. */
  closedLate: async (): Promise<Kept> => {
    const world = aWorld({
      settings: rolledSettings,
      from: { ...(await aRolledNight.closed()), nowMs: Date.parse("2026-03-02T02:30:00Z") },
    });
    await aNight.addLate(world);
    world.advanceTo("2026-03-02T03:05:00Z");
    return world.kept();
  },

  /** Late objects have been compacted and rolled up again; what that has left behind is old enough for the sweep. */
  littered: async (): Promise<Kept> => {
    const world = aWorld({ settings: rolledSettings, from: await aRolledNight.late() });
    await world.compact();
    await world.rollUp(0);
    world.advanceTo(world.now() + longestLeftoverMs);
    return world.kept();
  },
};
