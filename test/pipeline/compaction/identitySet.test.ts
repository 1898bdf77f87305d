import fc from "fast-check";
import { identitySet, sightingBytes } from "../../../pipeline/compaction/identitySet";
import { sightingOf } from "../../../pipeline/compaction/sighting";
import { anEventLine } from "../../fixtures/anEventLine";

const aBatch = "3fa4b2c1".padEnd(64, "0");

test("a set holds every event's first sighting, in the order in which they came, however many there are", () => {
  const set = identitySet();
  const first = Array.from({ length: 5000 }, (_, n) =>
    sightingOf(anEventLine({ event_id: `event-${n}` }), aBatch, n + 1),
  );
  for (const sighting of first) expect(set.add(sighting)).toBe(true);
  first.forEach((_, n) => {
    const later = sightingOf(anEventLine({ event_id: `event-${n}`, section: "other" }), aBatch, n + 9);
    expect(set.add(later)).toBe(false);
    expect(set.find(later)).toBe(n);
    expect(set.at(n)).toEqual(first[n]);
  });
  expect(set.find(sightingOf(anEventLine({ event_id: "another" }), aBatch, 1))).toBeUndefined();
  expect(set.size).toBe(5000);
  expect(set.bytes()).toEqual(Buffer.concat(first));
});

test("an empty set has nothing, and no bytes", () => {
  expect(identitySet().find(sightingOf(anEventLine({ event_id: "a" }), aBatch, 1))).toBeUndefined();
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
