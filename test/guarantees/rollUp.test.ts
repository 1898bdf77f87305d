jest.mock("../../pipeline/lake/parquet/parquetFile", () => {
  const real = jest.requireActual("../../pipeline/lake/parquet/parquetFile");
  const { rememberedParquetFile } = jest.requireActual("./rememberedParquetFile");
  return { ...real, parquetFile: rememberedParquetFile(real.parquetFile) };
});
jest.mock("node:zlib", () => jest.requireActual("./zlibAtOnce").zlibAtOnce(jest.requireActual("node:zlib")));

import { aRolledNight, rolledSettings } from "./aRolledNight";
import { aWorld, type Kept, type World } from "./aWorld";
import { type Crashes, crashes, faultsAt, inWords, type Scene } from "./crashes";
import { inTurns } from "./inTurns";
import { type LakeRows, lakeRows } from "./lakeRows";
import { scene } from "./scene";

jest.setTimeout(3_600_000);

let reader: LakeRows;
let crashed: Crashes;
beforeAll(() => {
  reader = lakeRows();
  crashed = crashes(reader);
});
afterAll(() => reader.close());

/** Of the faults of a scene, and of the calls of a task, so many are tried, evenly spread; ROLL_UP_TRIES=1000000 takes all. */
const tries = Number(process.env["ROLL_UP_TRIES"] ?? 5);

const spread = <A>(all: readonly A[]): readonly A[] => {
  const stride = Math.max(1, Math.floor(all.length / tries));
  return all.filter((_, at) => at % stride === 0);
};

/** What is wrong after any one call of a scene has gone wrong, whatever way. */
const tried = async (
  played: Scene,
): Promise<{ readonly faults: number; readonly broken: readonly string[] }> => {
  const { calls, violations } = await crashed.after(played, []);
  if (violations.length > 0) return { faults: 0, broken: [inWords([], violations)] };
  const faults = faultsAt(calls);
  for (const fault of spread(faults)) {
    const after = await crashed.after(played, [fault]);
    const call = calls[fault.call - 1];
    if (after.violations.length > 0)
      return {
        faults: faults.length,
        broken: [`${call?.method} ${call?.subject}: ${inWords([fault], after.violations)}`],
      };
  }
  return { faults: faults.length, broken: [] };
};

const rolling = async (from: Kept): Promise<Scene> => scene(from, (world) => world.rollUp(0), rolledSettings);

test("the night is rolled up as it should be, and late objects undo a roll-up", async () => {
  const rolled = aWorld({ from: await aRolledNight.rolledUp(), settings: rolledSettings });
  const shown = rolled.sightings.at(-1)?.files ?? [];
  expect(shown.filter(({ unit }) => unit === "no unit").length).toBeGreaterThan(0);

  const world = aWorld({ from: await aRolledNight.late(), settings: rolledSettings });
  const rollUps = () => (world.sightings.at(-1)?.files ?? []).filter(({ unit }) => unit === "no unit").length;
  const before = rollUps();
  expect(before).toBeGreaterThan(0);
  expect((await world.compact()).isClean).toBe(true);
  expect(rollUps()).toBeLessThan(before);
});

describe("whatever goes wrong with any one call", () => {
  test("of a roll-up, readers see the hourly files or the rolled ones, and the next runs heal it", async () => {
    const { faults, broken } = await tried(await rolling(await aRolledNight.closed()));
    expect(broken).toEqual([]);
    expect(faults).toBeGreaterThan(30);
  });

  test("of a compaction of late objects into rolled-up days, the next runs heal it", async () => {
    const late = scene(await aRolledNight.late(), (world) => world.compact(), rolledSettings);
    const { faults, broken } = await tried(late);
    expect(broken).toEqual([]);
    expect(faults).toBeGreaterThan(100);
  });

  test("of a sweep after all that, nothing is gone that is needed", async () => {
    const littered = scene(await aRolledNight.littered(), (world) => world.sweep(), rolledSettings);
    const { faults, broken } = await tried(littered);
    expect(broken).toEqual([]);
    expect(faults).toBeGreaterThan(50);
  });
});

describe("a roll-up, with another run within any of its calls or it within any of the other's,", () => {
  /** Lets the one begin, and after each of its calls the other do all its work. */
  const expectNoViolation = async (from: Kept, story: (world: World) => readonly Promise<unknown>[]) => {
    const played = async (task: number, before: number) => {
      const turns = inTurns([
        { task, calls: before },
        { task: 1 - task, calls: 10_000 },
      ]);
      const world = aWorld({ from, settings: rolledSettings, gate: turns.gate });
      await turns.waitFor(Promise.all(story(world)));
      const violations = await crashed.violationsOf(world);
      expect(violations.length === 0 ? [] : [`before call ${before + 1} of ${task}`, ...violations]).toEqual(
        [],
      );
      return turns.callsOf(task);
    };
    for (const task of [0, 1]) {
      const calls = await played(task, 10_000);
      expect(calls).toBeGreaterThan(10);
      for (const before of spread(Array.from({ length: calls }, (_, at) => at))) await played(task, before);
    }
  };

  test("which compacts late objects, leaves all rows in sight, each once", async () => {
    await expectNoViolation(await aRolledNight.closedLate(), (world) => [world.rollUp(0), world.compact()]);
  });

  test("which is another roll-up, leaves all rows in sight, each once", async () => {
    await expectNoViolation(await aRolledNight.closed(), (world) => [
      world.rollUp(0),
      world.rollUp(0, "another roll-up"),
    ]);
  });

  test("which is the sweep, leaves nothing that is shown and not there", async () => {
    await expectNoViolation(await aRolledNight.littered(), (world) => [world.rollUp(0), world.sweep()]);
  });
});
