import fc from "fast-check";
import { parseCommitKey } from "../../../pipeline/lake/lakeKey";
import {
  aLakeReader,
  anEvent,
  aPipeline,
  everythingIn,
  type LakeReader,
  type Pipeline,
} from "../../support/aPipeline";
import { interposed } from "../../support/interposedStore";
import { aWatch } from "./aNight";

const shards = 4;
const everyShard = Array.from({ length: shards }, (_, shard) => shard);
const now = "2026-03-01T20:05:00Z";

let reader: LakeReader;
beforeAll(async () => {
  reader = await aLakeReader();
});

const pipelines: Pipeline[] = [];
afterEach(async () => {
  for (const pipeline of pipelines.splice(0)) await pipeline.dispose();
});

/** A pipeline of four shards that has taken batches: each an hour, and the ids of its events. */
const aShardedPipeline = async (
  batches: readonly (readonly [hour: string, ids: readonly string[]])[],
): Promise<Pipeline> => {
  const pipeline = await aPipeline({ shards });
  pipelines.push(pipeline);
  for (const [hour, ids] of batches)
    await pipeline.send(
      `2026-03-01T${hour}:30:00Z`,
      ids.map((id) => anEvent(id, `2026-03-01T${hour}:00:00Z`)),
    );
  return pipeline;
};

/** Enough batches that every shard has some, no event in two of them. */
const distinctBatches = Array.from({ length: 24 }, (_, i) => ["19", [`e-${i}`]] as const);

/** The shards that have commit records, with how many. */
const commitsByShard = async ({ lake }: Pipeline): Promise<Readonly<Record<number, number>>> => {
  const counts: Record<number, number> = {};
  for (const { key } of await everythingIn(lake)) {
    const record = parseCommitKey(key);
    if (record !== undefined) counts[record.unit.shard] = (counts[record.unit.shard] ?? 0) + 1;
  }
  return counts;
};

test("an order that names a shard compacts its units and leaves the others untouched", async () => {
  const pipeline = await aShardedPipeline(distinctBatches);
  await pipeline.raw.put("raw/events/dt=2026-03-01/hr=19/notes.txt", Buffer.from("not ours"));
  const report = await pipeline.compact(now, { shard: 2 });
  expect(report).toMatchObject({ shard: "02", units: { compacted: 1 }, foreign_objects: 0, failures: [] });
  expect(await commitsByShard(pipeline)).toEqual({ 2: 1 });

  const before = await everythingIn(pipeline.lake);
  const rest = await pipeline.compact(now);
  expect(rest).toMatchObject({ units: { unchanged: 1, compacted: 3 }, foreign_objects: 1 });
  expect(rest).not.toHaveProperty("shard");
  const after = new Map((await everythingIn(pipeline.lake)).map((object) => [object.key, object]));
  for (const object of before)
    if (!object.key.includes("/manifest/")) expect(after.get(object.key)).toEqual(object);
});

test("an order may name an hour and a shard of it", async () => {
  const pipeline = await aShardedPipeline(distinctBatches);
  const { hours, units } = await pipeline.compact("2026-03-09T00:00:00Z", {
    hour: "2026-03-01T19",
    shard: 1,
  });
  expect({ first: hours[0], units }).toEqual({
    first: "2026-03-01T19",
    units: { unchanged: 0, completed: 0, compacted: 1 },
  });
  expect(await commitsByShard(pipeline)).toEqual({ 1: 1 });
});

test("a shard that nothing was filed under is no unit", async () => {
  const pipeline = await aShardedPipeline(distinctBatches);
  const { units, failures } = await pipeline.compact(now, { shard: 63 });
  expect({ ...units, failures }).toEqual({ unchanged: 0, completed: 0, compacted: 0, failures: [] });
});

test("a run of one shard vouches for no hour", async () => {
  const pipeline = await aShardedPipeline([
    ["12", ["a"]],
    ["12", ["b"]],
  ]);
  for (const shard of everyShard) await pipeline.compact(now, { shard });
  expect((await pipeline.compact(now)).hours[0]).toBe("2026-03-01T12");
  expect((await pipeline.compact(now)).hours[0]).toBe("2026-03-01T17");
});

const batch = fc.tuple(
  fc.constantFrom("17", "18", "19"),
  fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f"), { minLength: 1, maxLength: 3 }),
);

test("all shards, in any order, and then a run that names none show what that run alone would show", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(batch, { minLength: 2, maxLength: 10 }),
      fc.shuffledSubarray(everyShard, { minLength: shards }),
      async (batches, order) => {
        const [alone, apart] = [await aShardedPipeline(batches), await aShardedPipeline(batches)];
        await alone.compact(now);
        for (const shard of order) expect((await apart.compact(now, { shard })).failures).toEqual([]);
        const ids = [...new Set(batches.flatMap(([, all]) => all))].sort();
        const shownApart = await reader.shown(apart);
        expect([...new Set(shownApart)]).toEqual(ids.map((id) => `2026-03-01 luna ${id}`));

        await apart.compact(now);
        expect(await reader.shown(apart)).toEqual(ids.map((id) => `2026-03-01 luna ${id}`));
        const hourOf = async (pipeline: Pipeline) => {
          reader.read(pipeline);
          return reader.query("SELECT event_id, received_at FROM events ORDER BY 1");
        };
        expect(await hourOf(apart)).toEqual(await hourOf(alone));

        const settled = await everythingIn(apart.lake);
        const { units } = await apart.compact(now);
        expect({ compacted: units.compacted, completed: units.completed }).toEqual({
          compacted: 0,
          completed: 0,
        });
        expect(await everythingIn(apart.lake)).toEqual(settled);
      },
    ),
    { numRuns: 8 },
  );
});

test("an event that two shards hold is shown until the last run takes one copy away, and never out of sight", async () => {
  const pipeline = await aShardedPipeline([
    ...distinctBatches,
    ...everyShard.map((i) => ["19", ["again", `with-${i}`]] as const),
  ]);
  const watch = await aWatch(reader, pipeline);
  const lake = interposed({ after: watch.look })("lake", pipeline.lake);
  for (const shard of [...everyShard].reverse()) await pipeline.compact(now, { shard }, { lake });
  const copies = async () => (await reader.shown(pipeline)).filter((row) => row.endsWith(" again")).length;
  expect(await copies()).toBeGreaterThan(1);
  await pipeline.compact(now, {}, { lake });
  expect(await copies()).toBe(1);
  expect(watch.outOfSight).toEqual([]);
});

test("all shards at once settle without failing, and none is encoded twice for another's commit", async () => {
  const pipeline = await aShardedPipeline(distinctBatches);
  const encoded: string[] = [];
  const { raw } = pipeline;
  const reports = await Promise.all(
    everyShard.map((shard) => {
      const around = interposed({
        before: ({ method, key }) => void (method === "get" && encoded.push(key)),
      });
      return pipeline.compact(now, { shard }, { raw: around("raw", raw) });
    }),
  );
  expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
  expect(encoded.toSorted()).toEqual((await everythingIn(raw)).map(({ key }) => key).sort());
  expect(await reader.shown(pipeline)).toHaveLength(distinctBatches.length);

  encoded.length = 0;
  const around = interposed({ before: ({ method, key }) => void (method === "get" && encoded.push(key)) });
  const { units, files } = await pipeline.compact(now, {}, { raw: around("raw", raw) });
  expect({ units, files, encoded }).toEqual({
    units: { unchanged: shards, completed: 0, compacted: 0 },
    files: 0,
    encoded: [],
  });
});

test("another number of shards affects only what comes after it, and a batch sent again across the change counts once", async () => {
  const pipeline = await aPipeline({ shards: 1 });
  pipelines.push(pipeline);
  const more = pipeline.withShards(8);
  const batches = Array.from({ length: 12 }, (_, i) => [anEvent(`e-${i}`, "2026-03-01T18:00:00Z")]);
  for (const batch of batches) await pipeline.send("2026-03-01T18:30:00Z", batch);
  await pipeline.compact("2026-03-01T19:05:00Z");
  const before = await everythingIn(pipeline.lake);

  for (const batch of batches) await pipeline.send("2026-03-01T19:20:00Z", batch);
  const fresh = [anEvent("fresh", "2026-03-01T19:00:00Z")];
  await pipeline.send("2026-03-01T19:29:00Z", fresh);
  for (const batch of [...batches, fresh]) await more("2026-03-01T19:31:00Z", batch);
  const { units, counts, failures } = await pipeline.compact("2026-03-01T20:05:00Z");
  expect(units.unchanged).toBe(1);
  expect(units.compacted).toBeGreaterThan(4);
  // one batch an object; those whose shard is still the same are the same object
  expect(counts.objects).toBeGreaterThan(20);
  expect({ rows: counts.rows, duplicates: counts.duplicates, failures }).toEqual({
    rows: 1,
    duplicates: counts.objects - 1,
    failures: [],
  });
  const after = new Map((await everythingIn(pipeline.lake)).map((object) => [object.key, object]));
  for (const object of before)
    if (!object.key.includes("/manifest/")) expect(after.get(object.key)).toEqual(object);
  expect(await reader.shown(pipeline)).toHaveLength(13);
});
