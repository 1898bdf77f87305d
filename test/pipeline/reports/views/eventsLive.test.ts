import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { events } from "../../../../pipeline/event/events";
import { aLakeReader, anEvent, aPipeline, type LakeReader, type Pipeline } from "../../../support/aPipeline";
import { liveTime } from "../../../support/liveTime";

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
});
beforeEach(async () => {
  pipeline = await aPipeline();
  reader.read(pipeline);
});
afterEach(() => pipeline.dispose());

/** Each row of a table as `SITE EVENT`. */
const idsIn = async (table: "events" | "events_live"): Promise<readonly unknown[]> =>
  (await reader.query(`SELECT site_id || ' ' || event_id AS id FROM ${table} ORDER BY 1`)).map(
    ({ id }) => id,
  );

/** What anybody counts at this moment. */
const expectLive = async (...ids: readonly string[]): Promise<void> => {
  expect(await idsIn("events_live")).toEqual(ids.map((id) => `luna ${id}`));
};

test("an event is there from its acknowledgement on, once before and once after it is compacted", async () => {
  const at = liveTime("10:30");
  expect((await pipeline.send(at, [anEvent("a", at), anEvent("b", at)])).status).toBe(202);
  await expectLive("a", "b");
  expect(await idsIn("events")).toEqual([]);
  await pipeline.compact(liveTime("11:05"));
  expect(await idsIn("events")).toHaveLength(2);
  await expectLive("a", "b");
});

test("a repeat is not counted, in the same hour or the next, compacted or not", async () => {
  const [first, again, next] = [liveTime("10:30"), liveTime("10:40"), liveTime("11:10")];
  await pipeline.send(first, [anEvent("a", first)]);
  await pipeline.send(again, [anEvent("a", first), anEvent("b", first)]);
  await expectLive("a", "b");
  await pipeline.send(next, [anEvent("b", first), anEvent("c", first)]);
  await expectLive("a", "b", "c");
  await pipeline.compact(liveTime("11:15"));
  await expectLive("a", "b", "c");
  await pipeline.send(liveTime("11:20"), [anEvent("c", first), anEvent("d", first)]);
  await expectLive("a", "b", "c", "d");
  await pipeline.compact(liveTime("12:05"));
  await expectLive("a", "b", "c", "d");
  expect(await idsIn("events")).toHaveLength(4);
});

test("one id at two sites is two events", async () => {
  const at = liveTime("10:30");
  await pipeline.send(at, [anEvent("a", at), anEvent("a", at, { site_id: "sole" })]);
  expect(await idsIn("events_live")).toEqual(["luna a", "sole a"]);
  await pipeline.compact(liveTime("11:05"));
  await pipeline.send(liveTime("11:10"), [anEvent("a", at, { site_id: "mare" })]);
  expect(await idsIn("events_live")).toEqual(["luna a", "mare a", "sole a"]);
});

test("a batch with events of two days is whole on both, before, between and after", async () => {
  const midnight = liveTime("00:00");
  const before = liveTime("-00:00:00.001");
  await pipeline.send(liveTime("00:01"), [anEvent("a", before), anEvent("b", midnight)]);
  const days = async () => reader.query("SELECT dt, event_id FROM events_live ORDER BY dt");
  const expected = [
    { dt: before.slice(0, 10), event_id: "a" },
    { dt: midnight.slice(0, 10), event_id: "b" },
  ];
  expect(await days()).toEqual(expected);
  await pipeline.compact(liveTime("01:05"));
  expect(await days()).toEqual(expected);
});

test("what was received yesterday and is late by weeks is there; what servers send of older days waits for the lake", async () => {
  const received = liveTime("-12:00");
  const daysBefore = (days: number): string =>
    new Date(Date.parse(received) - days * 24 * 3_600_000).toISOString();
  await pipeline.send(received, [anEvent("late", daysBefore(30)), anEvent("history", daysBefore(33))]);
  await pipeline.send(received, [anEvent("clamped", daysBefore(400))], { key: "browser" });
  await expectLive("clamped", "late");
  await pipeline.compact(liveTime("-11:00"));
  await expectLive("clamped", "history", "late");
});

test("another event of the same id is not counted: before compaction the first stays, after it too", async () => {
  const [first, second] = [liveTime("10:30"), liveTime("11:30")];
  await pipeline.send(first, [anEvent("a", first, { event_type: "first_kind" })]);
  await pipeline.send(second, [anEvent("a", second, { event_type: "second_kind" })]);
  const shown = () => reader.query("SELECT event_type FROM events_live");
  expect(await shown()).toEqual([{ event_type: "first_kind" }]);
  await pipeline.compact(liveTime("11:05"), { hour: liveTime("10:00").slice(0, 13) });
  expect(await shown()).toEqual([{ event_type: "first_kind" }]);
  await pipeline.compact(liveTime("12:05"));
  expect(await shown()).toEqual([{ event_type: "first_kind" }]);
});

test("raw objects that are older than yesterday, or none of ingest's, are not looked at", async () => {
  const old = liveTime("-48:00:01");
  await pipeline.send(old, [anEvent("old", old)]);
  const at = liveTime("10:30");
  await pipeline.send(at, [anEvent("a", at)]);
  const [file] = (await pipeline.rawFiles()).filter((path) => path.includes(at.slice(0, 10)));
  const key = file?.slice(file.indexOf("raw/events/")) ?? "";
  const body = (await pipeline.raw.get(key))?.body ?? Buffer.of();
  const foreign = gzipSync(gunzipSync(body).toString().replace('"event_id":"a"', '"event_id":"foreign"'));
  await pipeline.raw.put(key.replace(/[0-9a-f]{64}/, "notes"), foreign, { ifAbsent: true });
  await expectLive("a");
});

test("the columns are those of the lake, and say the same before and after", async () => {
  const at = liveTime("10:30");
  const whole = Object.entries(events.fields)
    .filter(([, field]) => field.from === "producer")
    .map(([name, field]) => [name, field.example]);
  await pipeline.send(at, [
    { ...Object.fromEntries(whole), event_id: "whole", occurred_at: at },
    anEvent("bare", at),
  ]);
  const rows = () => reader.query("SELECT * FROM events_live ORDER BY event_id");
  const before = await rows();
  expect(before).toHaveLength(2);
  await pipeline.compact(liveTime("11:05"));
  expect(before).toEqual(await reader.query("SELECT * FROM events ORDER BY event_id"));
  expect(await rows()).toEqual(before);
});

/** What may happen next: time passes and a batch comes, or a compaction runs. */
const steps = fc.array(
  fc.oneof(
    fc.record({
      afterMinutes: fc.integer({ min: 0, max: 150 }),
      sent: fc.uniqueArray(fc.record({ id: fc.nat({ max: 5 }), version: fc.nat({ max: 1 }) }), {
        selector: ({ id }) => id,
        minLength: 1,
        maxLength: 4,
      }),
    }),
    fc.record({ afterMinutes: fc.integer({ min: 0, max: 90 }), sent: fc.constant(undefined) }),
  ),
  { minLength: 3, maxLength: 8 },
);

test("whatever is sent and compacted in whatever order, each event is counted exactly once at every step", async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom(1, 3), async (schedule, shards) => {
      const world = await aPipeline({ shards });
      reader.read(world);
      const acknowledged = new Set<string>();
      let minutes = 0;
      for (const { afterMinutes, sent } of [...schedule, { afterMinutes: 60, sent: undefined }]) {
        minutes += afterMinutes;
        const at = new Date(Date.parse(liveTime("-08:00")) + minutes * 60_000).toISOString();
        if (sent === undefined) await world.compact(at);
        else {
          const batch = sent.map(({ id, version }) =>
            anEvent(`e${id}`, liveTime("-09:00"), { quantity: version }),
          );
          expect((await world.send(at, batch)).status).toBe(202);
          for (const { id } of sent) acknowledged.add(`luna e${id}`);
        }
        expect(await idsIn("events_live")).toEqual([...acknowledged].sort());
      }
      expect(await idsIn("events")).toEqual([...acknowledged].sort());
      await world.dispose();
    }),
    { numRuns: 12, seed: 5 },
  );
});
