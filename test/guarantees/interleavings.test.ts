jest.mock("node:zlib", () => jest.requireActual("./zlibAtOnce").zlibAtOnce(jest.requireActual("node:zlib")));
jest.mock("../../pipeline/lake/parquet/parquetFile", () => {
  const real = jest.requireActual("../../pipeline/lake/parquet/parquetFile");
  const { rememberedParquetFile } = jest.requireActual("./rememberedParquetFile");
  return { ...real, parquetFile: rememberedParquetFile(real.parquetFile) };
});

import fc from "fast-check";
import type { CompactionOrder } from "../../pipeline/compaction/compactionOrder";
import type { Hour } from "../../pipeline/raw/rawKey";
import { aNight, nightSettings } from "./aNight";
import { aWorld, type Kept, type World } from "./aWorld";
import { type Crashes, crashes } from "./crashes";
import type { PortCall } from "./faultyPorts";
import { longestLeftoverMs } from "./heal";
import { inTurns, quiet, type Turn, type Turns } from "./inTurns";
import { type LakeRows, lakeRows } from "./lakeRows";

jest.setTimeout(3_600_000);

let reader: LakeRows;
let crashed: Crashes;
beforeAll(() => {
  reader = lakeRows();
  crashed = crashes(reader);
});
afterAll(() => reader.close());

const runs = Number(process.env["INTERLEAVINGS"] ?? 4);
/** Of a task's calls, one in so many is waited at; `test/pipeline/compaction/compact.interleavings.test.ts` takes all. */
const stride = Number(process.env["INTERLEAVINGS_STRIDE"] ?? 8);
const seed = Number(process.env["INTERLEAVINGS_SEED"] ?? 20_260_301);

/** Things that go on at once in a world. */
type Story<A> = (world: World, drawn: A) => readonly Promise<unknown>[];

/** What is or was wrong with a world in which a story was told, once all has healed. */
const violationsOf = async <A>(
  turns: Turns,
  from: Kept,
  story: Story<A>,
  drawn: A,
): Promise<readonly string[]> => {
  const world = aWorld({ from, settings: nightSettings, gate: turns.gate });
  await turns.waitFor(Promise.all(story(world, drawn)));
  return crashed.violationsOf(world);
};

/** Lets each of two tasks do all its work within each call of the other. */
const expectAnyCallToBearAllOfTheOther = async (from: Kept, story: Story<undefined>): Promise<void> => {
  for (const task of [0, 1]) {
    let calls = 1;
    for (let before = 0; before < calls; before += stride) {
      const turns = inTurns([
        { task, calls: before },
        { task: 1 - task, calls: 10_000 },
      ]);
      const violations = await violationsOf(turns, from, story, undefined);
      expect(violations.length === 0 ? [] : [`before call ${before + 1} of ${task}`, ...violations]).toEqual(
        [],
      );
      calls = turns.callsOf(task);
    }
    expect(calls).toBeGreaterThan(5);
  }
};

/** Tries a story in many orders of its calls: drawn call by call, and in turns. */
const expectNoOrderToMatter = async <A>(
  from: (drawn: A) => Kept,
  story: Story<A>,
  drawn: fc.Arbitrary<A>,
): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler({ act: settled }), drawn, async (scheduler, value) => {
      const turns: Turns = {
        gate: (call) => scheduler.schedule(Promise.resolve(), named(call)),
        waitFor: (task) => scheduler.waitFor(task),
      };
      expect(await violationsOf(turns, from(value), story, value)).toEqual([]);
    }),
    { numRuns: runs, seed },
  );
  await fc.assert(
    fc.asyncProperty(someTurns, drawn, async (turns, value) => {
      expect(await violationsOf(inTurns(turns), from(value), story, value)).toEqual([]);
    }),
    { numRuns: 2 * runs, seed },
  );
};

const settled = async (act: () => Promise<void>): Promise<void> => {
  await act();
  await quiet();
};

const named = ({ process, port, method, subject }: Omit<PortCall, "number">): string =>
  `${process}: ${port} ${method} ${subject}`;

const someTurns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record({ task: fc.nat({ max: 2 }), calls: fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 120 })) }),
  { maxLength: 12 },
);

const anOrder: fc.Arbitrary<CompactionOrder> = fc.constantFrom<CompactionOrder[]>(
  {},
  {},
  { hour: "2026-03-01T23" as Hour },
  { hour: "2026-03-02T00" as Hour },
  { shard: 0 },
  { shard: 1 },
);

describe("two compactors", () => {
  test.each([
    ["a night", aNight.over],
    ["late objects", aNight.late],
  ])("of %s, one wholly within any call of the other, leave what one would have left", async (_, night) => {
    await expectAnyCallToBearAllOfTheOther(await night(), (world) => [
      world.compact({}, "one compactor"),
      world.compact({ hour: "2026-03-02T00" as Hour }, "another compactor"),
    ]);
  });

  test("one of which finds late objects and commits them within any call of the other, put no row out of sight", async () => {
    await expectAnyCallToBearAllOfTheOther(await aNight.over(), (world) => [
      world.compact({}, "one compactor"),
      aNight
        .addLate(world, "another compactor")
        .then(() => world.compact({ hour: "2026-03-01T23" as Hour }, "another compactor")),
    ]);
  });

  test("of whatever hours and shards, in any order of calls, leave what one would have left", async () => {
    const nights = [await aNight.over(), await aNight.late()] as const;
    await expectNoOrderToMatter(
      ({ night }) => nights[night],
      (world, { orders: [one, other] }) => [
        world.compact(one, "one compactor"),
        world.compact(other, "another compactor"),
      ],
      fc.record({ night: fc.constantFrom(0 as const, 1 as const), orders: fc.tuple(anOrder, anOrder) }),
    );
  });
});

test("objects that come while one compactor or two are at work are in the lake after the next run", async () => {
  const over = await aNight.over();
  await expectNoOrderToMatter(
    () => over,
    (world, { orders }) => [
      aNight.addLate(world),
      ...orders.map((order, at) => world.compact(order, `compactor ${at + 1}`)),
    ],
    fc.record({ orders: fc.array(anOrder, { minLength: 1, maxLength: 2 }) }),
  );
});

describe("a compactor and the sweep, a day after another compactor was killed", () => {
  /** Late objects whose compaction was killed after each of its puts, a day ago. */
  const broken: Kept[] = [];
  /** Killed when a record was put, and nothing of it shown. */
  let committed: Kept | undefined;
  beforeAll(async () => {
    const from = await aNight.late();
    const clean = aWorld({ from, settings: nightSettings });
    await clean.compact();
    for (const { number, subject } of clean.ports.calls.filter(({ method }) => method === "put")) {
      const world = aWorld({
        from,
        settings: nightSettings,
        faults: [{ call: number, kind: "killed after" }],
      });
      await world.compact();
      world.advanceTo(world.now() + longestLeftoverMs);
      broken.push(world.kept());
      if (subject.endsWith(".json")) committed ??= world.kept();
    }
  });

  const both = (world: World, order?: CompactionOrder) => [world.compact(order), world.sweep()];

  test("one wholly within any call of the other, leave nothing that is shown and not there", async () => {
    await expectAnyCallToBearAllOfTheOther(committed as Kept, (world) => both(world));
  });

  test("in any order of calls, leave nothing that is shown and not there", async () => {
    await expectNoOrderToMatter(
      ({ state }) => broken[state] as Kept,
      (world, { order }) => both(world, order),
      fc.record({ state: fc.nat({ max: broken.length - 1 }), order: anOrder }),
    );
  });
});

describe("the metrics are exact", () => {
  test("where all messages come within any call of the compaction that closes their hours", async () => {
    const over = { ...(await aNight.received()), nowMs: Date.parse("2026-03-02T01:05:00Z") };
    await expectAnyCallToBearAllOfTheOther(over, (world) => [world.compact(), world.deliver()]);
  });

  test("whenever messages come before, during or after the close, twice or not at all", async () => {
    const received = await aNight.received();
    await expectNoOrderToMatter(
      ({ nowMs, fates }) => ({
        ...received,
        nowMs,
        queue: received.queue.flatMap((key, at) => Array.from({ length: fates[at] ?? 1 }, () => key)),
      }),
      (world, { order, take }) => [world.compact(order), world.deliver(take), world.deliver(take)],
      fc.record({
        nowMs: fc.constantFrom(Date.parse("2026-03-02T00:40:00Z"), Date.parse("2026-03-02T01:05:00Z")),
        fates: fc.array(fc.nat({ max: 2 }), { minLength: 12, maxLength: 12 }),
        order: anOrder,
        take: fc.integer({ min: 1, max: 6 }),
      }),
    );
  });
});
