import { factsOf, isSameContent, sightingBytes } from "../../../pipeline/compaction/identitySet";
import { identityOf, sighting, sightingOf } from "../../../pipeline/compaction/sighting";
import { anEventLine } from "../../fixtures/anEventLine";

const aBatch = "3fa4b2c1".padEnd(64, "0");

test.each([
  ["e-1", "38c97f0f0bf6aaca41128c98f0d7daab083810e455234a163fa4b2c170110100"],
  ["é-1", "e700169189deb72498dfcfcaee9c81055113f8dabd6d865d3fa4b2c170110100"],
])("the sighting of %s is what sidecars hold: it never changes", (event_id, hex) => {
  const line = anEventLine({ event_id, section: "Dolci – 麺" });
  expect(sightingOf(line, aBatch, 70_000).toString("hex")).toBe(hex);
});

test("identityOf(line) goes by site and id alone", () => {
  const identity = (event: Readonly<Record<string, unknown>>) => identityOf(anEventLine(event));
  expect(identity({ event_id: "a", section: "x" })).toBe(identity({ event_id: "a", section: "y" }));
  expect(identity({ event_id: "a" })).not.toBe(identity({ event_id: "a", site_id: "sole" }));
  expect(identity({ event_id: "ab", site_id: "c" })).not.toBe(identity({ event_id: "b", site_id: "ca" }));
  expect(identity({ event_id: "a" })).toHaveLength(32);
});

test("sightingOf(line, batchId, number) says whose it is, what it says and where it stands", () => {
  const line = anEventLine({ event_id: "a" });
  const made = sightingOf(line, aBatch, 70_000);
  expect(made).toHaveLength(sightingBytes);
  expect(made.toString("latin1", 0, 16)).toBe(identityOf(line).slice(0, 16));
  expect(factsOf(made)).toEqual({
    content: expect.stringMatching(/^[0-9a-f]{16}$/),
    batch: "3fa4b2c1",
    line: 70_000,
  });
  expect(factsOf(sightingOf(line, "0a".repeat(32), 1)).batch).toBe("0a0a0a0a");
});

test("isSameContent(a, b) goes by every field of the event, and not by where it stands", () => {
  const of = (event: Readonly<Record<string, unknown>>, batch = aBatch, number = 1) =>
    sightingOf(anEventLine({ event_id: "a", ...event }), batch, number);
  expect(isSameContent(of({}), of({}, "f".repeat(64), 9))).toBe(true);
  expect(isSameContent(of({}), of({ properties: { x: 1 } }))).toBe(false);
  expect(isSameContent(of({}), of({ occurred_at: "2026-03-01T18:42:07.121Z" }))).toBe(false);
});

test("the content goes by what an event says, however its line is written", () => {
  const written = anEventLine({ scroll_depth: 50, section: "Dolci" });
  const sent = sightingOf(written, aBatch, 1);
  const reordered = anEventLine({
    section: "Dolci",
    scroll_depth: 50,
    occurred_at: "2026-03-01T19:42:07.12+01:00",
  });
  expect(sightingOf(reordered, aBatch, 1)).toEqual(sent);
});

test("of a batch whose name is no hexadecimal number nothing is remembered", () => {
  expect(factsOf(sighting("i".repeat(32), "c".repeat(32), "zz", 1)).batch).toBe("00000000");
});
