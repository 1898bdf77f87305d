import fc from "fast-check";
import {
  factsOf,
  identityOf,
  identitySet,
  isSameContent,
  sightingBytes,
  sightingOf,
} from "../../../pipeline/compaction/identitySet";
import type { Event } from "../../../pipeline/event/events";

const anEvent = (event_id: string, fields: Partial<Event> = {}): Event => ({
  event_id,
  site_id: "luna",
  event_type: "click",
  occurred_at: 0,
  ...fields,
});
const aBatch = "3fa4b2c1".padEnd(64, "0");

test("identityOf(event) goes by site and id alone", () => {
  expect(identityOf(anEvent("a", { occurred_at: 1 }))).toEqual(identityOf(anEvent("a", { occurred_at: 2 })));
  expect(identityOf(anEvent("a"))).not.toEqual(identityOf(anEvent("a", { site_id: "sole" })));
  expect(identityOf(anEvent("ab", { site_id: "c" }))).not.toEqual(
    identityOf(anEvent("b", { site_id: "ca" })),
  );
});

test("sightingOf(event, batchId, line) says whose it is, what it says and where it stands", () => {
  const sighting = sightingOf(anEvent("a"), aBatch, 70_000);
  expect(sighting).toHaveLength(sightingBytes);
  expect(sighting.subarray(0, 16)).toEqual(identityOf(anEvent("a")).subarray(0, 16));
  expect(factsOf(sighting)).toEqual({
    content: expect.stringMatching(/^[0-9a-f]{16}$/),
    batch: "3fa4b2c1",
    line: 70_000,
  });
});

test("isSameContent(a, b) goes by every field of the event, and not by where it stands", () => {
  const sighting = sightingOf(anEvent("a"), aBatch, 1);
  expect(isSameContent(sighting, sightingOf(anEvent("a"), "f".repeat(64), 9))).toBe(true);
  expect(isSameContent(sighting, sightingOf(anEvent("a", { properties: { x: 1 } }), aBatch, 1))).toBe(false);
  expect(isSameContent(sighting, sightingOf(anEvent("a", { occurred_at: 1 }), aBatch, 1))).toBe(false);
});

test("a set holds every event's first sighting, in the order in which they came, however many there are", () => {
  const set = identitySet();
  const first = Array.from({ length: 5000 }, (_, n) => sightingOf(anEvent(`event-${n}`), aBatch, n + 1));
  for (const sighting of first) expect(set.add(sighting)).toBe(true);
  first.forEach((_, n) => {
    const later = sightingOf(anEvent(`event-${n}`, { section: "other" }), aBatch, n + 9);
    expect(set.add(later)).toBe(false);
    expect(set.find(later)).toBe(n);
    expect(set.at(n)).toEqual(first[n]);
  });
  expect(set.find(sightingOf(anEvent("another"), aBatch, 1))).toBeUndefined();
  expect(set.size).toBe(5000);
  expect(set.bytes()).toEqual(Buffer.concat(first));
});

test("an empty set has nothing, and no bytes", () => {
  expect(identitySet().find(sightingOf(anEvent("a"), aBatch, 1))).toBeUndefined();
  expect(identitySet().bytes()).toHaveLength(0);
});

test("sightings are read at their offset, and those that begin alike are told apart", () => {
  const aSighting = (last: number) => Buffer.alloc(sightingBytes, 1).fill(last, 15, 16);
  const bytes = Buffer.concat([aSighting(1), aSighting(2), aSighting(1)]);
  const set = identitySet();
  expect([0, 1, 2].map((n) => set.add(bytes, n * sightingBytes))).toEqual([true, true, false]);
  expect(set.bytes()).toEqual(bytes.subarray(0, 2 * sightingBytes));
});

test("it answers as a JavaScript Map does", () => {
  const sightings = fc
    .uint8Array({ minLength: 2, maxLength: 2 })
    .map(([whose = 0, rest = 0]) => Buffer.alloc(sightingBytes, rest).fill(whose, 0, 16));
  fc.assert(
    fc.property(fc.array(sightings, { maxLength: 200 }), (all) => {
      const set = identitySet();
      const model = new Map<string, string>();
      for (const sighting of all) {
        const whose = sighting.toString("hex", 0, 16);
        expect(set.find(sighting) !== undefined).toBe(model.has(whose));
        expect(set.add(sighting)).toBe(!model.has(whose));
        if (!model.has(whose)) model.set(whose, sighting.toString("hex"));
      }
      expect(set.bytes().toString("hex")).toBe([...model.values()].join(""));
    }),
  );
});
