import { gzipSync } from "node:zlib";
import { decodeEnvelope } from "../../../pipeline/raw/envelope";
import { decodeLineText, type RawLine, readRawObject } from "../../../pipeline/raw/readRawObject";
import type { ObjectStore } from "../../../pipeline/storage/objectStore";
import { anEnvelopeLine } from "../../fixtures/anEnvelopeLine";
import { anEvent, someEvents } from "../../fixtures/anEvent";
import { anIngest } from "../../fixtures/anIngest";
import { memoryObjectStore } from "../../support/objectStore.memory";

const linesOf = async (body: Uint8Array): Promise<RawLine[]> => {
  const store = memoryObjectStore();
  await store.put("raw", body);
  return readAll(store);
};

const readAll = async (store: ObjectStore, key = "raw"): Promise<RawLine[]> => {
  const lines: RawLine[] = [];
  for (const line of (await readRawObject(store, key, decodeLineText(decodeEnvelope))) ?? [])
    lines.push(line);
  return lines;
};

const eventIds = (lines: readonly RawLine[]): unknown[] =>
  lines.map((line) => (line.kind === "event" ? line.envelope.event.event_id : line));

test("what ingest stores is read back, event by event in the batch's order", async () => {
  const ingest = anIngest();
  const sent = someEvents(3);
  await ingest.send(JSON.stringify(sent));
  const [key = ""] = await ingest.keysOf("raw/");
  expect(eventIds(await readAll(ingest.store, key))).toEqual(["e-1", "e-2", "e-3"]);
});

test("a bad line is told by its number, and hinders no other", async () => {
  const body = [
    anEnvelopeLine(),
    "half a li",
    "",
    anEnvelopeLine({ event: anEvent({ event_id: "e-2" }) }),
    "{}",
  ];
  const lines = await linesOf(gzipSync(body.join("\n")));
  expect(eventIds(lines)).toEqual([
    "e-1",
    { kind: "bad", line: 2, errors: ["line: is not JSON"] },
    "e-2",
    { kind: "bad", line: 5, errors: expect.arrayContaining([expect.stringMatching(/^key_id: /)]) },
  ]);
});

test.each([
  ["no gzip", Buffer.from(anEnvelopeLine())],
  ["truncated", gzipSync(anEnvelopeLine()).subarray(0, -9)],
  ["empty", Buffer.alloc(0)],
])("an object that is %s is told as a whole", async (_, body) => {
  expect(await linesOf(body)).toEqual([
    { kind: "bad", line: 0, errors: ["object: is not gzip, or damaged"] },
  ]);
});

test("an object of no lines has none", async () => {
  expect(await linesOf(gzipSync("\n"))).toEqual([]);
});

test("an absent object is none, not an empty one: to read it as empty would drop its events", async () => {
  expect(await readRawObject(memoryObjectStore(), "absent", decodeLineText(decodeEnvelope))).toBeUndefined();
});

test("a store that fails rejects", async () => {
  const store = { ...memoryObjectStore(), get: () => Promise.reject(new Error("no answer")) };
  await expect(readAll(store)).rejects.toThrow("no answer");
});

test("an object that inflates without end is told as bad, and its memory is not spent", async () => {
  expect(await linesOf(gzipSync(Buffer.alloc(64_000_001, " ")))).toEqual([
    { kind: "bad", line: 0, errors: ["object: inflates to more than 64000000 bytes"] },
  ]);
});

test("of many objects under way none is inflated before its turn", async () => {
  const store = memoryObjectStore();
  await store.put("raw", gzipSync(Buffer.alloc(60_000_000, "x")));
  const before = process.memoryUsage().arrayBuffers;
  const objects = await Promise.all(
    Array.from({ length: 16 }, () => readRawObject(store, "raw", decodeLineText(decodeEnvelope))),
  );
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000);
  expect([...(objects[0] ?? [])]).toEqual([{ kind: "bad", line: 1, errors: ["line: is not JSON"] }]);
});

test("bytes behind an object's padding are told, and hinder none of its lines", async () => {
  const body = Buffer.concat([gzipSync(anEnvelopeLine()), Buffer.alloc(4), Buffer.from("x")]);
  expect(eventIds(await linesOf(body))).toEqual([
    { kind: "bad", line: 0, errors: ["object: its gzip is followed by 5 bytes that are none"] },
    "e-1",
  ]);
  expect(eventIds(await linesOf(Buffer.concat([gzipSync(anEnvelopeLine()), Buffer.alloc(4)])))).toEqual([
    "e-1",
  ]);
});

test("a line that is no UTF-8 is told, not shown with other characters than it was sent with", async () => {
  const [before = "", after = ""] = anEnvelopeLine({ event: anEvent({ item_name: "MARK" }) }).split("MARK");
  const body = Buffer.concat([
    Buffer.from(before),
    Buffer.of(0xc3),
    Buffer.from(`${after}\n${anEnvelopeLine()}`),
  ]);
  expect(eventIds(await linesOf(gzipSync(body)))).toEqual([
    { kind: "bad", line: 1, errors: ["line: is not UTF-8"] },
    "e-1",
  ]);
});

test("of an object without end ten thousand lines are read, and the rest is told", async () => {
  const lines = await linesOf(gzipSync("{}\n".repeat(20_000_000)));
  expect(lines).toHaveLength(10_001);
  expect(lines.at(-1)).toEqual({
    kind: "bad",
    line: 0,
    errors: ["object: has more than 10000 lines; the others are not read"],
  });
  expect(await linesOf(gzipSync("\n".repeat(10_000)))).toEqual([]);
});
