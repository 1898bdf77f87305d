import { createHash } from "node:crypto";
import { aWorld, type Kept, type World, type WorldSettings } from "./aWorld";
import { type Fault, kindsFor, type PortCall } from "./faultyPorts";
import { heal, longestLeftoverMs } from "./heal";
import type { LakeRows } from "./lakeRows";
import { violationsSeen } from "./sighting";
import { violationsAtRest } from "./violationsAtRest";

/** Something that is done to a world, every call of which may go wrong. */
export interface Scene {
  readonly from: Kept;
  readonly settings: WorldSettings;
  readonly play: (world: World) => Promise<void>;
  /** Where nothing runs for more than a day, and then the sweep first. */
  readonly isSweptFirst?: boolean;
}

/** What came of a scene, and of the runs that healed it. */
export interface Aftermath {
  readonly violations: readonly string[];
  /** The calls of the scene. */
  readonly calls: readonly PortCall[];
  /** The calls of the runs that healed it. */
  readonly healing: readonly PortCall[];
}

/** Plays scenes in which calls go wrong. */
export interface Crashes {
  /**
   * Plays a scene, then restarts what died and lets the schedules run: the queue, compaction each hour until it reports
   * no failure, the sweep a day later, and compaction once more.
   */
  after(scene: Scene, faults: readonly Fault[]): Promise<Aftermath>;
  /** The same for a world to which something has been done already: what is or was wrong with it. */
  violationsOf(world: World): Promise<readonly string[]>;
  /** What is or was wrong with a world while it was done to. */
  violationsSoFar(world: World): Promise<readonly string[]>;
  /** How many states have been healed and judged: the others were the same as one of these. */
  readonly states: number;
}

/** Every way in which one call can go wrong. */
export const faultsAt = (calls: readonly PortCall[]): readonly Fault[] =>
  calls.flatMap((call) => kindsFor(call).map((kind) => ({ call: call.number, kind })));

/** Faults with what they break: `call 12, killed after, then call 31, throttled: …`. */
export const inWords = (faults: readonly Fault[], violations: readonly string[]): string =>
  `${faults.map(({ call, kind }) => `call ${call}, ${kind}`).join(", then ")}: ${violations.slice(0, 3).join("; ")}`;

export const crashes = (reader: LakeRows): Crashes => {
  /** What follows from a state depends on it alone, so that it is found out once. */
  const known = new Map<string, Healed>();
  const judged = new Map<string, readonly string[]>();

  const healed = async (
    kept: Kept,
    { settings, isSweptFirst = false }: Pick<Scene, "settings" | "isSweptFirst">,
    faults: readonly Fault[],
  ): Promise<Healed> => {
    const name = `${stateOf(settings, kept)} ${isSweptFirst} ${JSON.stringify(faults)}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const world = aWorld({ from: kept, settings, faults });
    if (isSweptFirst) {
      world.advanceTo(world.now() + longestLeftoverMs);
      await world.sweep();
    }
    const troubles = await heal(world);
    const calls = [...world.ports.calls];
    const violations = [
      ...troubles,
      ...(await violationsSeen(world.sightings, reader)),
      ...(await restless(world.kept(), settings)),
    ];
    // whoever asks for the calls asks what could go wrong with them
    known.set(name, { violations, calls: faults.length === 0 ? calls : [] });
    return { violations, calls };
  };

  /** What is wrong at rest, then where nothing is left to do, then after the sweep. */
  const restless = async (kept: Kept, settings: WorldSettings): Promise<readonly string[]> => {
    const name = stateOf(settings, kept);
    const before = judged.get(name);
    if (before !== undefined) return before;
    const world = aWorld({ from: kept, settings });
    const violations = [
      ...(await violationsAtRest(world, reader)),
      ...(await unrest(world, "another compaction")),
      ...(settings.isRolledUp ? await rollAllUp(world, reader) : []),
      ...(await sweepAway(world)),
      ...(await unrest(world, "a compaction after the sweep")),
      ...(await violationsSeen(world.sightings, reader)),
      ...world.complaints,
    ];
    judged.set(name, violations);
    return violations;
  };

  const violationsSoFar = async (world: World): Promise<readonly string[]> => [
    ...world.complaints,
    ...(await violationsSeen(world.sightings, reader)),
  ];

  let last: Played | undefined;

  const played = async (scene: Scene, faults: readonly Fault[]): Promise<Played> => {
    const [first, ...others] = faults;
    if (
      last?.scene === scene &&
      isSame(last.first, first) &&
      others.every(({ call }) => call > (last?.calls.length ?? 0))
    )
      return last;
    const world = aWorld({ from: scene.from, settings: scene.settings, faults });
    await scene.play(world);
    const { calls } = world.ports;
    const violations = await violationsSoFar(world);
    const result = { scene, first, calls, kept: world.kept(), violations };
    if (others.every(({ call }) => call > calls.length)) last = result;
    return result;
  };

  return {
    after: async (scene, faults) => {
      const { calls, kept, violations } = await played(scene, faults);
      const pending = faults
        .filter(({ call }) => call > calls.length)
        .map(({ call, kind }) => ({ call: call - calls.length, kind }));
      const aftermath = await healed(kept, scene, pending);
      return { violations: [...violations, ...aftermath.violations], calls, healing: aftermath.calls };
    },
    violationsSoFar,
    violationsOf: async (world) => [
      ...(await violationsSoFar(world)),
      ...(await healed(world.kept(), world, [])).violations,
    ],
    get states() {
      return known.size;
    },
  };
};

/** A scene as it has been played; all faults but the first come later. */
interface Played {
  readonly scene: Scene;
  readonly first: Fault | undefined;
  readonly calls: readonly PortCall[];
  readonly kept: Kept;
  readonly violations: readonly string[];
}

const isSame = (a: Fault | undefined, b: Fault | undefined): boolean =>
  a?.call === b?.call && a?.kind === b?.kind;

interface Healed {
  readonly violations: readonly string[];
  readonly calls: readonly PortCall[];
}

/** Names all that is kept. */
const stateOf = (settings: WorldSettings, kept: Kept): string => {
  const objects = (store: Kept["raw"]) =>
    [...store].map(([key, { etag, modifiedAtMs }]) => `${key} ${etag} ${modifiedAtMs}`).sort();
  const items = [...kept.items].map(([name, { open, final }]) => [
    name,
    [...open].map(([unit, shares]) => [unit, [...shares].sort()]).sort(),
    [...final].sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  const { raw, lake, queue, messages, acknowledged, nowMs, attempts } = kept;
  const state = [
    settings,
    objects(raw),
    objects(lake),
    items.sort(),
    queue,
    messages,
    acknowledged,
    nowMs,
    attempts,
  ];
  return createHash("sha256").update(JSON.stringify(state)).digest("hex");
};

/** Compacts where there is nothing to do: nothing may change, but how far the hours are settled. */
const unrest = async (world: World, what: string): Promise<readonly string[]> => {
  const before = world.kept();
  const end = await world.compact();
  const after = world.kept();
  const changed = [...new Set([...before.lake.keys(), ...after.lake.keys()])].filter(
    (key) => !key.endsWith("/watermark.json") && before.lake.get(key)?.etag !== after.lake.get(key)?.etag,
  );
  const items = [...new Set([...before.items.keys(), ...after.items.keys()])].filter(
    (name) => before.items.get(name) !== after.items.get(name),
  );
  return [
    ...(end.isClean ? [] : [`${what} fails`]),
    ...[...changed, ...items].map((name) => `${what} changes ${name}`),
  ];
};

/** Rolls up whatever is closed: each day has one file then, of the same rows, and compaction has nothing to do. */
const rollAllUp = async (world: World, reader: LakeRows): Promise<readonly string[]> => {
  world.advanceTo(world.now() + longestLeftoverMs);
  const end = await world.rollUp(0);
  const again = await world.rollUp(0);
  const files = world.sightings.at(-1)?.files ?? [];
  const days = files.map(({ day }) => day);
  const open = new Date(world.now()).toISOString().slice(0, 10);
  return [
    ...(end.isClean ? [] : ["the roll-up fails"]),
    ...(again.kind === "reported" && again.report.days.rolled_up === 0
      ? []
      : ["a second roll-up finds more"]),
    ...days
      .filter((day, at) => day < open && days.indexOf(day) < at)
      .map((day) => `${day} has several files`),
    ...(await violationsAtRest(world, reader)),
    ...(await unrest(world, "a compaction after the roll-up")),
  ];
};

/** Sweeps when all that is left over is old enough: nothing may be left that nobody needs. */
const sweepAway = async (world: World): Promise<readonly string[]> => {
  world.advanceTo(world.now() + longestLeftoverMs);
  const end = await world.sweep();
  const named = world.sightings.at(-1)?.needed ?? new Set();
  const left = [...world.lake.keys()].filter((key) => /\/(data|rollup)\//.test(key) && !named.has(key));
  return [
    ...(end.isClean ? [] : ["the sweep fails"]),
    ...left.map((key) => `the sweep leaves ${key}, which no manifest needs`),
  ];
};
