import { gzipSync } from "node:zlib";
import { decodeCommitRecord } from "../../../pipeline/lake/commitRecord";
import {
  aLakeReader,
  anEvent,
  aPipeline,
  everythingIn,
  type LakeReader,
  type Pipeline,
} from "../../support/aPipeline";

let reader: LakeReader;
let pipeline: Pipeline;
beforeAll(async () => {
  reader = await aLakeReader();
});
beforeEach(async () => {
  pipeline = await aPipeline();
  await pipeline.send("2026-03-01T18:30:00Z", [anEvent("good", "2026-03-01T18:00:00Z")]);
});
afterEach(() => pipeline.dispose());

const hour = "raw/events/dt=2026-03-01/hr=18";
const keyOf = (digit: string): string => `${hour}/s=00/${digit.repeat(64)}.ndjson.gz`;

const aLine = (
  changes: Readonly<Record<string, unknown>> = {},
  event: Readonly<Record<string, unknown>> = {},
) =>
  JSON.stringify({
    received_at_ms: Date.parse("2026-03-01T18:30:00Z"),
    key_id: "server-1",
    key_kind: "server",
    client: {},
    event: anEvent("line", "2026-03-01T18:00:00Z", event),
    ...changes,
  });

/** Compacts, and tells the one commit record, with the lines that its quarantine lists. */
const recordOf = async () => {
  const report = await pipeline.compact("2026-03-01T19:05:00Z");
  expect(report.failures).toEqual([]);
  const key = (await everythingIn(pipeline.lake)).find((object) => object.key.endsWith(".json"))?.key ?? "";
  const record = decodeCommitRecord(key, (await pipeline.lake.get(key))?.body ?? Buffer.of());
  expect(record.counts).toEqual(report.counts);
  const listed = record.quarantine === null ? undefined : await pipeline.lake.get(record.quarantine);
  const quarantined: { key: string; line: number; errors: string[] }[] = Buffer.from(listed?.body ?? [])
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  return { ...record, quarantined };
};

const whole = gzipSync(`${aLine()}\n`);

test.each<[string, Uint8Array]>([
  ["is no gzip", Buffer.from(aLine())],
  ["is cut short", whole.subarray(0, whole.length - 12)],
  ["has no bytes", Buffer.of()],
  ["is damaged", Buffer.from(whole.map((byte, at) => (at === 30 ? byte ^ 0xff : byte)))],
])("a raw object that %s is named in the quarantine and hinders nothing", async (_, body) => {
  await pipeline.raw.put(keyOf("e"), body);
  const { counts, quarantined } = await recordOf();
  expect(counts).toMatchObject({ objects: 2, lines: 2, rows: 1, quarantined: 1 });
  expect(quarantined).toEqual([{ key: keyOf("e"), line: 0, errors: ["object: is not gzip, or damaged"] }]);
  expect(await reader.shown(pipeline)).toEqual(["2026-03-01 luna good"]);
  expect((await pipeline.compact("2026-03-01T19:05:00Z")).units.unchanged).toBe(1);
});

test("bad lines are named with their numbers and reasons, but not quoted, and their neighbours are rows", async () => {
  const lines = [
    aLine({}, { event_id: "one" }),
    "{ half a line",
    "",
    aLine({}, { event_id: undefined }),
    aLine({ received_at_ms: 1e300 }),
    aLine({ received_at_ms: 1.5 }),
    aLine({ sent_at_ms: -1e300 }),
    aLine({ key_kind: "master" }),
    "null",
    aLine({}, { event_id: "ten" }),
  ];
  await pipeline.raw.put(keyOf("e"), gzipSync(lines.join("\n")));
  const { counts, quarantined } = await recordOf();
  expect(counts).toMatchObject({ lines: 10, rows: 3, duplicates: 0, quarantined: 7 });
  expect(quarantined.map(({ line }) => line)).toEqual([2, 4, 5, 6, 7, 8, 9]);
  expect(quarantined[0]?.errors).toEqual(["line: is not JSON"]);
  expect(quarantined[1]?.errors).toEqual([expect.stringMatching(/^event_id: required, /)]);
  expect(await reader.shown(pipeline)).toEqual([
    "2026-03-01 luna good",
    "2026-03-01 luna one",
    "2026-03-01 luna ten",
  ]);
});

test("of very many bad lines the first hundred thousand are named and all are counted", async () => {
  for (const digit of "abcdef01234") await pipeline.raw.put(keyOf(digit), gzipSync("x\n".repeat(9_999)));
  const { counts, quarantined } = await recordOf();
  expect(counts).toMatchObject({ lines: 109_990, rows: 1, quarantined: 109_989 });
  expect(quarantined).toHaveLength(100_000);
  expect(quarantined[0]).toEqual({ key: keyOf("0"), line: 1, errors: ["line: is not JSON"] });
});

test("an object of nothing but bad lines leaves a unit without rows, which is settled all the same", async () => {
  await pipeline.dispose();
  await pipeline.raw.put(keyOf("e"), gzipSync("x\n"));
  expect((await recordOf()).outputs).toEqual([]);
  expect(await reader.shown(pipeline)).toEqual([]);
  expect((await pipeline.compact("2026-03-01T19:05:00Z")).units).toEqual({
    unchanged: 1,
    completed: 0,
    compacted: 0,
  });
});

test("files that ingest never writes are counted and left alone", async () => {
  for (const name of ["s=00/notes.txt", "_SUCCESS", `s=00/${"E".repeat(64)}.ndjson.gz`])
    await pipeline.raw.put(`${hour}/${name}`, Buffer.from("anything"));
  const report = await pipeline.compact("2026-03-01T19:05:00Z");
  expect(report).toMatchObject({ foreign_objects: 3, counts: { objects: 1, quarantined: 0 }, failures: [] });
});

test("a broken commit record fails its unit by name, and no other", async () => {
  await pipeline.send("2026-03-01T17:30:00Z", [anEvent("other", "2026-03-01T17:00:00Z")]);
  const key = "lake/events/commit/2026-03-01T17-s00/000001.json";
  await pipeline.lake.put(key, Buffer.from("{"));
  const { failures, units } = await pipeline.compact("2026-03-01T19:05:00Z");
  expect(failures).toEqual([
    { unit: "2026-03-01T17-s00", error: `${key}: is no commit record: is not JSON` },
  ]);
  expect(units.compacted).toBe(1);
});
