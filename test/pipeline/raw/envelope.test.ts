import { decodeEnvelope } from "../../../pipeline/raw/envelope";
import { anEnvelopeLine } from "../../fixtures/anEnvelopeLine";
import { anEvent } from "../../fixtures/anEvent";

test("a line decodes to its event and what is known of its sending", () => {
  expect(decodeEnvelope(anEnvelopeLine({ sent_at_ms: 1_772_390_528_000 }))).toEqual({
    kind: "valid",
    value: {
      received_at_ms: 1_772_390_528_004,
      sent_at_ms: 1_772_390_528_000,
      key_id: "web-1",
      key_kind: "browser",
      client: { country: "IT" },
      event: { ...anEvent(), occurred_at: Date.UTC(2026, 2, 1, 18, 42, 7, 120) },
    },
  });
});

test("a server's line has no sending time and no facts of a client", () => {
  const line = anEnvelopeLine({ sent_at_ms: undefined, key_kind: "server", client: {} });
  expect(decodeEnvelope(line)).toMatchObject({ kind: "valid", value: { key_kind: "server", client: {} } });
});

test.each([
  ["received_at_ms", undefined, /^received_at_ms: must be .+, it is missing$/],
  ["received_at_ms", 1.5, /^received_at_ms: must be .+, which this is not$/],
  ["sent_at_ms", true, /^sent_at_ms: must be .+, which this is not$/],
  ["key_id", 7, /^key_id: must be string, which this is not$/],
  ["key_kind", "reader", /^key_kind: must be browser or server, which this is not$/],
  ["client", { latitude: 91 }, /^client.latitude: must be a number from -90 to 90, which this is not$/],
  ["event", [], /^event: must be /],
  ["event", anEvent({ site_id: 7 }), /^site_id: must be .+, which this is not$/],
  ["event", anEvent({ batch_id: "b" }), /^batch_id: set by Footfall/],
])("%s cannot be %j", (name, value, message) => {
  expect(decodeEnvelope(anEnvelopeLine({ [name]: value }))).toEqual({
    kind: "invalid",
    errors: [expect.stringMatching(message)],
  });
});

test.each(["", "{", "half a line"])("%j is not JSON", (line) => {
  expect(decodeEnvelope(line)).toEqual({ kind: "invalid", errors: ["line: is not JSON"] });
});

test("what a bad line says is not quoted: errors are kept and logged", () => {
  const bad = decodeEnvelope(
    anEnvelopeLine({ event: anEvent({ site_id: "john doe secret", scroll_depth: "secret" }) }),
  );
  expect(JSON.stringify(bad)).not.toContain("secret");
  expect(bad).toMatchObject({
    kind: "invalid",
    errors: expect.arrayContaining([expect.stringMatching(/^site_id: /)]),
  });
  const worse = decodeEnvelope(anEnvelopeLine({ key_kind: "secret", client: "secret" }));
  expect(JSON.stringify(worse)).not.toContain("secret");
});

test("a line that is deeper than ingest's own is refused: thousands of levels exhaust the stack of whoever writes them", () => {
  const levels = (count: number): string =>
    anEnvelopeLine({ event: anEvent({ properties: 0 }) }).replace(
      '"properties":0',
      `"properties":{"a":${"[".repeat(count - 3)}${"]".repeat(count - 3)}}`,
    );
  expect(decodeEnvelope(levels(64)).kind).toBe("valid");
  for (const count of [65, 100_000])
    expect(decodeEnvelope(levels(count))).toEqual({
      kind: "invalid",
      errors: ["line: is nested deeper than 64 levels"],
    });
});

test("the name of a member that no event has is not quoted either", () => {
  expect(decodeEnvelope(anEnvelopeLine({ event: anEvent({ "john doe": 1, secret: 2 }) }))).toEqual({
    kind: "invalid",
    errors: ["event: has a member that is no field of events"],
  });
});
