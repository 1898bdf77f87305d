jest.mock("../../pipeline/lake/parquet/parquetFile", () => {
  const real = jest.requireActual("../../pipeline/lake/parquet/parquetFile");
  const { rememberedParquetFile } = jest.requireActual("./rememberedParquetFile");
  return { ...real, parquetFile: rememberedParquetFile(real.parquetFile) };
});

import { hourOf } from "../../pipeline/raw/rawKey";
import { aNight, nightSettings } from "./aNight";
import { aWorld } from "./aWorld";
import { type Crashes, crashes, faultsAt, inWords, type Scene } from "./crashes";
import type { Fault, PortCall } from "./faultyPorts";
import { countAll } from "./heal";
import { type LakeRows, lakeRows } from "./lakeRows";
import { oracle, rawKeyOf, type StoredEvent } from "./oracle";
import { compacting, scene, sending } from "./scene";
import { violationsWhileOpen } from "./violationsWhileOpen";

jest.setTimeout(300_000);

/** Of the faults at single calls every so many-th is tried; with 1, each. */
const stride = Number(process.env["CRASH_POINTS_STRIDE"] ?? 10);

let reader: LakeRows;
let crashed: Crashes;
beforeAll(() => {
  reader = lakeRows();
  crashed = crashes(reader);
});
afterAll(() => reader.close());

const anyFault = (): boolean => true;

/** Plays a scene with every fault of a choice; the first that breaks something, and how many were tried. */
const tried = async (
  played: Scene,
  choose: (call: PortCall, fault: Fault) => boolean = anyFault,
  every = stride,
): Promise<{ readonly faults: number; readonly broken: readonly string[] }> => {
  const { calls, violations } = await crashed.after(played, []);
  if (violations.length > 0) return { faults: 0, broken: [inWords([], violations)] };
  let faults = 0;
  let at = 0;
  for (const call of calls)
    for (const fault of faultsAt([call]).filter((each) => choose(call, each))) {
      if (at++ % every !== 0) continue;
      faults += 1;
      const after = await crashed.after(played, [fault]);
      if (after.violations.length > 0)
        return { faults, broken: [`${call.method} ${call.subject}: ${inWords([fault], after.violations)}`] };
    }
  return { faults, broken: [] };
};

test("raw objects are filed by the hour of receipt and by what their events say, and by nothing else", async () => {
  const world = aWorld({ from: await aNight.before(), settings: nightSettings });
  await sending(world.kept(), aNight.sendings().all).play(world);
  const byKey = new Map<string, StoredEvent[]>();
  const { stored } = oracle(
    [...world.raw].map(([key, { body }]) => [key, body] as const),
    0,
  );
  for (const line of stored) byKey.set(line.key, [...(byKey.get(line.key) ?? []), line]);
  expect(byKey.size).toBeGreaterThan(8);
  for (const [key, lines] of byKey) {
    const hour = new Date(lines[0]?.receivedAtMs ?? 0).toISOString().slice(0, 13);
    expect(key).toBe(
      rawKeyOf(
        hour,
        lines.map(({ content }) => content),
        nightSettings.shards,
      ),
    );
  }
});

test("the night has all that can go wrong without a crash", async () => {
  const { raw } = await aNight.late();
  const night = oracle(
    [...raw].map(([key, { body }]) => [key, body] as const),
    nightSettings.windowHours,
  );
  const rules = new Set([...night.rows.values()].map(({ timeRule }) => timeRule));
  expect([...rules].sort()).toEqual([
    "as_sent",
    "clamped_to_future_limit",
    "clamped_to_past_limit",
    "skew_corrected",
  ]);
  expect(new Set([...night.rows.values()].map(({ hour, key }) => `${hour} ${key.split("/")[4]}`)).size).toBe(
    5,
  );
  expect(new Set([...night.rows.values()].map(({ day }) => day))).toEqual(
    new Set(["2026-01-30", "2026-02-20", "2026-02-28", "2026-03-01", "2026-03-02"]),
  );
  const acrossHours = night.conflicts.filter(({ line, first }) => line.hour !== first.hour);
  expect([acrossHours.length > 0, night.conflicts.length > acrossHours.length]).toEqual([true, true]);
  expect(night.duplicates.length).toBeGreaterThan(10);
  expect(night.unreadable).toHaveLength(3);
  const shown = new Set([...night.figures.keys()].map((name) => name.split(" ")[0]));
  expect([...night.users].filter((user) => !shown.has(user))).toEqual(["hal"]);
  // an id that comes up again after its window
  expect([...night.rows.values()].filter(({ event }) => event.event_id === "once-a-day")).toHaveLength(2);
});

describe("whatever goes wrong with any one call", () => {
  test("of ingest, what was acknowledged is kept, and counted once", async () => {
    const { all } = aNight.sendings();
    const { faults, broken } = await tried(sending(await aNight.before(), all));
    expect(broken).toEqual([]);
    expect(faults).toBeGreaterThan(50 / stride);
  });

  test("of count, each batch that was told of counts once while its hour is open", async () => {
    const world = aWorld({ from: await aNight.received(), settings: nightSettings });
    // an hour that is compacted while it is open stays open
    const open = hourOf(world.now());
    expect((await world.compact({ hour: open })).isClean).toBe(true);
    const kept = world.kept();
    const told = kept.queue.filter((key) => key.includes(`hr=${open.slice(11)}/`));
    const deliver = async (faults: readonly Fault[]) => {
      const world = aWorld({ from: kept, settings: nightSettings, faults });
      world.requeue(() => told.flatMap((key) => [key, key]));
      await countAll(world);
      return world;
    };
    const clean = await deliver([]);
    expect(await violationsWhileOpen(clean, told)).toEqual([]);
    const faults = faultsAt(clean.ports.calls);
    expect(faults.length).toBeGreaterThan(100);
    for (const fault of faults.filter((_, at) => at % stride === 0)) {
      const violations = await violationsWhileOpen(await deliver([fault]), told);
      expect(violations.length === 0 ? [] : inWords([fault], violations)).toEqual([]);
    }
  });

  test("of count, the metrics are exact once the hours are closed", async () => {
    const { faults, broken } = await tried(scene(await aNight.received(), countAll));
    expect(broken).toEqual([]);
    expect(faults).toBeGreaterThan(50 / stride);
  });

  test("of a compaction of two hours, the next runs heal it", async () => {
    const { faults, broken } = await tried(compacting(await aNight.over()));
    expect(broken).toEqual([]);
    expect(faults).toBeGreaterThan(300 / stride);
  });

  test("of a compaction of late objects, the next runs heal it", async () => {
    const { faults, broken } = await tried(compacting(await aNight.late()));
    expect(broken).toEqual([]);
    expect(faults).toBeGreaterThan(300 / stride);
  });

  test("of a compaction whose units are too large for memory, the next runs heal it", async () => {
    const settings = { ...nightSettings, sightingsInMemory: 0 };
    const large = scene(await aNight.late(), (world) => world.compact(), settings);
    const isOfUpload = ({ method }: PortCall, { kind }: Fault) =>
      (method === "part" || method === "put") && kind !== "throttled" && kind !== "sent again";
    const { faults, broken } = await tried(large, isOfUpload);
    expect(broken).toEqual([]);
    expect(faults).toBeGreaterThan(50 / stride);
  });

  test("of the sweep, nothing is gone that is needed, and the next sweep takes away the rest", async () => {
    const { faults, broken } = await tried(scene(await aNight.littered(), (world) => world.sweep()));
    expect(broken).toEqual([]);
    expect(faults).toBeGreaterThan(100 / stride);
  });
});

describe("when nothing runs for a day after a compaction was killed, and then the sweep first", () => {
  const isKilledAfterPut = ({ method }: PortCall, { kind }: Fault) =>
    method === "put" && kind === "killed after";

  test("a night is compacted all the same", async () => {
    const swept = { ...compacting(await aNight.over()), isSweptFirst: true };
    expect((await tried(swept, isKilledAfterPut)).broken).toEqual([]);
  });

  test("late objects are compacted all the same", async () => {
    const swept = { ...compacting(await aNight.late()), isSweptFirst: true };
    expect((await tried(swept, isKilledAfterPut)).broken).toEqual([]);
  });
});
