import { aLakeReader, anEvent, type LakeReader, type Pipeline } from "../../support/aPipeline";
import { aNight, aWatch, callsOver, expectSettled, runOver, theNightsRows } from "./aNight";

jest.setTimeout(120_000);

let reader: LakeReader;
beforeAll(async () => {
  reader = await aLakeReader();
});

/** The night, compacted; then each hour gets one more object: one of them repeats an event that the next hour shows. */
const aNightWithLateObjects = async (options?: Parameters<typeof aNight>[0]): Promise<Pipeline> => {
  const pipeline = await aNight(options);
  await runOver(pipeline);
  await pipeline.send("2026-03-01T22:59:30Z", [
    anEvent("a", "2026-03-01T23:30:00Z"),
    anEvent("late", "2026-02-20T12:00:00Z"),
  ]);
  await pipeline.send("2026-03-01T23:59:40Z", [anEvent("late-too", "2026-03-01T23:58:00Z")]);
  return pipeline;
};

const rowsWithLateObjects = ["2026-02-20 luna late", ...theNightsRows, "2026-03-01 luna late-too"].sort();

/**
 * Does a task over a new night for every fourth call that a run makes over such a night, in folders and with DuckDB.
 * `test/guarantees/interleavings.test.ts` does it at every call, in memory.
 */
const atEveryFourthCall = async (
  night: typeof aNight,
  task: (pipeline: Pipeline, number: number) => Promise<void>,
): Promise<void> => {
  const first = await night();
  const calls = await callsOver(first);
  await first.dispose();
  expect(calls.length).toBeGreaterThan(20);
  for (const { number } of calls.filter((call) => call.number % 4 === 1)) {
    const pipeline = await night();
    try {
      await task(pipeline, number);
    } finally {
      await pipeline.dispose();
    }
  }
};

test("a whole run of another compactor within any call leaves the right rows, and none is ever out of sight", async () => {
  await atEveryFourthCall(aNight, async (pipeline, number) => {
    const watch = await aWatch(reader, pipeline);
    const { failures } = await runOver(pipeline, {
      before: async (call) => {
        if (call.number === number)
          expect((await runOver(pipeline, { after: watch.look })).failures).toEqual([]);
      },
      after: watch.look,
    });
    expect(failures).toEqual([]);
    expect(watch.outOfSight).toEqual([]);
    await expectSettled(reader, pipeline, theNightsRows);
  });
});

test("an object that arrives within any call, and that another compactor commits at once, stays in sight", async () => {
  await atEveryFourthCall(aNightWithLateObjects, async (pipeline, number) => {
    const watch = await aWatch(reader, pipeline);
    const { failures } = await runOver(pipeline, {
      before: async (call) => {
        if (call.number !== number) return;
        await pipeline.send("2026-03-01T23:59:59Z", [anEvent("just-now", "2026-03-01T23:59:58Z")]);
        expect((await runOver(pipeline, { after: watch.look })).failures).toEqual([]);
      },
      after: watch.look,
    });
    expect(failures).toEqual([]);
    await runOver(pipeline, { after: watch.look });
    expect(watch.outOfSight).toEqual([]);
    await expectSettled(reader, pipeline, [...rowsWithLateObjects, "2026-03-01 luna just-now"].sort());
  });
});

test("an object that arrives within any call is shown after the next run", async () => {
  await atEveryFourthCall(aNight, async (pipeline, number) => {
    await runOver(pipeline, {
      before: async (call) => {
        if (call.number === number)
          await pipeline.send("2026-03-01T22:59:59Z", [
            anEvent("just-now", "2026-03-01T22:59:58Z"),
            anEvent("b", "2026-03-01T23:30:00Z"),
          ]);
      },
    });
    await runOver(pipeline);
    await expectSettled(reader, pipeline, [...theNightsRows, "2026-03-01 luna just-now"].sort());
  });
});
