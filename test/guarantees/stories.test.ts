jest.mock("../../pipeline/lake/parquet/parquetFile", () => {
  const real = jest.requireActual("../../pipeline/lake/parquet/parquetFile");
  const { rememberedParquetFile } = jest.requireActual("./rememberedParquetFile");
  return { ...real, parquetFile: rememberedParquetFile(real.parquetFile) };
});

import fc from "fast-check";
import type { CompactionOrder } from "../../pipeline/compaction/compactionOrder";
import { type Hour, hourOf, hoursAfter } from "../../pipeline/raw/rawKey";
import { aWorld, type Kept, type Sending, type World } from "./aWorld";
import { crashes } from "./crashes";
import type { FaultKind } from "./faultyPorts";
import { hourMs, longestLeftoverMs } from "./heal";
import { type LakeRows, lakeRows } from "./lakeRows";

jest.setTimeout(3_600_000);

let reader: LakeRows;
beforeAll(() => {
  reader = lakeRows();
});
afterAll(() => reader.close());

const runs = Number(process.env["STORIES"] ?? 60);
const seed = Number(process.env["STORIES_SEED"] ?? 20_260_301);

/** Two hours are remembered, and what comes up to two hours late is looked for. */
const settingsOf = (isBuffered: boolean) => ({ shards: 2, windowHours: 2, lookbackHours: 3, isBuffered });
const begin = Date.parse("2026-03-01T21:10:00Z");

const ids = ["a", "b", "c", "d"] as const;

/** Something that happens. */
type Step =
  | { readonly kind: "time passes"; readonly minutes: number }
  | { readonly kind: "a batch is sent"; readonly batch: Batch }
  | {
      readonly kind: "a batch was received, and its put is done now";
      readonly batch: Batch;
      readonly hoursAgo: number;
    }
  | { readonly kind: "batches are packed"; readonly count: number }
  | { readonly kind: "a batch is handed over again, after the others"; readonly at: number }
  | { readonly kind: "messages are counted"; readonly count: number }
  | { readonly kind: "messages are lost"; readonly count: number }
  | {
      readonly kind: "compaction runs";
      readonly order: Order;
      readonly fault: number;
      readonly fails: FaultKind;
    }
  | { readonly kind: "the sweep runs" };

interface Batch extends Pick<Sending, "key" | "aheadMs" | "shards"> {
  readonly events: readonly { readonly id: (typeof ids)[number]; readonly version: number }[];
}

interface Order {
  readonly hoursAgo: number | undefined;
  readonly shard: number | undefined;
}

const aBatch: fc.Arbitrary<Batch> = fc.record({
  events: fc.array(
    fc.record({
      id: fc.constantFrom(...ids),
      version: fc.constantFrom(0, 0, 0, 1),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  key: fc.constantFrom("server", "browser"),
  aheadMs: fc.constantFrom(0, 0, 600_000, -600_000),
  shards: fc.constantFrom(1, 2, 2, 64),
});

const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("time passes" as const),
      minutes: fc.constantFrom(20, 60, 120),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("a batch is sent" as const), batch: aBatch }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("a batch was received, and its put is done now" as const),
      batch: aBatch,
      hoursAgo: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("batches are packed" as const), count: fc.nat({ max: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("a batch is handed over again, after the others" as const),
      at: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("messages are counted" as const), count: fc.nat({ max: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("messages are lost" as const), count: fc.nat({ max: 3 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("compaction runs" as const),
      order: fc.record({
        hoursAgo: fc.constantFrom(undefined, undefined, undefined, 0, 1, 2),
        shard: fc.constantFrom(undefined, undefined, undefined, 0, 1),
      }),
      fault: fc.oneof(fc.constant(10_000), fc.integer({ min: 1, max: 60 })),
      fails: fc.constantFrom<FaultKind[]>(
        "fails before",
        "answer lost",
        "sent again",
        "killed after",
        "throttled",
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("the sweep runs" as const) }) },
);

/** The batch as it is sent at a time. The same version of an event says the same whenever it is sent. */
const sent = ({ events, ...sending }: Batch, atMs: number): Sending => ({
  ...sending,
  at: new Date(atMs).toISOString(),
  events: events.map(({ id, version }) => ({
    event_id: id,
    event_type: "item_buy",
    item_id: `item-${version}`,
    order_id: "o-1",
    site_id: "luna",
    occurred_at: `2026-0${id === "a" ? "2-28" : "3-01"}T12:00:00Z`,
    user_id: `user-${id}-${version}`,
  })),
});

const orderOf = ({ hoursAgo, shard }: Order, nowMs: number): CompactionOrder => ({
  ...(hoursAgo === undefined ? {} : { hour: hoursAfter(hourOf(nowMs), -hoursAgo) as Hour }),
  ...(shard === undefined ? {} : { shard }),
});

/** Does a step to a world, and gives the world after it. */
const take = async (from: Kept | undefined, step: Step, isBuffered: boolean): Promise<World> => {
  const settings = settingsOf(isBuffered);
  const faults = step.kind === "compaction runs" ? [{ call: step.fault, kind: step.fails }] : [];
  const world = aWorld({ settings, faults, ...(from === undefined ? {} : { from }) });
  world.advanceTo(begin);
  const nowMs = world.now();
  switch (step.kind) {
    case "time passes":
      world.advanceTo(nowMs + step.minutes * 60_000);
      break;
    case "a batch is sent":
      await world.send(sent(step.batch, nowMs));
      break;
    case "a batch was received, and its put is done now":
      await world.putRaw(...(await world.rawObjectOf(sent(step.batch, nowMs - step.hoursAgo * hourMs))));
      break;
    case "batches are packed":
      await world.pack(step.count);
      break;
    case "a batch is handed over again, after the others":
      world.remessage((messages) => [...messages, ...messages.slice(step.at, step.at + 1)]);
      break;
    case "messages are counted":
      await world.deliver(step.count);
      break;
    case "messages are lost":
      world.requeue((keys) => keys.slice(step.count));
      break;
    case "compaction runs":
      await world.compact(orderOf(step.order, nowMs));
      break;
    case "the sweep runs":
      world.advanceTo(nowMs + longestLeftoverMs);
      await world.sweep();
  }
  return world;
};

test("whatever happens in whatever order, the lake and the metrics come to what was stored, and no row was out of sight", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(aStep, { minLength: 4, maxLength: 20 }),
      async (isBuffered, steps) => {
        const judge = crashes(reader);
        let world: World | undefined;
        const violations: string[] = [];
        for (const step of steps) {
          world = await take(world?.kept(), step, isBuffered);
          violations.push(...(await judge.violationsSoFar(world)));
        }
        if (world !== undefined) violations.push(...(await judge.violationsOf(world)));
        expect(violations).toEqual([]);
      },
    ),
    { numRuns: runs, seed },
  );
});
