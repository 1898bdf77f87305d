jest.mock("node:zlib", () => jest.requireActual("./zlibAtOnce").zlibAtOnce(jest.requireActual("node:zlib")));
jest.mock("../../pipeline/lake/parquet/parquetFile", () => {
  const real = jest.requireActual("../../pipeline/lake/parquet/parquetFile");
  const { rememberedParquetFile } = jest.requireActual("./rememberedParquetFile");
  return { ...real, parquetFile: rememberedParquetFile(real.parquetFile) };
});

import { aBufferedNight, bufferedSettings } from "./aBufferedNight";
import { aNight } from "./aNight";
import { aWorld, type Kept, type World } from "./aWorld";
import { type Crashes, crashes, faultsAt, inWords, type Scene } from "./crashes";
import { packAll } from "./heal";
import { inTurns } from "./inTurns";
import { type LakeRows, lakeRows } from "./lakeRows";
import { scene, sending } from "./scene";

jest.setTimeout(3_600_000);

let reader: LakeRows;
let crashed: Crashes;
beforeAll(() => {
  reader = lakeRows();
  crashed = crashes(reader);
});
afterAll(() => reader.close());

/** Of the many faults of ingest, and of the calls that another task has all its work within, one in so many is tried; of the packer's faults all. */
const stride = Number(process.env["INTERLEAVINGS_STRIDE"] ?? 4);

const tried = async (
  played: Scene,
  oneOf = 1,
): Promise<{ readonly faults: number; readonly broken: readonly string[] }> => {
  const { calls, violations } = await crashed.after(played, []);
  if (violations.length > 0) return { faults: 0, broken: [inWords([], violations)] };
  const faults = faultsAt(calls).filter((_, at) => at % oneOf === 0);
  for (const fault of faults) {
    const after = await crashed.after(played, [fault]);
    if (after.violations.length > 0) return { faults: 0, broken: [inWords([fault], after.violations)] };
  }
  return { faults: faults.length, broken: [] };
};

describe("whatever goes wrong with any one call", () => {
  test("of ingest that sends to a queue, what was acknowledged is kept, and counted once", async () => {
    const { faults, broken } = await tried(
      sending(await aBufferedNight.before(), aNight.sendings().all, bufferedSettings),
      stride,
    );
    expect(broken).toEqual([]);
    expect(faults).toBeGreaterThan(40 / stride);
  });

  test.each([
    ["of messages in no order, one of them twice", aBufferedNight.received],
    ["of messages whose hours compaction looks at no more", aBufferedNight.heldBack],
    ["of messages days later", aBufferedNight.redriven],
  ])("of the packer, %s, what was acknowledged is kept, and counted once", async (_, night) => {
    const { faults, broken } = await tried(scene(await night(), packAll, bufferedSettings));
    expect(broken).toEqual([]);
    expect(faults).toBeGreaterThan(12);
  });
});

describe("at the same time", () => {
  /** Lets each of two tasks do all its work within each call of the other. */
  const expectAnyCallToBearAllOfTheOther = async (
    from: Kept,
    story: (world: World) => readonly Promise<unknown>[],
  ): Promise<void> => {
    for (const task of [0, 1]) {
      let calls = 1;
      for (let before = 0; before < calls; before += Math.ceil(stride / 2)) {
        const turns = inTurns([
          { task, calls: before },
          { task: 1 - task, calls: 10_000 },
        ]);
        const world = aWorld({ from, settings: bufferedSettings, gate: turns.gate });
        await turns.waitFor(Promise.all(story(world)));
        const violations = await crashed.violationsOf(world);
        expect(
          violations.length === 0 ? [] : [`before call ${before + 1} of ${task}`, ...violations],
        ).toEqual([]);
        calls = turns.callsOf(task);
      }
      expect(calls).toBeGreaterThan(1);
    }
  };

  test("a packer of late messages and a compactor that looks at their hours again leave nothing out", async () => {
    const kept = await aBufferedNight.redriven();
    // one late message has been packed, so that the compactor goes back to its hour, just when another one comes
    const world = aWorld({ from: kept, settings: bufferedSettings });
    world.remessage((messages) => messages.slice(0, 1));
    await world.pack();
    const from = { ...world.kept(), messages: kept.messages };
    await expectAnyCallToBearAllOfTheOther(from, (each) => [each.compact(), each.pack()]);
  });

  test("two packers that were handed some of the same messages leave each event once", async () => {
    const { messages, ...from } = await aBufferedNight.received();
    const handed = [messages.slice(0, 6), messages.slice(3)] as const;
    await expectAnyCallToBearAllOfTheOther({ ...from, messages: handed.flat() }, (world) => [
      world.pack(handed[0].length, "one packer"),
      world.pack(handed[1].length, "another packer"),
    ]);
  });
});
