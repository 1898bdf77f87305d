import type { Interposition, StoreCall } from "../../support/interposedStore";
import { aLeftNight, aLookout, type LeftNight, longAfter, rowsBefore } from "./aLeftNight";

jest.setTimeout(120_000);

let copy: () => LeftNight;
let dispose: () => Promise<void>;
let calls: readonly StoreCall[];
let swept: readonly string[];
beforeAll(async () => {
  ({ copy, dispose } = await aLeftNight());
  const made: StoreCall[] = [];
  const clean = copy();
  expect((await clean.sweep(longAfter, { before: (call) => void made.push(call) })).failures).toEqual([]);
  calls = made;
  swept = await clean.keys();
});
afterAll(() => dispose());

const fail = (call: StoreCall): never => {
  throw new Error(`the store fails at ${call.method} ${call.key}`);
};

test("a clean sweep has calls of each method that it uses, and puts nothing", () => {
  expect([...new Set(calls.map(({ method }) => method))].sort()).toEqual(["delete", "get", "list"]);
});

test.each<[string, (number: number) => Interposition]>([
  ["fails", (number) => ({ before: (call) => void (call.number === number && fail(call)) })],
  [
    "is done and answered by an error",
    (number) => ({ after: (call) => void (call.number === number && fail(call)) }),
  ],
  ["and all after it fail", (number) => ({ before: (call) => void (call.number >= number && fail(call)) })],
  [
    "is done, and then the sweep is killed",
    (number) => ({ after: (call) => void (call.number >= number && fail(call)) }),
  ],
])(
  "where any one call %s, nothing that readers see goes, it is told, and the next sweep does the rest",
  async (_, faulty) => {
    expect(calls.length).toBeGreaterThan(10);
    for (const { number, method } of calls) {
      const night = copy();
      const { look, dangling, named } = await aLookout(night);
      const { failures, deleted } = await night.sweep(longAfter, faulty(number));
      expect(failures.length).toBeGreaterThan(0);
      if (method !== "delete" && failures[0]?.key === "lake/events/")
        expect(deleted).toEqual({ data: 0, rollup: 0, quarantine: 0, seen: 0 });
      await look();
      expect([...dangling]).toEqual([]);
      expect((await night.keys()).filter((key) => named.has(key))).toHaveLength(named.size);

      expect((await night.sweep(longAfter)).failures).toEqual([]);
      expect(await night.keys()).toEqual(swept);
      expect(await night.rows()).toBe(rowsBefore);
    }
  },
);

test("where one object cannot be deleted, all others go", async () => {
  for (const { number } of calls.filter(({ method }) => method === "delete")) {
    const night = copy();
    const report = await night.sweep(longAfter, {
      before: (call) => void (call.number === number && fail(call)),
    });
    expect(report.failures).toHaveLength(1);
    expect(await night.keys()).toHaveLength(swept.length + 1);
  }
});
