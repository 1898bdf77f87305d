import { publishWithinHours } from "../../../pipeline/compaction/publish";
import { decodeCommitRecord } from "../../../pipeline/lake/commitRecord";
import type { Day } from "../../../pipeline/lake/lakeKey";
import {
  aLakeReader,
  anEvent,
  aPipeline,
  everythingIn,
  type LakeReader,
  type Pipeline,
} from "../../support/aPipeline";
import { interposed, type StoreCall } from "../../support/interposedStore";

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
});
beforeEach(async () => {
  pipeline = await aPipeline();
  await pipeline.send("2026-03-01T18:30:00Z", [anEvent("a", "2026-03-01T18:00:00Z")]);
});
afterEach(() => pipeline.dispose());

const keysOf = async (part: string): Promise<readonly string[]> =>
  (await everythingIn(pipeline.lake)).map(({ key }) => key).filter((key) => key.includes(part));

const recordsOf = async () =>
  Promise.all(
    (await keysOf(".json")).map(async (key) =>
      decodeCommitRecord(key, (await pipeline.lake.get(key))?.body ?? Buffer.of()),
    ),
  );

/** A run that is killed before it puts something. */
const killedBefore = async (at: string, part: string) => {
  let isKilled = false;
  const before = ({ method, key }: StoreCall): void => {
    isKilled ||= method === "put" && key.includes(part);
    if (isKilled) throw new Error("killed");
  };
  await pipeline.compact(at, {}, { lake: interposed({ before })("lake", pipeline.lake) });
};

test("what a killed run has encoded is shown by the next one within the limit, without encoding again", async () => {
  await killedBefore("2026-03-01T19:05:00Z", "/manifest/");
  const encoded = await keysOf("/data/");
  await pipeline.compact(`2026-03-01T${19 + publishWithinHours}:05:00Z`);
  expect(await keysOf("/data/")).toEqual(encoded);
  expect(await reader.shown(pipeline)).toEqual(["2026-03-01 luna a"]);
});

test("what a killed run has encoded is never shown after the limit: the sweep may be taking it away", async () => {
  await killedBefore("2026-03-01T19:05:00Z", "/manifest/");
  const [encoded] = await keysOf("/data/");
  await pipeline.compact("2026-03-01T21:05:00.001Z");
  const files = await keysOf("/data/");
  expect(files).toHaveLength(2);
  const manifest = Buffer.from((await pipeline.lake.get((await keysOf("/manifest/"))[0] ?? ""))?.body ?? []);
  expect(manifest.toString()).not.toContain(encoded);
  expect(await reader.shown(pipeline)).toEqual(["2026-03-01 luna a"]);
  expect((await recordsOf()).map(({ sequence, encoded }) => [sequence, encoded.sequence])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

test("what is shown stays shown, however old it is", async () => {
  await pipeline.compact("2026-03-01T19:05:00Z");
  const before = await everythingIn(pipeline.lake);
  expect((await pipeline.compact("2026-03-09T19:05:00Z", { hour: "2026-03-01T18" })).units.unchanged).toBe(1);
  expect(await everythingIn(pipeline.lake)).toEqual(before);
});

test("of two runs that go by the same records one puts the next; the other looks again and adopts it", async () => {
  let others = 0;
  const before = async ({ method, key }: StoreCall): Promise<void> => {
    if (method !== "put" || !key.includes("/commit/") || others > 0) return;
    others += 1;
    expect((await pipeline.compact("2026-03-01T19:05:00Z")).units.compacted).toBe(1);
  };
  const { units, failures } = await pipeline.compact(
    "2026-03-01T19:05:00Z",
    {},
    { lake: interposed({ before })("lake", pipeline.lake) },
  );
  expect({ units, failures }).toEqual({ units: { unchanged: 1, completed: 0, compacted: 0 }, failures: [] });
  expect((await recordsOf()).map(({ sequence }) => sequence)).toEqual([1]);
  expect(await reader.shown(pipeline)).toEqual(["2026-03-01 luna a"]);
});

test("of two runs that go by the same records the one that comes second shows nothing of its own, though the other was killed", async () => {
  let others = 0;
  const before = async ({ method, key }: StoreCall): Promise<void> => {
    if (method !== "put" || !key.includes("/commit/") || others > 0) return;
    others += 1;
    // the other one sees more, puts its record and is killed
    await pipeline.send("2026-03-01T18:31:00Z", [anEvent("late", "2026-03-01T18:00:00Z")]);
    await killedBefore("2026-03-01T19:05:00Z", "/manifest/");
  };
  const lake = interposed({ before })("lake", pipeline.lake);
  expect((await pipeline.compact("2026-03-01T19:05:00Z", {}, { lake })).failures).toEqual([]);
  expect(others).toBe(1);
  const [record, ...more] = await recordsOf();
  expect(more).toEqual([]);
  const files = await pipeline.dataFiles();
  expect(files).toEqual(record?.outputs.map(({ key }) => expect.stringContaining(key)));
  expect(await reader.shown(pipeline)).toEqual(["2026-03-01 luna a", "2026-03-01 luna late"]);
});

test("a unit's records are numbered as they come, and each says which one encoded its rows", async () => {
  await pipeline.compact("2026-03-01T19:05:00Z");
  // an earlier hour that shares no event: the rows are confirmed
  await pipeline.send("2026-03-01T17:30:00Z", [anEvent("earlier", "2026-03-01T17:00:00Z")]);
  await pipeline.compact("2026-03-01T19:05:00Z");
  // a late object: they are encoded anew
  await pipeline.send("2026-03-01T18:31:00Z", [anEvent("late", "2026-03-01T18:00:00Z")]);
  await pipeline.compact("2026-03-01T19:05:00Z");
  const ofUnit = (await recordsOf()).filter(({ inputs }) => inputs[0]?.key.includes("/hr=18/"));
  expect(ofUnit.map(({ sequence, encoded }) => [sequence, encoded.sequence])).toEqual([
    [1, 1],
    [2, 1],
    [3, 3],
  ]);
});

test("of a unit's sidecars the one of most raw objects counts, and an earlier run's confirmation survives it", async () => {
  await pipeline.send("2026-03-01T17:30:00Z", [anEvent("b", "2026-03-01T17:00:00Z")]);
  await pipeline.compact("2026-03-01T19:05:00Z");
  await pipeline.send("2026-03-01T17:31:00Z", [anEvent("c", "2026-03-01T17:00:00Z")]);
  const { units } = await pipeline.compact("2026-03-01T19:05:00Z");
  expect(units).toEqual({ unchanged: 1, completed: 0, compacted: 1 });
  expect(await keysOf("/seen/2026-03-01T17")).toHaveLength(2);
  const latest = (await recordsOf()).filter(({ inputs }) => inputs[0]?.key.includes("/hr=18/")).at(-1);
  expect(latest?.sidecars).toEqual([(await keysOf("/seen/2026-03-01T17"))[1]]);
});

test("a sidecar that is swept while it is gone by makes the run look again", async () => {
  await pipeline.send("2026-03-01T17:30:00Z", [anEvent("a", "2026-03-01T18:00:00Z")]);
  await pipeline.compact("2026-03-01T18:05:00Z");
  let isGone = false;
  const lake: Pipeline["lake"] = {
    ...pipeline.lake,
    get: async (key) => {
      if (!key.includes("/seen/") || isGone) return pipeline.lake.get(key);
      isGone = true;
      return undefined;
    },
  };
  const { failures, counts } = await pipeline.compact("2026-03-01T19:05:00Z", {}, { lake });
  expect({ isGone, failures, duplicates: counts.duplicates }).toEqual({
    isGone: true,
    failures: [],
    duplicates: 1,
  });
});

test("a window that is changed and changed back is right again, in the lake, its records and the metrics", async () => {
  const by = (id: string) => anEvent(id, "2026-03-01T17:00:00Z", { user_id: "ada" });
  await pipeline.send("2026-03-01T16:30:00Z", [by("b")]);
  await pipeline.send("2026-03-01T18:31:00Z", [by("b"), by("c")]);
  const eventsOfAda = async () => {
    const [day] = await pipeline.metrics.read("ada", "2026-03-01" as Day, "2026-03-01" as Day);
    return day?.final.get("luna")?.events;
  };
  const seen: unknown[] = [];
  for (const [minute, dedupWindowHours] of [
    ["05", 24],
    ["15", 0],
    ["25", 24],
    ["35", 24],
  ] as const) {
    const { failures } = await pipeline.compact(`2026-03-01T19:${minute}:00Z`, {}, { dedupWindowHours });
    expect(failures).toEqual([]);
    seen.push([
      (await reader.shown(pipeline)).filter((row) => row.endsWith(" b")).length,
      await eventsOfAda(),
    ]);
  }
  expect(seen).toEqual([
    [1, 2],
    [2, 3],
    [1, 2],
    [1, 2],
  ]);
  const files = await pipeline.dataFiles();
  const latest = (await recordsOf()).filter(({ inputs }) => inputs[0]?.key.includes("/hr=18/")).at(-1);
  for (const { key } of latest?.outputs ?? []) expect(files.some((file) => file.endsWith(key))).toBe(true);
});

test("where an earlier hour counts no more, what was left out because of it is shown", async () => {
  await pipeline.send("2026-03-01T16:30:00Z", [anEvent("a", "2026-03-01T18:00:00Z")]);
  expect((await pipeline.compact("2026-03-01T19:05:00Z")).counts).toMatchObject({ rows: 1, duplicates: 1 });
  const { units } = await pipeline.compact("2026-03-01T19:05:00Z", {}, { dedupWindowHours: 1 });
  expect(units).toEqual({ unchanged: 1, completed: 0, compacted: 1 });
  expect(await reader.shown(pipeline)).toEqual(["2026-03-01 luna a", "2026-03-01 luna a"]);
});
