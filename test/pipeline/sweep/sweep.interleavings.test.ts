import fc from "fast-check";
import { parseDataKey } from "../../../pipeline/lake/lakeKey";
import type { StoreCall } from "../../support/interposedStore";
import {
  aDayLater,
  aLeftNight,
  aLookout,
  type LeftNight,
  longAfter,
  rowsAfter,
  rowsBefore,
} from "./aLeftNight";

jest.setTimeout(120_000);

let copy: () => LeftNight;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ copy, dispose } = await aLeftNight());
});
afterAll(() => dispose());

const nothing = { data: 0, rollup: 0, quarantine: 0, seen: 0 };

/** Expects every file that readers saw today to be there still, and all that nothing names to go a day later. */
const expectSettled = async (night: LeftNight, named: ReadonlySet<string>): Promise<void> => {
  const there = new Set(await night.keys());
  expect([...named].filter((file) => !there.has(file))).toEqual([]);
  expect((await night.compact(longAfter)).failures).toEqual([]);
  expect(await night.rows()).toBe(rowsAfter);

  expect((await night.sweep(aDayLater)).failures).toEqual([]);
  const files = (await night.keys()).filter((key) => parseDataKey(key) !== undefined);
  expect(files).toEqual([...(await night.shown())].sort());
  expect(await night.rows()).toBe(rowsAfter);
  expect((await night.sweep(aDayLater)).deleted).toEqual(nothing);
};

test("a sweep takes what real compactions left, and what readers see stays", async () => {
  const night = copy();
  expect(await night.rows()).toBe(rowsBefore);
  const { look, dangling, named } = await aLookout(night);
  const report = await night.sweep(longAfter, { after: look });
  expect(report).toMatchObject({
    deleted: { data: 4, rollup: 0, quarantine: 2, seen: 1 },
    kept_for_now: 0,
    foreign_objects: 0,
    failures: [],
  });
  expect(dangling.size).toBe(0);
  expect(await night.rows()).toBe(rowsBefore);
  await expectSettled(night, named);
});

test("a whole sweep within any call of a compaction takes nothing that readers see or have seen today", async () => {
  const calls: StoreCall[] = [];
  await copy().compact(longAfter, { before: (call) => void calls.push(call) });
  expect(calls.length).toBeGreaterThan(20);
  for (const { number } of calls) {
    const night = copy();
    const { look, dangling, named } = await aLookout(night);
    const { failures } = await night.compact(longAfter, {
      before: async (call) => {
        if (call.number === number)
          expect((await night.sweep(longAfter, { after: look })).failures).toEqual([]);
      },
      after: look,
    });
    expect(failures).toEqual([]);
    expect([...dangling]).toEqual([]);
    await expectSettled(night, named);
  }
});

test("a whole compaction within any call of a sweep loses nothing that readers see or have seen today", async () => {
  const calls: StoreCall[] = [];
  await copy().sweep(longAfter, { before: (call) => void calls.push(call) });
  expect(calls.filter(({ method }) => method === "delete")).toHaveLength(7);
  for (const { number } of calls) {
    const night = copy();
    const { look, dangling, named } = await aLookout(night);
    const { failures } = await night.sweep(longAfter, {
      before: async (call) => {
        if (call.number === number)
          expect((await night.compact(longAfter, { after: look })).failures).toEqual([]);
      },
      after: look,
    });
    expect(failures).toEqual([]);
    expect([...dangling]).toEqual([]);
    await expectSettled(night, named);
  }
});

test("two sweeps and two compactions at once, in whatever order their calls come, lose nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const night = copy();
      const { look, dangling, named } = await aLookout(night);
      const interposition = {
        before: (call: StoreCall) => scheduler.schedule(Promise.resolve(), `${call.method} ${call.key}`),
        after: look,
      };
      const running = Promise.all([
        night.sweep(longAfter, interposition),
        night.compact(longAfter, interposition),
        night.compact(longAfter, interposition),
        night.sweep(longAfter, interposition),
      ]);
      await scheduler.waitFor(running);
      for (const { failures } of await running) expect(failures).toEqual([]);
      expect([...dangling]).toEqual([]);
      await expectSettled(night, named);
    }),
    { numRuns: 12 },
  );
});
